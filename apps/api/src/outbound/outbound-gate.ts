import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { TenantTx } from '@voicecore/database';
import type { CallId, Instant, OutboundCallId } from '@voicecore/domain/kernel';
import {
  decidePermission,
  type CallPurpose,
  type Destination,
  type OutboundPolicy,
  type Permission,
  type RefusalReason,
  type Undialable,
} from '@voicecore/domain/outbound';
import { DialPermit } from '@voicecore/telephony/dialing';
import { AppError } from '../platform/app-error';
import { Clock } from '../platform/clock';
import { Sealing } from '../platform/sealing';
import { OptOutStore } from './opt-out.store';
import { numberPlace, OutboundCallStore, type OutboundCall } from './outbound-call.store';
import { OutboundPolicyStore, type Governing } from './outbound-policy.store';
import { readDestination } from './read-destination';
import { RefusalStore } from './refusal.store';

/** Whom somebody wants to call, and why. */
export interface WantedCall {
  readonly purpose: CallPurpose;
  /** As it was typed or stored. A number without a calling code is one of the business's own country. */
  readonly number: string;
  /** The stored request of the person called (`keepRequest`); a call-back needs one. */
  readonly requestId?: string | null;
}

/** A call to be dialed as soon as the carrier may be asked for it. */
export interface WantedDial extends WantedCall {
  /** Which of the business's numbers is shown to the person called; the oldest one if omitted. */
  readonly fromNumberId?: string | null;
  /**
   * The absolute URL whose document the carrier runs when the person called has answered; `/<tenant>.<outgoing call>` is
   * appended to its path. It is stored in the open, and must name nobody.
   */
  readonly answerUrl: string;
}

export type Started =
  | { readonly allowed: true; readonly id: OutboundCallId; readonly longestMinutes: number }
  | { readonly allowed: false; readonly reason: RefusalReason };

/** What would happen to a call, and where it would go. */
export interface Judged {
  readonly destination: Destination | Undialable;
  readonly permission: Permission;
}

/** How long an intent may wait for the carrier, ms: nobody expects a call that comes later than that. */
const intentLastsMs = 2 * 60_000;
/** When the carrier is asked about a call whose request it has not answered, ms. */
const silenceMs = 6_000;

/**
 * The one gate that every outgoing call passes (ADR 60): it decides, writes the intent and grants the permit, without
 * which the carrier cannot be asked for a call. All of it happens under the lock of the business's policy.
 */
@Injectable()
export class OutboundGate {
  constructor(
    private readonly sealing: Sealing,
    private readonly clock: Clock,
  ) {}

  /** Returns what would happen to a call now, by the policy in force or by one that is being edited. Changes nothing. */
  async check(tx: TenantTx, wanted: WantedCall, policy?: OutboundPolicy): Promise<Judged> {
    const governing = await new OutboundPolicyStore(tx).read();
    return this.judge(tx, wanted, { ...governing, policy: policy ?? governing.policy });
  }

  /**
   * Decides about a call and, if it may be made, writes the intent, which a worker dials. A refusal is kept for people to
   * read; the transaction must be committed in either case.
   */
  async start(tx: TenantTx, wanted: WantedDial): Promise<Started> {
    const governing = await new OutboundPolicyStore(tx).lock();
    const { destination, permission } = await this.judge(tx, wanted, governing);
    if (!permission.allowed) {
      await new RefusalStore(tx, this.sealing).keep(wanted.number, wanted.purpose, permission.reason, this.clock.now());
      return permission;
    }
    const { e164 } = destination as Destination;
    const seal = await this.sealing.tenant(tx);
    const intent = {
      purpose: wanted.purpose,
      numberHmac: this.sealing.lookup(tx.tenantId, e164),
      fromNumberId: fromNumber(governing, wanted.fromNumberId),
      requestId: wanted.requestId ?? null,
      answerUrl: wanted.answerUrl,
      longestMinutes: permission.longestMinutes,
      microsPerMinute: governing.policy.microsPerMinute,
    };
    const store = new OutboundCallStore(tx);
    const id = await store.intend(intent, (row) => seal.seal(numberPlace(row), e164), this.clock.now());
    return { allowed: true, id, longestMinutes: permission.longestMinutes };
  }

