import { randomUUID } from 'node:crypto';
import type { TenantTx } from '@voicecore/database';
import type { TerminalStatus } from '@voicecore/domain/call';
import type { Instant, OutboundCallId } from '@voicecore/domain/kernel';
import { startedMinutes, type CallPurpose, type OutboundUsage } from '@voicecore/domain/outbound';

const hourMs = 60 * 60_000;
const dayMs = 24 * hourMs;

/**
 * Why a call ended: as the carrier says; or the carrier refused the request; or it was stopped, or had waited too long,
 * before it was dialed; or the carrier never said what became of the request and knows no such call.
 */
type EndReason = TerminalStatus | 'refused_by_carrier' | 'not_dialed' | 'lost';

/** A call that has been permitted, before anything is dialed. */
export interface Intent {
  readonly purpose: CallPurpose;
  readonly numberHmac: Buffer;
  readonly fromNumberId: string;
  readonly requestId: string | null;
  readonly answerUrl: string;
  readonly longestMinutes: number;
  readonly microsPerMinute: number;
}

/** How a call ended: how long it lasted, if the carrier says so, and the carrier's code, if it refused. */
export interface CallEnd {
  readonly reason: EndReason;
  readonly seconds?: number | null;
  readonly code?: number | null;
}

export interface OutboundCall {
  readonly id: OutboundCallId;
  readonly state: 'intended' | 'dialing' | 'dialed' | 'answered' | 'ended';
  readonly numberSealed: Buffer;
  readonly from: string;
  readonly answerUrl: string;
  readonly longestMinutes: number;
  readonly createdAt: Instant;
  readonly dialedAt: Instant | null;
  readonly answeredAt: Instant | null;
  readonly carrierSid: string | null;
  readonly endReason: EndReason | null;
}

/** Where the number of an outgoing call is sealed. */
export const numberPlace = (id: string) => ({ table: 'outbound_calls', column: 'number_sealed', row: id });

/** Reads and writes the outgoing calls of one business. */
export class OutboundCallStore {
  constructor(private readonly tx: TenantTx) {}

  /** Returns what the limits count. The policy must be locked, or the figures may be old at once. */
  async usage(now: Instant): Promise<OutboundUsage> {
    const counts = `case state when 'ended' then minutes else longest_minutes end`;
    const [row] = await this.tx.query<OutboundUsage>(
      `select count(*) filter (where state <> 'ended')::int as running,
              count(*) filter (where created_at > $2)::int as "startsLastHour",
              coalesce(sum(${counts}), 0)::int as "minutesLastDay",
              coalesce(sum(${counts} * micros_per_minute), 0)::float8 as "microsLastDay"
         from outbound_calls where tenant_id = $1 and (created_at > $3 or state <> 'ended')`,
      [this.tx.tenantId, new Date(now - hourMs), new Date(now - dayMs)],
    );
    if (row === undefined) throw new Error('a count returned nothing');
    return row;
  }

  async intend(intent: Intent, seal: (id: string) => Buffer, now: Instant): Promise<OutboundCallId> {
    const id = randomUUID() as OutboundCallId;
    await this.tx.query(
      `insert into outbound_calls (tenant_id, id, purpose, state, number_hmac, number_sealed, from_number_id, request_id,
         answer_url, longest_minutes, micros_per_minute, created_at)
       values ($1, $2, $3, 'intended', $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        ...[this.tx.tenantId, id, intent.purpose, intent.numberHmac, seal(id), intent.fromNumberId, intent.requestId],
        ...[intent.answerUrl, intent.longestMinutes, intent.microsPerMinute, new Date(now)],
      ],
    );
    return id;
  }

  /** Returns an outgoing call and locks it until the end of the transaction. */
  async lock(id: OutboundCallId): Promise<OutboundCall | null> {
    const ms = (column: string) => `(extract(epoch from c.${column}) * 1000)::float8`;
    const [row] = await this.tx.query<OutboundCall>(
      `select c.id, c.state, c.number_sealed as "numberSealed", n.e164 as from, c.answer_url as "answerUrl",
              c.longest_minutes as "longestMinutes", ${ms('created_at')} as "createdAt", ${ms('dialed_at')} as "dialedAt",
              ${ms('answered_at')} as "answeredAt", c.carrier_sid as "carrierSid", c.end_reason as "endReason"
         from outbound_calls c join numbers n on n.tenant_id = c.tenant_id and n.id = c.from_number_id
        where c.tenant_id = $1 and c.id = $2 for no key update of c`,
      [this.tx.tenantId, id],
    );
    return row ?? null;
  }

  /** Ends what has not been dialed yet. */
  async endIntents(now: Instant): Promise<void> {
    await this.tx.query(
      `update outbound_calls set state = 'ended', ended_at = $2, end_reason = 'not_dialed', minutes = 0
        where tenant_id = $1 and state = 'intended'`,
      [this.tx.tenantId, new Date(now)],
    );
  }

  /** The carrier is asked to create the call now, and asked about it at `checkAt` if it has not answered. */
  async dialing(id: OutboundCallId, now: Instant, checkAt: Instant): Promise<void> {
    await this.set(id, `state = 'dialing', dialed_at = $3, check_at = $4`, [new Date(now), new Date(checkAt)]);
  }

  /** The carrier has not created the call, because too many were asked for: it waits for its turn again. */
  async waitAgain(id: OutboundCallId): Promise<void> {
    await this.set(id, `state = 'intended', dialed_at = null, check_at = null, taken_at = null`);
  }

  /** The carrier has created the call. */
  async dialed(id: OutboundCallId, carrierSid: string, checkAt: Instant): Promise<void> {
    await this.set(
      id,
      `carrier_sid = $3, check_at = $4, state = case state when 'dialing' then 'dialed' else state end`,
      [carrierSid, new Date(checkAt)],
    );
  }

  async answered(id: OutboundCallId, now: Instant): Promise<void> {
    await this.set(id, `state = 'answered', answered_at = coalesce(answered_at, $3)`, [new Date(now)]);
  }

  async checkAt(id: OutboundCallId, at: Instant): Promise<void> {
    await this.set(id, 'check_at = $3', [new Date(at)]);
  }

  /** Ends a call, with the minutes that count: those the carrier reports, or else those since the answer, if any. */
  async end(call: OutboundCall, { reason, seconds = null, code = null }: CallEnd, now: Instant): Promise<void> {
    const talkMs = seconds === null ? now - (call.answeredAt ?? now) : seconds * 1_000;
    const minutes = startedMinutes(call.answeredAt === null && talkMs === 0 ? null : talkMs);
    await this.set(call.id, `state = 'ended', ended_at = $3, end_reason = $4, minutes = $5, carrier_code = $6`, [
      ...[new Date(now), reason, minutes, code],
    ]);
  }

  /** True when one of the business's calls has this id of the carrier. */
  async isKnown(carrierSid: string): Promise<boolean> {
    const found = await this.tx.query('select 1 from outbound_calls where tenant_id = $1 and carrier_sid = $2', [
      this.tx.tenantId,
      carrierSid,
    ]);
    return found.length > 0;
  }

  private async set(id: OutboundCallId, change: string, values: readonly unknown[] = []): Promise<void> {
    await this.tx.query(`update outbound_calls set ${change} where tenant_id = $1 and id = $2`, [
      this.tx.tenantId,
      id,
      ...values,
    ]);
  }
}
