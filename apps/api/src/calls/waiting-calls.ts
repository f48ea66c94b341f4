import { Injectable } from '@nestjs/common';
import { TenantDb } from '@voicecore/database';
import type { AgentId, CallId, TenantId } from '@voicecore/domain/kernel';
import { randomUUID } from 'node:crypto';
import { CallLedger } from './call-ledger';

/** Waiting calls that are looked at when one agent becomes free: the first may be lost to another agent meanwhile. */
const looked = 3;

/** Brings an agent who became free together with the caller who has waited longest. */
@Injectable()
export class WaitingCalls {
  constructor(
    private readonly db: TenantDb,
    private readonly ledger: CallLedger,
  ) {}

  async agentFreed(tenantId: TenantId, agentId: AgentId): Promise<void> {
    for (const callId of await this.db.run(tenantId, (tx) => waitingFor(tx.query.bind(tx), tenantId, agentId))) {
      const applied = await this.ledger.apply({ tenantId, callId }, { kind: 'AgentFreed' }, `freed:${randomUUID()}`);
      if (applied?.state.offer?.agentId === agentId) return;
    }
  }
}

type Ask = <Row>(sql: string, params: readonly unknown[]) => Promise<Row[]>;

async function waitingFor(ask: Ask, tenantId: TenantId, agentId: AgentId): Promise<CallId[]> {
  const rows = await ask<{ id: CallId }>(
    `select id from calls where tenant_id = $1 and stage = 'waiting' and ended_at is null
       and (state -> 'target' ->> 'id' = $2::text or department_id in (
         select department_id from department_agents where tenant_id = $1 and agent_id = $2::uuid))
     order by (state ->> 'queuedAt')::float8 limit ${looked}`,
    [tenantId, agentId],
  );
  return rows.map(({ id }) => id);
}
