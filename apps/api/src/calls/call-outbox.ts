import { Injectable } from '@nestjs/common';
import { JobsDb, TenantDb } from '@voicecore/database';
import type { CallId, TenantId } from '@voicecore/domain/kernel';
import { AppLogger } from '../platform/app-logger';
import type { CallKey } from './call-row';
import { CallEffects } from './call-effects';
import type { OutboxRow } from './call.store';

/** Effects of one sweep, and how often one is tried before it is given up; both count. */
const sweepSize = 50;
const mostAttempts = 8;

interface DueRow {
  readonly tenant_id: TenantId;
  readonly call_id: CallId;
  readonly id: string;
  readonly kind: string;
  readonly payload: object;
  readonly attempts: number;
}

/**
 * Carries out what a decision asked for outside its transaction. Right after the commit is only a hint: what is left, also
 * by a process that died, is swept by any other.
 */
@Injectable()
export class CallOutbox {
  constructor(
    private readonly db: TenantDb,
    private readonly jobs: JobsDb,
    private readonly effects: CallEffects,
    private readonly log: AppLogger,
  ) {}

  /** Starts the effects of a committed entry; they go on by themselves. */
  dispatch(call: CallKey, rows: readonly OutboxRow[]): void {
    for (const row of rows) void this.carryOut(call, { ...row, attempts: 0 });
  }

  /** Takes up what is due: one process takes each row, and another one if that process dies with it. */
  async sweep(): Promise<number> {
    const due = await this.jobs.query<DueRow>(
      `update outbox set due_at = now() + interval '5 seconds', attempts = attempts + 1
        where (tenant_id, id) in (
          select tenant_id, id from outbox where done_at is null and due_at <= now()
           order by due_at limit ${sweepSize} for update skip locked)
       returning tenant_id, call_id, id, kind, payload, attempts`,
    );
    await Promise.all(due.map((row) => this.carryOut({ tenantId: row.tenant_id, callId: row.call_id }, row)));
    return due.length;
  }

  private async carryOut(
    call: CallKey,
    row: { id: string; kind: string; payload: object; attempts: number },
  ): Promise<void> {
    try {
      await this.effects.perform(call, row.kind, row.payload);
    } catch (error) {
      this.log.warn({ err: error, callId: call.callId, effect: row.kind, attempts: row.attempts }, 'an effect failed');
      if (row.attempts < mostAttempts) return;
    }
    await this.settle(call, row.id);
  }

  private async settle(call: CallKey, id: string): Promise<void> {
    try {
      await this.db.run(call.tenantId, (tx) =>
        tx.query('update outbox set done_at = now() where tenant_id = $1 and id = $2', [call.tenantId, id]),
      );
    } catch (error) {
      this.log.warn(
        { err: error, callId: call.callId },
        'an effect was carried out but not marked; it will be repeated',
      );
    }
  }
}
