import { DatabaseFault } from '@voicecore/database';
import type { CallInput } from '@voicecore/domain/call';
import type { Applied, CallKey, CallLedger } from '../calls';
import type { AppLogger } from '../platform/app-logger';

/** Pauses between tries, ms. After them, an input that fails on its own is given up, because others wait behind it. */
const PAUSES_MS = [100, 400, 1_500] as const;
/**
 * While the database is unavailable, an input is kept and tried again this often, for longer than an outage lasts, ms.
 */
const AWAY_MS = 5_000;
const LONGEST_AWAY_MS = 600_000;
/** How long the end of a stream waits for the ledger, ms. */
const SETTLE_MS = 2_000;

/** Sends the ledger one input after the other, in the order in which they happened. */
export class OrderedInputs {
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly call: CallKey,
    private readonly ledger: CallLedger,
    private readonly log: AppLogger,
  ) {}

  /** Returns null when the ledger has no such call, or could not take the input. */
  tell(input: CallInput, key: string): Promise<Applied | null> {
    const applied = this.last.then(() => this.apply(input, key));
    this.last = applied;
    return applied;
  }

  /** Resolves when all inputs have been taken and the other work is done, or after a while. */
  async settled(other: Promise<void>): Promise<void> {
    await Promise.race([Promise.all([this.last, other]), pause(SETTLE_MS)]);
  }

  private async apply(input: CallInput, key: string): Promise<Applied | null> {
    let waited = 0;
    for (let tries = 0; ; tries += 1) {
      try {
        return await this.ledger.apply(this.call, input, key);
      } catch (error) {
        const about = { err: error, callId: this.call.callId, input: input.kind };
        const wait = PAUSES_MS[tries] ?? (isAway(error) && waited < LONGEST_AWAY_MS ? AWAY_MS : null);
        if (wait === null) {
          this.log.error(about, 'the ledger did not accept an input, which is lost; the call continues without it');
          return null;
        }
        this.log.warn(about, 'the ledger did not accept an input; it will be retried');
        waited += wait;
        await pause(wait);
      }
    }
  }
}

function isAway(error: unknown): boolean {
  return error instanceof DatabaseFault && error.mayPass;
}

/** The timer does not keep a process alive that has nothing else to do. */
function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms).unref());
}
