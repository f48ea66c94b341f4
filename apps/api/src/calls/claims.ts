import type { TenantTx } from '@voicecore/database';
import type { Claim } from '@voicecore/domain/call';
import type { AgentId, CallId } from '@voicecore/domain/kernel';

/** The part of a decision that must hold across calls; returns the agents who were lost to another call. */
export async function makeClaims(tx: TenantTx, callId: CallId, claims: readonly Claim[]): Promise<readonly AgentId[]> {
  const lost: AgentId[] = [];
  for (const claim of claims) {
    if (claim.kind === 'moveOffer') await moveOffer(tx, callId, claim);
    else if (!(await offerAgent(tx, callId, claim))) lost.push(claim.agentId);
  }
  return lost;
}

/** One agent, one offer: the unique index decides between two calls that ask at once. */
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
     select id, pg_notify('voicecore_live', $1::text || ':desk:' || $4::text || ':0') from offer`,
    [tx.tenantId, claim.offerId, callId, claim.agentId, claim.k, claim.expiresAt],
  );
  return won.length > 0;
}

/** An agent is busy from accepting an offer to the end of its talk, and then available again. */
async function moveOffer(tx: TenantTx, callId: CallId, claim: Extract<Claim, { kind: 'moveOffer' }>): Promise<void> {
  const engaged = claim.state === 'accepted' || claim.state === 'joined';
  await tx.query(
    `with moved as (
       update offers set state = $4 where tenant_id = $1 and id = $2
         and state in ('open', 'accepted', 'joined') returning id
     ), person as (
       update agents set
         status = case when $6 then 'busy' when status = 'busy' and call_id = $5 then 'available' else status end,
         status_reason = case when $6 then 'in_call' when status = 'busy' and call_id = $5 then 'call_over' else status_reason end,
         status_at = case when $6 = (status = 'busy') then status_at else now() end,
         status_seq = status_seq + 1,
         call_id = case when $6 then $5::uuid when call_id = $5 then null else call_id end
       where tenant_id = $1 and id = $3 and exists (select from moved) returning status_seq
     )
     select pg_notify('voicecore_live', $1::text || ':agents:' || $3::text || ':' || status_seq),
            pg_notify('voicecore_live', $1::text || ':desk:' || $3::text || ':0') from person`,
    [tx.tenantId, claim.offerId, claim.agentId, claim.state, callId, engaged],
  );
}
