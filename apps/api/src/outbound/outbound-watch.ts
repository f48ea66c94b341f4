import { Injectable } from '@nestjs/common';
import { TenantDb } from '@voicecore/database';
import type { TerminalStatus } from '@voicecore/domain/call';
import { CarrierRest, type OutboundRef } from '@voicecore/telephony';
import { CarrierDial } from '@voicecore/telephony/dialing';
import { terminalStatus } from '../calls';
import { Clock } from '../platform/clock';
import { Sealing } from '../platform/sealing';
import { numberPlace, OutboundCallStore, type OutboundCall } from './outbound-call.store';
import { runningCheckMs } from './outbound-dial';

/** How long the carrier is asked about a request it has not answered, ms, and how often. */
const lostAfterMs = 60_000;
const againMs = 6_000;
/** The carrier writes when a call was created in whole seconds of its own clock. */
const clockSkewMs = 5_000;

/** Asks the carrier about outgoing calls it is silent about, and ends those that were stopped. */
@Injectable()
export class OutboundWatch {
  constructor(
    private readonly tenants: TenantDb,
    private readonly carrier: CarrierDial,
    private readonly rest: CarrierRest,
    private readonly sealing: Sealing,
    private readonly clock: Clock,
  ) {}

  async look(ref: OutboundRef, isStopped: boolean): Promise<void> {
    const call = await this.read(ref);
    if (call === null || call.state === 'ended' || call.state === 'intended') return;
    if (call.carrierSid === null) return this.adopt(ref, call);
    if (isStopped) await this.rest.end(call.carrierSid);
    const status = await this.rest.status(call.carrierSid);
    const end: TerminalStatus | null = status === null ? 'completed' : terminalStatus(status);
    await this.apply(ref, async (store, now, current) => {
      if (end !== null) await store.end(current, { reason: end }, now);
      else await store.checkAt(ref.outboundId, now + (isStopped ? againMs : runningCheckMs));
    });
  }

  /**
   * Nobody knows whether the carrier has created the call: it is asked for calls of that kind, and one that none of ours
   * accounts for is adopted. The call is never dialed again.
   */
  private async adopt(ref: OutboundRef, call: OutboundCall): Promise<void> {
    const since = call.dialedAt ?? call.createdAt;
    const found = await this.carrier.find({ to: await this.numberOf(ref, call), from: call.from }, since - clockSkewMs);
    await this.apply(ref, async (store, now) => {
      for (const carrierSid of found) {
        if (await store.isKnown(carrierSid)) continue;
        return store.dialed(ref.outboundId, carrierSid, now);
      }
      if (now - since <= lostAfterMs) await store.checkAt(ref.outboundId, now + againMs);
      else await store.end(call, { reason: 'lost' }, now);
    });
  }

  private read({ tenantId, outboundId }: OutboundRef): Promise<OutboundCall | null> {
    return this.tenants.run(tenantId, (tx) => new OutboundCallStore(tx).lock(outboundId));
  }

  private numberOf({ tenantId, outboundId }: OutboundRef, call: OutboundCall): Promise<string> {
    return this.tenants.run(tenantId, async (tx) =>
      (await this.sealing.tenant(tx)).open(numberPlace(outboundId), call.numberSealed),
    );
  }

  /** Runs `work` under the call's lock, unless it is over by now. */
  private async apply(
    { tenantId, outboundId }: OutboundRef,
    work: (store: OutboundCallStore, now: number, current: OutboundCall) => Promise<void>,
  ): Promise<void> {
    await this.tenants.run(tenantId, async (tx) => {
      const store = new OutboundCallStore(tx);
      const current = await store.lock(outboundId);
      if (current === null || current.state === 'ended') return;
      await work(store, this.clock.now(), current);
    });
  }
}
