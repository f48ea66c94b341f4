import { Injectable } from '@nestjs/common';
import { TenantDb } from '@voicecore/database';
import type { AgentWish, CallEvent, Target, TransferRefusal } from '@voicecore/domain/call';
import type { ErrorCode } from '@voicecore/contracts/error-codes';
import type { CallId, OfferId } from '@voicecore/domain/kernel';
import { randomUUID } from 'node:crypto';
import { CallLedger } from '../calls';
import type { Principal } from '../platform/allow';
import { AppError } from '../platform/app-error';
import { DeskStore } from './desk.store';
import { deskOf } from './desk-reading';

const refusals: Readonly<Record<TransferRefusal, ErrorCode>> = {
  in_call: 'target_in_call',
  not_available: 'target_unavailable',
  under_way: 'transfer_under_way',
};

/**
 * Requests that may already be fulfilled: a caller who is already on hold, or a transfer for which no agent is being
 * called anymore.
 */
const changesNothingTwice: ReadonlySet<AgentWish['kind']> = new Set<AgentWish['kind']>(['hold', 'takeBack']);

/** What an agent requests from the softphone; the call's ledger decides the result. */
@Injectable()
export class AgentWishes {
  constructor(
    private readonly tenants: TenantDb,
    private readonly ledger: CallLedger,
  ) {}

  async decline(who: Principal, offerId: OfferId): Promise<void> {
    const offer = await this.tenants.run(who.tenantId, (tx) => new DeskStore(tx).callOffered(deskOf(who), offerId));
    if (!offer) throw new AppError('not_found');
    if (!offer.isOpen) throw new AppError('offer_gone');
    await this.apply(who, offer.callId, { kind: 'decline', offerId }, `decline:${offerId}`);
  }

  /**
   * Applies a request about the call that this agent is in; a request that changed nothing was about a call that is
   * over or not theirs.
   */
  async wish(who: Principal, callId: CallId, wish: AgentWish): Promise<void> {
    const isIn = await this.tenants.run(who.tenantId, (tx) => new DeskStore(tx).isIn(deskOf(who), callId));
    if (!isIn) throw new AppError('not_found');
    if (wish.kind === 'transfer') await this.mustBeThere(who, wish.target);
    const events = await this.apply(who, callId, wish, `wish:${randomUUID()}`);
    const refused = events.find((event) => event.kind === 'TransferRefused');
    if (refused !== undefined) throw new AppError(refusals[refused.why]);
    if (events.length === 0 && !changesNothingTwice.has(wish.kind)) throw new AppError('call_over');
  }

  /** Checks the target, because another user may have removed the person or department while the list was open. */
  private async mustBeThere({ tenantId }: Principal, target: Target): Promise<void> {
    const isThere = await this.tenants.run(tenantId, (tx) => new DeskStore(tx).isThere(target));
    if (!isThere) throw new AppError('target_unavailable');
  }

  private async apply(who: Principal, callId: CallId, wish: AgentWish, key: string): Promise<readonly CallEvent[]> {
    const input = { kind: 'AgentWished', agentId: deskOf(who), wish } as const;
    const applied = await this.ledger.apply({ tenantId: who.tenantId, callId }, input, key);
    if (!applied) throw new AppError('not_found');
    return applied.events;
  }
}
