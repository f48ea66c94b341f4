import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { JobsDb, type TenantTx } from '@voicecore/database';
import type { Decision, Effect } from '@voicecore/domain/call';
import type { CallId } from '@voicecore/domain/kernel';
import { randomUUID } from 'node:crypto';
import { AppLogger } from '../platform/app-logger';
import { faultCode } from '../platform/fault-code';
import { Metrics } from '../platform/metrics';
import { CallEffects } from './call-effects';
import type { CallKey } from './call-row';
import type { OutboxRow } from './call.store';
import { OutboxStore, type OutboxKey, type TakenRow } from './outbox.store';
import { ProcessLease } from './process-lease';

/** Maximum number of swept effects that this process carries out at the same time. */
const together = 50;
/** How many times an effect is tried before it becomes a dead letter, and the pauses between tries: 45 s in all. */
const mostAttempts = 8;
const pauseSeconds = (attempts: number): number => Math.min(2 ** (attempts - 1), 10);

/** The outcome of one try. */
type Tried = 'done' | 'failed';

/**
 * Carries out the effects of a decision outside its transaction. The run right after the commit is only a fast path:
 * whatever is left, also by a process that died, is swept by any other process. An effect that fails for good becomes a
 * dead letter that people can see.
 */
@Injectable()
export class CallOutbox implements OnApplicationShutdown {
  private readonly inHand = new Set<Promise<unknown>>();
  private readonly store: OutboxStore;
  private swept = 0;

  constructor(
    jobs: JobsDb,
    private readonly effects: CallEffects,
    private readonly lease: ProcessLease,
    private readonly metrics: Metrics,
    private readonly log: AppLogger,
  ) {
    this.store = new OutboxStore(jobs, lease.id);
  }

  /** Returns the outbox rows for the effects of an entry, taken by this process. */
  rowsOf(callId: CallId, n: number, effects: readonly Effect[]): OutboxRow[] {
    return effects.map((effect, index) => {
      const { kind, ...payload } = effect;
      return { id: randomUUID(), kind, key: `${callId}:${n}:${index}`, payload, takenBy: this.lease.id };
    });
  }

  /** Drops a redirect that a timer requests again while an earlier redirect of the call is still open in the outbox. */
  async withoutRepeated(tx: TenantTx, callId: CallId, decision: Decision): Promise<Decision> {
    const [effect] = decision.effects;
    if (decision.events.length > 0 || decision.effects.length !== 1 || effect?.kind !== 'redirect') return decision;
    const open = await tx.query(
      `select 1 from outbox where tenant_id = $1 and call_id = $2 and kind = 'redirect' and done_at is null`,
      [tx.tenantId, callId],
    );
    return open.length > 0 ? { ...decision, effects: [] } : decision;
  }

  /** Starts the effects of a committed entry. Does not wait for them. */
  dispatch(call: CallKey, rows: readonly OutboxRow[]): void {
    for (const { id, kind, payload } of rows)
      void this.carryOut({ tenant_id: call.tenantId, call_id: call.callId, id, kind, payload, attempts: 1 });
  }

  /** Starts effects that are due, or that failed for good and may now succeed. Does not wait; returns their number. */
  async sweep(which: 'due' | 'failed'): Promise<number> {
    const places = together - this.swept;
    if (places <= 0) return 0;
    const rows =
      which === 'due'
        ? await this.store.takeDue(places, this.lease.renewedSteadily())
        : await this.store.takeFailed(places);
    for (const row of rows) {
      this.swept += 1;
      void this.carryOut(row).finally(() => (this.swept -= 1));
    }
    return rows.length;
  }

  /** Retries a dead letter at a user's request; null when it is not a dead letter, or is being tried right now. */
  async retry(key: OutboxKey): Promise<Tried | null> {
    const row = await this.store.takeLetter(key);
    return row === null ? null : this.carryOut(row);
  }

  /** Returns the number of dead letters by kind. */
  letters(): Promise<ReadonlyMap<string, number>> {
    return this.store.letters();
  }

  /** Resolves once no effect is in progress. */
  async idle(): Promise<void> {
    while (this.inHand.size > 0) await Promise.all(this.inHand);
  }

  /** Finishes effects in progress while the pools are still open. Requests to the carrier end within seconds. */
  onApplicationShutdown(): Promise<void> {
    return this.idle();
  }

  private carryOut(row: TakenRow): Promise<Tried> {
    const trying = this.tryOut(row).finally(() => this.inHand.delete(trying));
    this.inHand.add(trying);
    return trying;
  }

  private async tryOut(row: TakenRow): Promise<Tried> {
    const key = { tenantId: row.tenant_id, id: row.id };
    let outcome: Tried = 'done';
    try {
      await this.effects.perform({ tenantId: row.tenant_id, callId: row.call_id }, row);
      await this.note(row, this.store.done(key));
    } catch (error) {
      outcome = 'failed';
      await this.note(row, this.failed(row, key, error));
    }
    this.metrics.effects.labels(this.effects.knows(row.kind) ? row.kind : 'unknown', outcome).inc();
    return outcome;
  }

  private async failed(row: TakenRow, key: OutboxKey, error: unknown): Promise<void> {
    const about = { err: error, callId: row.call_id, effect: row.kind, attempts: row.attempts };
    const fault = faultCode(error);
    if (row.attempts < mostAttempts) {
      this.log.warn(about, 'an effect failed; it will be retried');
      return this.store.again(key, fault, pauseSeconds(row.attempts));
    }
    if (!(await this.store.fail(key, fault))) return;
    this.log.error(
      { ...about, fault, letter: row.id },
      'an effect failed for good and is now a dead letter: fix what the fault names, then retry it on the page of failed steps',
    );
  }

  /** A row whose result could not be written stays taken until its time is over, and is then tried again. */
  private async note(row: TakenRow, writing: Promise<void>): Promise<void> {
    await writing.catch((error: unknown) =>
      this.log.warn(
        { err: error, callId: row.call_id },
        'the result of an effect could not be saved; the effect will be repeated',
      ),
    );
  }
}
