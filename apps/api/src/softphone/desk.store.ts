import type { TenantTx } from '@voicecore/database';
import { readState, type CallState, type EndedTransfer, type FlatState, type Target } from '@voicecore/domain/call';
import type { AgentId, CallId, Instant, Language, OfferId } from '@voicecore/domain/kernel';
import { openIfReadable, type Seal } from '../platform/sealing';
import type { RecentCall } from './softphone.dto';

/** A call on an agent's desk: offered, or the one they are in. */
export interface DeskRow {
  readonly offerId: OfferId;
  readonly offerState: 'open' | 'accepted' | 'joined';
  readonly expiresAt: Date;
  readonly callId: CallId;
  readonly callerSealed: Buffer | null;
  readonly callerHmac: Buffer | null;
  readonly wrappedKey: Buffer;
  readonly language: Language;
  readonly reason: string | null;
  readonly state: CallState;
  readonly departmentName: { en: string; es: string } | null;
}

/**
 * Number of turns of a conversation that a desk shows: the last few for an offer, as many as fit a glance for a call.
 */
const TURNS = { open: 3, accepted: 3, joined: 40 };

/** Maximum number of missed calls that a desk shows. */
const MOST_MISSED = 20;
const MOST_RECENT = 10;

/** SQL for when a call that was not taken stopped ringing, as far as that is stored. */
const endedAt = `case o.state when 'expired' then o.expires_at else o.created_at end`;

export interface MissedRow {
  readonly callId: CallId;
  readonly at: Date;
  readonly callerSealed: Buffer | null;
  readonly callerHmac: Buffer | null;
  readonly wrappedKey: Buffer;
  readonly result: 'missed' | 'declined';
}

export type RecentRow = Omit<MissedRow, 'result'> & { readonly result: RecentCall['result'] };

export interface HandedOver {
  readonly callId: CallId;
  readonly to: Target;
  readonly at: Instant;
}

export interface DeskTurn {
  readonly seq: number;
  readonly speaker: 'caller' | 'receptionist' | 'agent' | 'system';
  readonly text: string;
}

/** Reads and writes what is on agents' desks, inside one tenant transaction. */
export class DeskStore {
  constructor(private readonly tx: TenantTx) {}

  /** Returns the agent's offer or call; the database allows at most one. */
  async of(agentId: AgentId): Promise<DeskRow | null> {
    const rows = await this.tx.query<Omit<DeskRow, 'state'> & { readonly state: CallState | FlatState }>(
      `select o.id as "offerId", o.state as "offerState", o.expires_at as "expiresAt", c.id as "callId",
         c.caller_sealed as "callerSealed", c.caller_hmac as "callerHmac", c.wrapped_key as "wrappedKey",
         coalesce(c.language, 'en') as language, c.state ->> 'reason' as reason,
         c.state,
         case when d.id is null then null else jsonb_build_object('en', d.name_en, 'es', d.name_es) end as "departmentName"
       from offers o
         join calls c on c.tenant_id = o.tenant_id and c.id = o.call_id and c.ended_at is null
         left join departments d on d.tenant_id = c.tenant_id and d.id = c.department_id
       where o.tenant_id = $1 and o.agent_id = $2 and o.state in ('open', 'accepted', 'joined')`,
      [this.tx.tenantId, agentId],
    );
    if (rows[0] === undefined) return null;
    const { state, ...row } = rows[0];
    return { ...row, state: readState(state) };
  }

  /** Returns the newest call that the agent is no longer in, if they transferred the caller since then. */
  async handedOver(agentId: AgentId, since: Instant): Promise<HandedOver | null> {
    const rows = await this.tx.query<{ callId: CallId; transfer: EndedTransfer | null }>(
      `select c.id as "callId", c.state -> 'lastTransfer' as transfer
         from offers o join calls c on c.tenant_id = o.tenant_id and c.id = o.call_id
        where o.tenant_id = $1 and o.agent_id = $2 order by o.created_at desc limit 1`,
      [this.tx.tenantId, agentId],
    );
    const { callId, transfer } = { callId: null, transfer: null, ...rows[0] };
    const isTheirs = transfer?.by === agentId && transfer.result === 'handed_over' && transfer.at >= since;
    return callId !== null && isTheirs ? { callId, to: transfer.to, at: transfer.at } : null;
  }

  /**
   * Returns calls that rang at this desk, were not taken and have not been seen yet, newest first. The time of a
   * decline is not stored; the time when the call rang is used instead.
   */
  async missed(agentId: AgentId): Promise<MissedRow[]> {
    return this.tx.query<MissedRow>(
      `select o.call_id as "callId", ${endedAt} as at, case o.state when 'declined' then 'declined' else 'missed' end as result,
         c.caller_sealed as "callerSealed", c.caller_hmac as "callerHmac", c.wrapped_key as "wrappedKey"
         from offers o join calls c on c.tenant_id = o.tenant_id and c.id = o.call_id
         join agents a on a.tenant_id = o.tenant_id and a.id = o.agent_id
        where o.tenant_id = $1 and o.agent_id = $2 and o.state in ('expired', 'declined') and ${endedAt} > a.missed_seen_at
        order by o.created_at desc limit ${MOST_MISSED}`,
      [this.tx.tenantId, agentId],
    );
  }

