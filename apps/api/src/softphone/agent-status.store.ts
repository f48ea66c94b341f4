import type { TenantTx } from '@voicecore/database';
import type { AgentId, Instant, PersonId } from '@voicecore/domain/kernel';
import type { PresenceReason, PresenceStatus } from '@voicecore/domain/presence';
import { PresenceStore, type StoredPresence } from '../directory';

export type ChosenStatus = 'available' | 'not_available';

export interface AgentStatus {
  readonly id: AgentId;
  readonly status: PresenceStatus;
  readonly statusReason: PresenceReason | null;
  readonly statusAt: Instant;
  readonly seq: number;
}

/** Reads and writes agents' status and screens, inside one tenant transaction. */
export class AgentStatusStore {
  private readonly presence: PresenceStore;

  constructor(private readonly tx: TenantTx) {
    this.presence = new PresenceStore(tx);
  }

  async read(agentId: AgentId): Promise<AgentStatus | null> {
    const presence = await this.presence.read(agentId);
    return presence && statusOf(presence);
  }

  /**
   * Returns null when there is no such agent or a call keeps them busy: busy follows the call, not a choice.
   * @param setBy the person who chooses for the agent; null when it is the agent
   */
  async choose(
    agentId: AgentId,
    status: ChosenStatus,
    setBy: PersonId | null,
    now: Instant,
  ): Promise<AgentStatus | null> {
    const by = setBy === null ? 'agent' : 'supervisor';
    const presence = await this.presence.apply(agentId, { kind: 'StatusChosen', by, status }, now, setBy);
    return presence === null || presence.status === 'busy' ? null : statusOf(presence);
  }

  /** Sets an agent to not available, unless a screen came back or the status changed since then. */
  async screensGone(agentId: AgentId, since: Instant, now: Instant): Promise<boolean> {
    const before = await this.presence.read(agentId, 'locked');
    if (before === null || before.statusAt >= since || (await this.hasScreen(agentId, since))) return false;
    return (await this.presence.apply(agentId, { kind: 'ScreensGone' }, now))?.seq !== before.seq;
  }

  private async hasScreen(agentId: AgentId, since: Instant): Promise<boolean> {
    const rows = await this.tx.query(
      'select 1 from agent_screens where tenant_id = $1 and agent_id = $2 and seen_at >= $3 limit 1',
      [this.tx.tenantId, agentId, new Date(since)],
    );
    return rows.length > 0;
  }

  async screensSeen(
    screens: readonly { agentId: AgentId; socketId: string }[],
    processId: string,
    now: Instant,
  ): Promise<void> {
    await this.tx.query(
      `insert into agent_screens (tenant_id, socket_id, agent_id, process_id, seen_at)
       select $1, s.socket_id, s.agent_id, $4, $5 from unnest($2::text[], $3::uuid[]) as s(socket_id, agent_id)
         join agents a on a.tenant_id = $1 and a.id = s.agent_id
       on conflict (tenant_id, socket_id) do update set seen_at = excluded.seen_at`,
      [
        this.tx.tenantId,
        screens.map(({ socketId }) => socketId),
        screens.map(({ agentId }) => agentId),
        processId,
        new Date(now),
      ],
    );
  }
}

function statusOf({ id, status, reason, statusAt, seq }: StoredPresence): AgentStatus {
  return { id, status, statusReason: reason, statusAt, seq };
}
