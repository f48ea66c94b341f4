import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import type { CallState } from '@voicecore/domain/call';
import type { CallKey } from '../calls';
import { Shutdown } from '../platform/shutdown';
import { ModelConnector, silentListener, type OpenedSession } from './model-connector';
import { StreamSeeds, type StreamSeed } from './stream-seed';

/**
 * A stream arrives within a second of its document; after this time it has gone to another process, or will not come,
 * ms.
 */
const WAIT_MS = 5_000;
/** Maximum number of sessions of one process that wait for their streams. */
const MOST_AHEAD = 50;

/** What was prepared for a stream before the carrier opened it. */
export interface PreparedStream {
  readonly seed: Promise<StreamSeed>;
  /** Rejects when the model is not available. */
  readonly opened: Promise<OpenedSession>;
}

/**
 * Opens the model's session while the carrier is still receiving the document that requests the stream: when the stream
 * starts, its opening has been read and the session is ready. When another process gets the stream, it opens a session
 * there, and the one here is closed.
 */
@Injectable()
export class PreparedStreams implements BeforeApplicationShutdown {
  private readonly ahead = new Map<string, PreparedStream & { readonly timer: NodeJS.Timeout }>();

  constructor(
    private readonly seeds: StreamSeeds,
    private readonly models: ModelConnector,
    private readonly shutdown: Shutdown,
  ) {}

  beforeApplicationShutdown(): void {
    for (const key of [...this.ahead.keys()]) this.drop(key);
  }

  /** Called when the document of the stream `n` is answered; does not delay the answer. */
  prepare(call: CallKey, n: number, state: CallState): void {
    const key = keyOf(call, n);
    const isWanted = state.stream === null && !this.shutdown.isGoingDown && !this.ahead.has(key);
    if (!isWanted || this.ahead.size >= MOST_AHEAD) return;
    const seed = this.seeds.read(call, state);
    const opened = seed.then(({ settings }) => this.models.open(settings, callersLanguage(state), silentListener));
    // The code that takes the stream gets the error; until then it is not unhandled.
    opened.catch(() => undefined);
    this.ahead.set(key, { seed, opened, timer: setTimeout(() => this.drop(key), WAIT_MS) });
  }

  /** Returns what was prepared for a stream that has arrived, once; null when nothing was prepared in this process. */
  take(call: CallKey, n: number): PreparedStream | null {
    const key = keyOf(call, n);
    const found = this.ahead.get(key);
    if (found === undefined) return null;
    clearTimeout(found.timer);
    this.ahead.delete(key);
    return found;
  }

  private drop(key: string): void {
    const found = this.ahead.get(key);
    if (found === undefined) return;
    clearTimeout(found.timer);
    this.ahead.delete(key);
    discard(found);
  }
}

/** Closes a session that will not be used. */
export function discard({ opened }: PreparedStream): void {
  opened.then(
    ({ leg }) => leg.close(),
    () => undefined,
  );
}

/** Returns the language that the model is given; null until the caller has chosen one. */
export function callersLanguage({ language, languageKnown }: CallState): CallState['language'] | null {
  return languageKnown ? language : null;
}

function keyOf({ callId }: CallKey, n: number): string {
  return `${callId}.${String(n)}`;
}
