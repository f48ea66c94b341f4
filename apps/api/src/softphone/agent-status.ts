import { Injectable } from '@nestjs/common';
import { TenantDb } from '@voicecore/database';
import type { AgentId } from '@voicecore/domain/kernel';
import type { Principal } from '../platform/allow';
import { AppError } from '../platform/app-error';
import { Clock } from '../platform/clock';
import { AgentStatusStore, type AgentStatus, type ChosenStatus } from './agent-status.store';

/** Sets a status: one's own, or that of anybody in the tenant for those who manage people. */
@Injectable()
export class AgentStatusChoice {
  constructor(
    private readonly tenants: TenantDb,
    private readonly clock: Clock,
  ) {}

  async set(who: Principal, agentId: AgentId, status: ChosenStatus): Promise<AgentStatus> {
    const own = who.agentId === agentId;
    if (!own && who.role === 'agent') throw new AppError('not_found');
    return this.tenants.run(who.tenantId, async (tx) => {
      const store = new AgentStatusStore(tx);
      const changed = await store.choose(agentId, status, own ? 'agent' : 'supervisor', this.clock.now());
      if (changed) return changed;
      throw new AppError((await store.read(agentId)) ? 'conflict' : 'not_found');
    });
  }
}
