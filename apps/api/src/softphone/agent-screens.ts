import { Inject, Injectable } from '@nestjs/common';
import { JobsDb, TenantDb } from '@voicecore/database';
import type { AgentId, TenantId } from '@voicecore/domain/kernel';
import { Clock } from '../platform/clock';
import { ProcessIdentity } from '../platform/process-identity';
import { AgentStatusStore } from './agent-status.store';
import { OpenOffers } from './open-offers';

/** An available agent whose last screen has been gone this long is set to not available, ms. */
const GONE_MS = 30_000;

/** Rows of sockets that have been gone this long are removed, ms. */
const FORGET_MS = 600_000;

interface Screen {
  readonly tenantId: TenantId;
  readonly agentId: AgentId;
  readonly socketId: string;
}

/** Tracks which agents have a screen open, in any process, and what happens to those who have none. */
@Injectable()
export class AgentScreens {
  constructor(
    private readonly tenants: TenantDb,
    private readonly jobs: JobsDb,
    private readonly clock: Clock,
    @Inject(OpenOffers) private readonly offers: Pick<OpenOffers, 'unavailable'>,
    private readonly identity: ProcessIdentity,
  ) {}

  /** Records that these screens are connected (still, or until now). */
  async seen(screens: readonly Screen[]): Promise<void> {
    for (const tenantId of new Set(screens.map((screen) => screen.tenantId))) {
      const own = screens.filter((screen) => screen.tenantId === tenantId);
      await this.tenants.run(tenantId, (tx) =>
        new AgentStatusStore(tx).screensSeen(own, this.identity.id, this.clock.now()),
      );
    }
  }

  /** Sets agents whose screens are gone to not available; any process may do it, and doing it twice is harmless. */
  async sweep(): Promise<void> {
    const now = this.clock.now();
    const gone = await this.jobs.query<{ tenant_id: TenantId; id: AgentId }>(
      `select a.tenant_id, a.id from agents a
        where a.status = 'available' and a.deleted_at is null and a.status_at < $1
          and not exists (select from agent_screens s
                           where s.tenant_id = a.tenant_id and s.agent_id = a.id and s.seen_at >= $1)`,
      [new Date(now - GONE_MS)],
    );
    for (const { tenant_id, id } of gone) {
      const away = await this.tenants.run(tenant_id, (tx) =>
        new AgentStatusStore(tx).screensGone(id, now - GONE_MS, now),
      );
      if (away) await this.offers.unavailable(tenant_id, id);
    }
    await this.jobs.query('delete from agent_screens where seen_at < $1', [new Date(now - FORGET_MS)]);
  }
}
