import type { TenantTx } from '@voicecore/database';
import type { Claim } from '@voicecore/domain/call';
import type { AgentId, CallId, Instant } from '@voicecore/domain/kernel';
import type { PresenceEvent } from '@voicecore/domain/presence';
import { PresenceStore } from '../directory';

type OfferMove = Extract<Claim, { kind: 'moveOffer' }>['state'];

/** Makes the claims of a decision that must hold across calls; returns the agents that were lost to another call. */
export async function makeClaims(
  tx: TenantTx,
  callId: CallId,
  claims: readonly Claim[],
  now: Instant,
): Promise<readonly AgentId[]> {
  const lost: AgentId[] = [];
  for (const claim of claims) {
    if (claim.kind === 'moveOffer') await moveOffer(tx, callId, claim, now);
    else if (!(await offerAgent(tx, callId, claim))) lost.push(claim.agentId);
  }
  return lost;
}

/** One offer per agent: when two calls claim the same agent at once, the unique index decides. */
async function offerAgent(
  tx: TenantTx,
  callId: CallId,
  claim: Extract<Claim, { kind: 'offerAgent' }>,
): Promise<boolean> {
  const won = await tx.query(
    `with free as (
       select id from agents where tenant_id = $1 and id = $4 and status = 'available' and call_id is null
         and deleted_at is null for update skip locked
     ), offer as (
       insert into offers (tenant_id, id, call_id, agent_id, k, state, expires_at)
       select $1, $2, $3, free.id, $5, 'open', to_timestamp($6 / 1000.0) from free
       on conflict do nothing returning id
     )
     select id, app.notify_live($1::text || ':desk:' || $4::text || ':0', $7) from offer`,
    [tx.tenantId, claim.offerId, callId, claim.agentId, claim.k, claim.expiresAt, tx.noticeSeal],
  );
  return won.length > 0;
}

/** An agent is busy from accepting an offer until the talk ends. Every other change follows the presence rules. */
async function moveOffer(
  tx: TenantTx,
  callId: CallId,
  claim: Extract<Claim, { kind: 'moveOffer' }>,
  now: Instant,
): Promise<void> {
  const moved = await tx.query<{ from: 'open' | 'accepted' | 'joined' }>(
    `with before as (
       select id, state from offers where tenant_id = $1 and id = $2 and state in ('open', 'accepted', 'joined') for update
     ), moved as (
       update offers o set state = $4 from before where o.tenant_id = $1 and o.id = before.id returning before.state as "from"
     )
     select "from", app.notify_live($1::text || ':desk:' || $3::text || ':0', $5) from moved`,
    [tx.tenantId, claim.offerId, claim.agentId, claim.state, tx.noticeSeal],
  );
  const from = moved[0]?.from;
  if (from !== undefined)
    await new PresenceStore(tx).apply(claim.agentId, presenceEvent(claim.state, from, callId), now);
}

/**
 * Returns what the end of an offer says about the agent: an agent who had accepted was at the desk, whatever happened
 * to the line.
 */
function presenceEvent(to: OfferMove, from: 'open' | 'accepted' | 'joined', callId: CallId): PresenceEvent {
  if (to === 'accepted' || to === 'joined') return { kind: 'CallTaken', callId };
  if (from !== 'open') return { kind: 'CallLeft', callId };
  if (to === 'declined') return { kind: 'OfferDeclined' };
  return to === 'expired' ? { kind: 'OfferMissed' } : { kind: 'OfferWithdrawn' };
}
