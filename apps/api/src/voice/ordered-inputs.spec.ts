import { DatabaseFault } from '@voicecore/database';
import type { CallId, TenantId } from '@voicecore/domain/kernel';
import type { CallLedger } from '../calls';
import { AppLogger } from '../platform/app-logger';
import { OrderedInputs } from './ordered-inputs';

const call = { tenantId: 't' as TenantId, callId: 'c' as CallId };

/** A ledger that fails with `fault` until the test makes it work. */
class FailingLedger {
  readonly taken: string[] = [];
  tries = 0;

  constructor(public fault: ((key: string) => Error | null) | null) {}

  apply(_call: unknown, _input: unknown, key: string): Promise<null> {
    this.tries += 1;
    const fault = this.fault?.(key) ?? null;
    if (fault !== null) return Promise.reject(fault);
    this.taken.push(key);
    return Promise.resolve(null);
  }
}

const lineTo = (ledger: FailingLedger) =>
  new OrderedInputs(call, ledger as Partial<CallLedger> as CallLedger, new AppLogger('silent'));

describe('what a stream tells the ledger', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('is not dropped while the database is away, for minutes, and keeps its order', async () => {
    const ledger = new FailingLedger(() => new DatabaseFault('ECONNREFUSED', null, null, 'away'));
    const line = lineTo(ledger);
    void line.tell({ kind: 'TimerFired', n: 1 }, 'first');
    void line.tell({ kind: 'TimerFired', n: 2 }, 'second');
    await jest.advanceTimersByTimeAsync(5 * 60_000);
    expect([ledger.taken, ledger.tries > 10]).toEqual([[], true]);
    ledger.fault = null;
    await jest.advanceTimersByTimeAsync(20_000);
    expect(ledger.taken).toEqual(['first', 'second']);
  });

  it('is given up where trying again cannot help, so that what comes after it is taken', async () => {
    const ledger = new FailingLedger((key) => (key === 'first' ? new Error('a fault of ours') : null));
    const line = lineTo(ledger);
    void line.tell({ kind: 'TimerFired', n: 1 }, 'first');
    void line.tell({ kind: 'TimerFired', n: 2 }, 'second');
    await jest.advanceTimersByTimeAsync(30_000);
    expect(ledger.taken).toEqual(['second']);
  });
});
