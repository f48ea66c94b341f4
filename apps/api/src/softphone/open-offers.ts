import { Injectable } from '@nestjs/common';
import { TenantDb } from '@voicecore/database';
import type { AgentId, CallId, TenantId } from '@voicecore/domain/kernel';
import { randomUUID } from 'node:crypto';
import { CallLedger } from '../calls';
import { QueueDispatcher } from '../queue';

/** What a change of an agent's presence means for calls that are ringing or waiting. */
@Injectable()
export class OpenOffers {
  constructor(
    private readonly tenants: TenantDb,
    private readonly ledger: CallLedger,
    private readonly queue: QueueDispatcher,
  ) {}

  /** The agent takes calls: waiting callers may be offered to them. */
  async available(tenantId: TenantId): Promise<void> {
    await this.queue.wake(tenantId);
  }

  /** The agent takes no more calls: a call that is ringing there now goes to another agent right away. */
  async unavailable(tenantId: TenantId, agentId: AgentId): Promise<void> {
    const calls = await this.tenants.run(tenantId, (tx) =>
      tx.query<{ callId: CallId }>(
        `select call_id as "callId" from offers where tenant_id = $1 and agent_id = $2 and state = 'open'`,
        [tenantId, agentId],
      ),
    );
    for (const { callId } of calls)
      await this.ledger.apply({ tenantId, callId }, { kind: 'AgentUnavailable', agentId }, `away:${randomUUID()}`);
    await this.queue.wake(tenantId);
  }
}
