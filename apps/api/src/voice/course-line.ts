import type { CallInput } from '@voicecore/domain/call';
import { setTimeout as pause } from 'node:timers/promises';
import type { Applied, CallKey, CallLedger } from '../calls';
import type { AppLogger } from '../platform/app-logger';

/** Pauses between tries while the database is away, ms; after the last the input is given up. */
const PAUSES_MS = [100, 400, 1_500, 5_000, 15_000] as const;
/** How long the end of a stream waits for the ledger, ms. */
const SETTLE_MS = 2_000;

/** Tells the ledger one input after the other, in the order in which they happened. */
export class CourseLine {
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly call: CallKey,
    private readonly ledger: CallLedger,
    private readonly log: AppLogger,
  ) {}

  /** Null when the ledger has no such call, or could not be reached in time. */
  tell(input: CallInput, key: string): Promise<Applied | null> {
    const told = this.last.then(() => this.apply(input, key));
    this.last = told;
    return told;
  }

  /** Resolves when everything told has been taken and the other work is done, or after a while. */
  async settled(other: Promise<void>): Promise<void> {
    await Promise.race([Promise.all([this.last, other]), pause(SETTLE_MS, undefined, { ref: false })]);
  }

  private async apply(input: CallInput, key: string): Promise<Applied | null> {
    for (const wait of [...PAUSES_MS, null]) {
      try {
        return await this.ledger.apply(this.call, input, key);
      } catch (error) {
        this.log.warn({ err: error, callId: this.call.callId, input: input.kind }, 'the ledger did not take an input');
        if (wait !== null) await pause(wait);
      }
    }
    return null;
  }
}
