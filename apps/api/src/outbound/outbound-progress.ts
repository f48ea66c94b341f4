import { Injectable } from '@nestjs/common';
import { TenantDb } from '@voicecore/database';
import type { TerminalStatus } from '@voicecore/domain/call';
import { formatOutboundRef, type OutboundRef } from '@voicecore/telephony';
import { Clock } from '../platform/clock';
import { OutboundCallStore } from './outbound-call.store';
import { OutboundPolicyStore } from './outbound-policy.store';
import { runningCheckMs } from './outbound-dial';

/** Takes what the carrier reports about outgoing calls. Reports may arrive late, twice and in any order. */
@Injectable()
export class OutboundProgress {
  constructor(
    private readonly tenants: TenantDb,
    private readonly clock: Clock,
  ) {}

  /**
   * The person called has answered. Returns the URL of the document that follows; null for a call that must not go on: it
   * is not one of ours, is over, or all calls were stopped while it rang.
   */
  answered({ tenantId, outboundId }: OutboundRef, carrierSid: string): Promise<string | null> {
    return this.tenants.run(tenantId, async (tx) => {
      const store = new OutboundCallStore(tx);
      const call = await store.lock(outboundId);
      if (call === null || !isSame(call.carrierSid, carrierSid)) return null;
      if (call.state === 'ended' || call.state === 'intended') return null;
      // The carrier's answer to the request may be lost: the id in the URL says which call this is.
      const now = this.clock.now();
      await store.dialed(outboundId, carrierSid, now + runningCheckMs);
      if ((await new OutboundPolicyStore(tx).read()).stop !== null) return null;
      await store.answered(outboundId, now);
      return withRef(call.answerUrl, { tenantId, outboundId });
    });
  }

  /** The call is over. @param seconds how long it lasted, if the carrier says so */
  ended(
    { tenantId, outboundId }: OutboundRef,
    carrierSid: string,
    status: TerminalStatus,
    seconds: number | null,
  ): Promise<void> {
    return this.tenants.run(tenantId, async (tx) => {
      const store = new OutboundCallStore(tx);
      const call = await store.lock(outboundId);
      if (call === null || call.state === 'ended' || call.state === 'intended') return;
      if (!isSame(call.carrierSid, carrierSid)) return;
      if (call.carrierSid === null) await store.dialed(outboundId, carrierSid, this.clock.now());
      await store.end(call, { reason: status, seconds }, this.clock.now());
    });
  }
}

function isSame(known: string | null, carrierSid: string): boolean {
  return known === null || known === carrierSid;
}

function withRef(answerUrl: string, ref: OutboundRef): string {
  const url = new URL(answerUrl);
  url.pathname = `${url.pathname.replace(/\/$/, '')}/${formatOutboundRef(ref)}`;
  return url.toString();
}
