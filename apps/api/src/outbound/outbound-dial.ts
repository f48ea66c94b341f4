import { Inject, Injectable } from '@nestjs/common';
import { TenantDb } from '@voicecore/database';
import { formatOutboundRef, type OutboundRef } from '@voicecore/telephony';
import { CarrierDial, type Dialed, type DialUrls } from '@voicecore/telephony/dialing';
import type { Env } from '../env';
import { Clock } from '../platform/clock';
import { ENV } from '../platform/tokens';
import { OutboundCallStore } from './outbound-call.store';
import { OutboundGate } from './outbound-gate';

/** How often the carrier is asked about a call that runs, ms. */
export const runningCheckMs = 60_000;
/** Connection overrides: the carrier asks again while a process restarts. */
const overrides = '#rc=3&rp=5xx,ct,rt&ct=1000&rt=4000';

/** Has the carrier create the calls whose turn has come. */
@Injectable()
export class OutboundDial {
  constructor(
    private readonly tenants: TenantDb,
    private readonly gate: OutboundGate,
    private readonly carrier: CarrierDial,
    private readonly clock: Clock,
    @Inject(ENV) private readonly env: Env,
  ) {}

  /** Dials an intent, if the gate still grants it; returns false when the carrier has been asked for too many. */
  async dial(ref: OutboundRef): Promise<boolean> {
    const permit = await this.tenants.run(ref.tenantId, (tx) => this.gate.grant(tx, ref.outboundId));
    if (permit === null) return true;
    const dialed = await this.carrier.create(permit, this.urls(ref));
    await this.keep(ref, dialed);
    return dialed.kind !== 'too_many';
  }

  /** Keeps what became of the request, unless the carrier's own reports were faster. */
  private keep({ tenantId, outboundId }: OutboundRef, dialed: Dialed): Promise<void> {
    return this.tenants.run(tenantId, async (tx) => {
      const store = new OutboundCallStore(tx);
      const call = await store.lock(outboundId);
      if (call?.state !== 'dialing') return;
      const now = this.clock.now();
      if (dialed.kind === 'dialed') await store.dialed(outboundId, dialed.carrierSid, now + runningCheckMs);
      if (dialed.kind === 'refused') await store.end(call, { reason: 'refused_by_carrier', code: dialed.code }, now);
      if (dialed.kind === 'too_many') await store.waitAgain(outboundId);
    });
  }

  private urls(ref: OutboundRef): DialUrls {
    const at = (what: string) =>
      `${this.env.PUBLIC_BASE_URL.replace(/\/$/, '')}/twilio/outbound/${what}/${formatOutboundRef(ref)}${overrides}`;
    return { answered: at('answered'), status: at('status') };
  }
}
