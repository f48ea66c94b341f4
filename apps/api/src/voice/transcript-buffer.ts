import type { CallKey, CallTurn, CallTurns, StreamTurn } from '../calls';
import type { AppLogger } from '../platform/app-logger';

/** Maximum number of turns of one call kept in memory while the database does not accept them. */
const MOST_TURNS = 500;
/** How long turns are collected before they are appended together, ms. */
const BATCH_MS = 400;
/** Pause after a failed append, ms. */
const RETRY_MS = 2_000;

/** Appends the turns of one stream in order, in the background: the talk never waits for the database. */
export class TranscriptBuffer {
  private queue: StreamTurn[] = [];
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<void> | null = null;

  constructor(
    private readonly call: CallKey,
    private readonly stream: number,
    private readonly turns: CallTurns,
    private readonly log: AppLogger,
  ) {}

  keep(seq: number, turn: CallTurn): void {
    if (this.queue.length >= MOST_TURNS) {
      this.log.error(
        { callId: this.call.callId },
        'the transcript is longer than can be kept while the database is unavailable',
      );
      return;
    }
    this.queue.push({ seq, turn });
    this.later(BATCH_MS);
  }

  /** Appends what is left; resolves when it is stored, or when the database has failed once more. */
  async flush(): Promise<void> {
    await this.running;
    await this.append();
  }

  private later(ms: number): void {
    this.timer ??= setTimeout(() => {
      this.timer = null;
      this.running = this.append();
    }, ms);
  }

  private async append(): Promise<void> {
    const batch = this.queue;
    if (batch.length === 0) return;
    this.queue = [];
    batch.sort((a, b) => a.seq - b.seq);
    try {
      await this.turns.append(this.call, this.stream, batch);
    } catch (error) {
      this.log.warn({ err: error, callId: this.call.callId, turns: batch.length }, 'turns could not be stored yet');
      this.queue = [...batch, ...this.queue];
      this.later(RETRY_MS);
    }
  }
}