  /** Returns the newest calls that rang at this desk and are over for it. */
  async recent(agentId: AgentId): Promise<RecentRow[]> {
    return this.tx.query<RecentRow>(
      `select o.call_id as "callId", o.created_at as at, c.caller_sealed as "callerSealed", c.caller_hmac as "callerHmac", c.wrapped_key as "wrappedKey",
         case o.state when 'declined' then 'declined' when 'expired' then 'missed' when 'withdrawn' then 'withdrawn'
           else 'answered' end as result
         from offers o join calls c on c.tenant_id = o.tenant_id and c.id = o.call_id
        where o.tenant_id = $1 and o.agent_id = $2 and o.state in ('declined', 'expired', 'withdrawn', 'ended')
        order by o.created_at desc limit ${MOST_RECENT}`,
      [this.tx.tenantId, agentId],
    );
  }

  /** Returns the sealed name of the person who set the agent's status for them; null when it was the agent. */
  async setBy(agentId: AgentId): Promise<{ personId: string; nameSealed: Buffer } | null> {
    const rows = await this.tx.query<{ personId: string; nameSealed: Buffer }>(
      `select m.person_id as "personId", m.name_sealed as "nameSealed"
         from agents a join memberships m on m.tenant_id = a.tenant_id and m.person_id = a.status_by
        where a.tenant_id = $1 and a.id = $2 and a.status_reason = 'set_by_supervisor'`,
      [this.tx.tenantId, agentId],
    );
    return rows[0] ?? null;
  }

  /** Records that the agent has seen the missed calls: those that rang until now are no longer shown. */
  async missedSeen(agentId: AgentId, now: Instant): Promise<void> {
    await this.tx.query(
      'update agents set missed_seen_at = to_timestamp($3 / 1000.0) where tenant_id = $1 and id = $2',
      [this.tx.tenantId, agentId, now],
    );
  }

  /**
   * Returns the last turns of the call, oldest first. Sorted by time, because a caller's words are stored after the
   * answer to them.
   */
  async turns(row: DeskRow, seal: Seal | null): Promise<DeskTurn[]> {
    const rows = await this.tx.query<{ seq: number; speaker: DeskTurn['speaker']; text_sealed: Buffer }>(
      `select seq, speaker, text_sealed from call_turns where tenant_id = $1 and call_id = $2
        order by at desc, seq desc limit $3`,
      [this.tx.tenantId, row.callId, TURNS[row.offerState]],
    );
    const place = (seq: number) => ({ table: 'call_turns', column: 'text_sealed', row: `${row.callId}:${seq}` });
    return rows
      .flatMap(({ seq, speaker, text_sealed }) => {
        const text = openIfReadable(seal, place(seq), text_sealed);
        return text === null ? [] : [{ seq, speaker, text }];
      })
      .reverse();
  }

  /** True when the tenant has this person or department, and has not removed it. */
  async isThere({ kind, id }: Target): Promise<boolean> {
    const table = kind === 'agent' ? 'agents' : 'departments';
    const sql = `select 1 from ${table} where tenant_id = $1 and id = $2 and deleted_at is null`;
    return (await this.tx.query(sql, [this.tx.tenantId, id])).length > 0;
  }

  /** True when the agent is in this call now: requests of other agents do not reach its ledger. */
  async isIn(agentId: AgentId, callId: CallId): Promise<boolean> {
    const rows = await this.tx.query(
      `select 1 from offers o join calls c on c.tenant_id = o.tenant_id and c.id = o.call_id and c.ended_at is null
        where o.tenant_id = $1 and o.agent_id = $2 and o.call_id = $3 and o.state in ('accepted', 'joined')`,
      [this.tx.tenantId, agentId, callId],
    );
    return rows.length > 0;
  }

  /**
   * Returns the call that an offer to this agent is about, and whether the offer is open; null when there is no such
   * offer to this agent.
   */
  async callOffered(agentId: AgentId, offerId: OfferId): Promise<{ callId: CallId; isOpen: boolean } | null> {
    const rows = await this.tx.query<{ callId: CallId; isOpen: boolean }>(
      `select call_id as "callId", state = 'open' as "isOpen" from offers where tenant_id = $1 and id = $2 and agent_id = $3`,
      [this.tx.tenantId, offerId, agentId],
    );
    return rows[0] ?? null;
  }
}
