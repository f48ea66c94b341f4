import { Injectable } from '@nestjs/common';
import { TenantDb, type TenantTx } from '@voicecore/database';
import type { AgentId } from '@voicecore/domain/kernel';
import { suspicionOf } from '@voicecore/domain/screening';
import { CarrierTokens } from '@voicecore/telephony';
import { knownCallers } from '../contacts';
import type { Principal } from '../platform/allow';
import { AppError } from '../platform/app-error';
import { Clock } from '../platform/clock';
import { openIfReadable, Sealing } from '../platform/sealing';
import { AgentStatusStore } from './agent-status.store';
import { deskCallOf } from './desk-call';
import { DeskStore, type DeskRow, type MissedRow } from './desk.store';
import type { Desk, MissedCall, RecentCall, RecentCalls } from './softphone.dto';

/** How long an agent is shown that the caller they transferred was taken, ms. */
const HANDED_OVER_MS = 60_000;

/** Reads an agent's desk: their status, and the call that is offered to them or that they are in. */
@Injectable()
export class DeskReading {
  constructor(
    private readonly tenants: TenantDb,
    private readonly sealing: Sealing,
    private readonly tokens: CarrierTokens,
    private readonly clock: Clock,
  ) {}

  async of(who: Principal): Promise<Desk> {
    const agentId = deskOf(who);
    return this.tenants.run(who.tenantId, async (tx) => {
      const agent = await new AgentStatusStore(tx).read(agentId);
      if (!agent) throw new AppError('not_found');
      const row = await new DeskStore(tx).of(agentId);
      const caller = row && (await this.callerOf(tx, agentId, row));
      const now = this.clock.now();
      const rings = row?.offerState === 'open' && row.expiresAt.getTime() > now;
      return {
        agent: { ...agent, setBy: agent.statusReason === 'set_by_supervisor' ? await this.setBy(tx, agentId) : null },
        now,
        offer:
          row && caller && rings
            ? {
                ...caller,
                offerId: row.offerId,
                departmentName: row.departmentName,
                expiresAt: row.expiresAt.getTime(),
              }
            : null,
        call:
          row && caller && row.offerState === 'joined' ? { ...caller, ...deskCallOf(row.state, agentId, now) } : null,
        handedOver: row ? null : await new DeskStore(tx).handedOver(agentId, now - HANDED_OVER_MS),
        missed: await this.missedOf(tx, agentId),
      };
    });
  }

  async missedSeen(who: Principal): Promise<void> {
    const agentId = deskOf(who);
    await this.tenants.run(who.tenantId, (tx) => new DeskStore(tx).missedSeen(agentId, this.clock.now()));
  }

  /** Returns the last calls that rang at this desk. */
  async recent(who: Principal): Promise<RecentCalls> {
    const agentId = deskOf(who);
    return this.tenants.run(who.tenantId, async (tx) => ({
      items: await this.withCallers(tx, await new DeskStore(tx).recent(agentId)),
    }));
  }

  private async missedOf(tx: TenantTx, agentId: AgentId): Promise<MissedCall[]> {
    return this.withCallers(tx, await new DeskStore(tx).missed(agentId));
  }

  private async withCallers<R extends MissedCall['result'] | RecentCall['result']>(
    tx: TenantTx,
    rows: readonly (Omit<MissedRow, 'result'> & { readonly result: R })[],
  ) {
    const contactOf = await knownCallers(
      tx,
      this.sealing,
      rows.map((row) => row.callerHmac),
    );
    return Promise.all(
      rows.map(async ({ callId, at, callerSealed, callerHmac, wrappedKey, result }) => {
        const seal = await this.sealing.callIfReadable(tx, callId, wrappedKey);
        const place = { table: 'calls', column: 'caller_sealed', row: callId };
        const caller = openIfReadable(seal, place, callerSealed);
        return { callId, at: at.getTime(), result, caller, contact: contactOf(callerHmac) };
      }),
    );
  }

  private async setBy(tx: TenantTx, agentId: AgentId): Promise<string | null> {
    const by = await new DeskStore(tx).setBy(agentId);
    const place = { table: 'memberships', column: 'name_sealed', row: by?.personId ?? '' };
    return by && openIfReadable(await this.sealing.tenant(tx), place, by.nameSealed);
  }

  private async callerOf(tx: TenantTx, agentId: AgentId, row: DeskRow) {
    const { callId, offerId, callerSealed, callerHmac, reason, language } = row;
    const contactOf = await knownCallers(tx, this.sealing, [callerHmac]);
    const seal = await this.sealing.callIfReadable(tx, callId, row.wrappedKey);
    const place = { table: 'calls', column: 'caller_sealed', row: callId };
    return {
      callId,
      token: this.tokens.offerToken({ tenantId: tx.tenantId, callId, offerId, agentId }),
      caller: openIfReadable(seal, place, callerSealed),
      contact: contactOf(callerHmac),
      reason,
      language,
      spamScore: suspicionOf(row.state.screening),
      turns: await new DeskStore(tx).turns(row, seal),
    };
  }
}

/** Returns the agent whose desk a request is about: the user who sends it. */
export function deskOf(who: Principal): AgentId {
  if (!who.agentId) throw new AppError('not_allowed', { detail: 'Only agents have a desk.' });
  return who.agentId;
}
