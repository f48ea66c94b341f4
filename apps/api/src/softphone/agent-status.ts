import { Inject, Injectable } from '@nestjs/common';
import { TenantDb } from '@voicecore/database';
import type { AgentId } from '@voicecore/domain/kernel';
import type { Principal } from '../platform/allow';
import { AppError } from '../platform/app-error';
import { Clock } from '../platform/clock';
import { AgentStatusStore, type AgentStatus, type ChosenStatus } from './agent-status.store';
import { OpenOffers } from './open-offers';

/** Sets a status: the user's own, or that of any agent in the tenant for users who manage people. */
@Injectable()
export class AgentStatusChoice {
  constructor(
    private readonly tenants: TenantDb,
    private readonly clock: Clock,
    @Inject(OpenOffers) private readonly offers: Pick<OpenOffers, 'available' | 'unavailable'>,
  ) {}

  async set(who: Principal, agentId: AgentId, status: ChosenStatus): Promise<AgentStatus> {
    const own = who.agentId === agentId;
    if (!own && who.role === 'agent') throw new AppError('not_found');
    const set = await this.tenants.run(who.tenantId, async (tx) => {
      const store = new AgentStatusStore(tx);
      const changed = await store.choose(agentId, status, own ? null : who.personId, this.clock.now());
      if (changed && !own) tx.audit('agent.status_set', agentId, { status });
      if (changed) return changed;
      throw new AppError((await store.read(agentId)) ? 'conflict' : 'not_found');
    });
    if (status === 'available') await this.offers.available(who.tenantId);
    else await this.offers.unavailable(who.tenantId, agentId);
    return set;
  }
}