  /** Returns how far a call has come, and why it ended; null when there is no such call. */
  async progress(tx: TenantTx, id: OutboundCallId): Promise<Pick<OutboundCall, 'state' | 'endReason'> | null> {
    return new OutboundCallStore(tx).lock(id);
  }

  /** Stores that a person asked to be called back, as proof for that call. Returns the request's id. */
  async keepRequest(tx: TenantTx, number: string, callId: CallId | null): Promise<string> {
    const id = randomUUID();
    await tx.query(
      `insert into outbound_requests (tenant_id, id, number_hmac, call_id, requested_at) values ($1, $2, $3, $4, $5)`,
      [tx.tenantId, id, this.sealing.lookup(tx.tenantId, number), callId, new Date(this.clock.now())],
    );
    return id;
  }

  /**
   * Grants the permit for an intent whose turn has come; null when it is over: it was stopped, its number is on the list
   * of those who do not want to be called by now, or it has waited too long.
   */
  async grant(tx: TenantTx, id: OutboundCallId): Promise<DialPermit | null> {
    const governing = await new OutboundPolicyStore(tx).lock();
    const store = new OutboundCallStore(tx);
    const call = await store.lock(id);
    if (call?.state !== 'intended') return null;
    const now = this.clock.now();
    const to = (await this.sealing.tenant(tx)).open(numberPlace(id), call.numberSealed);
    const isUnwanted = governing.stop !== null || (await new OptOutStore(tx, this.sealing).has(to));
    if (isUnwanted || now - call.createdAt > intentLastsMs) {
      await store.end(call, { reason: 'not_dialed' }, now);
      return null;
    }
    await store.dialing(id, now, now + silenceMs);
    const longestSeconds = call.longestMinutes * 60;
    return DialPermit.grant({ tenantId: tx.tenantId, outboundId: id, to, from: call.from, longestSeconds });
  }

  private async judge(tx: TenantTx, wanted: WantedCall, governing: Governing): Promise<Judged> {
    const { policy, stop, own } = governing;
    const now = this.clock.now();
    const destination = readDestination(wanted.number, homeOf(own[0]?.e164));
    const e164 = typeof destination === 'string' ? null : destination.e164;
    const permission = decidePermission(policy, destination, {
      purpose: wanted.purpose,
      now,
      usage: await new OutboundCallStore(tx).usage(now),
      stop,
      optedOut: e164 !== null && (await new OptOutStore(tx, this.sealing).has(e164)),
      requestedAt: e164 === null ? null : await this.requestedAt(tx, wanted.requestId ?? null, e164),
    });
    return { destination, permission };
  }

  private async requestedAt(tx: TenantTx, requestId: string | null, e164: string): Promise<Instant | null> {
    if (requestId === null) return null;
    const [row] = await tx.query<{ at: number }>(
      `select (extract(epoch from requested_at) * 1000)::float8 as at from outbound_requests
        where tenant_id = $1 and id = $2 and number_hmac = $3`,
      [tx.tenantId, requestId, this.sealing.lookup(tx.tenantId, e164)],
    );
    return row?.at ?? null;
  }
}

function homeOf(e164: string | undefined): string | null {
  const own = e164 === undefined ? null : readDestination(e164, null);
  return own === null || typeof own === 'string' ? null : own.country;
}

/** @throws AppError when the business has no such number */
function fromNumber({ own }: Governing, wanted: string | null | undefined): string {
  const from = wanted ? own.find(({ id }) => id === wanted) : own[0];
  if (from === undefined) throw new AppError('invalid_request', { detail: 'The business has no such number.' });
  return from.id;
}
