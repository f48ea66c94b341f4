import { createHmac, timingSafeEqual } from 'node:crypto';
import type { AgentId, CallId, OfferId, TenantId } from '@voicecore/domain/kernel';
import { formatCallRef, parseCallRef, type CallRef } from './call-ref';

/**
 * Tokens that travel through the carrier and come back: bound to one call by an HMAC, so that nothing needs to be
 * stored for them. That each works only once is decided by the ledger, not by the tokens.
 */
export class CarrierTokens {
  constructor(private readonly key: Buffer) {}

  /** Returns a token for the `<Parameter>` of a stream: `<tenant>.<call>.<n>.<hmac>`. */
  mediaToken(ref: CallRef): string {
    const body = formatCallRef(ref);
    return `${body}.${this.sign('media', body)}`;
  }

  /** Returns the call that a media token was made for; null if it was not made here. */
  readMediaToken(token: string): CallRef | null {
    const body = this.verified('media', token);
    return body === null ? null : parseCallRef(body);
  }

  /** Returns a token with which an agent's browser dials in: `<tenant>.<call>.<offer>.<agent>.<hmac>`. */
  offerToken(offer: OfferRef): string {
    const body = `${offer.tenantId}.${offer.callId}.${offer.offerId}.${offer.agentId}`;
    return `${body}.${this.sign('offer', body)}`;
  }

  readOfferToken(token: string): OfferRef | null {
    const body = this.verified('offer', token);
    if (body === null) return null;
    const [tenantId, callId, offerId, agentId] = body.split('.');
    if (agentId === undefined) return null;
    return {
      tenantId: tenantId as TenantId,
      callId: callId as CallId,
      offerId: offerId as OfferId,
      agentId: agentId as AgentId,
    };
  }

  private verified(purpose: string, token: string): string | null {
    const cut = token.lastIndexOf('.');
    const body = token.slice(0, Math.max(cut, 0));
    const given = Buffer.from(token.slice(cut + 1));
    const expected = Buffer.from(this.sign(purpose, body));
    return given.length === expected.length && timingSafeEqual(given, expected) ? body : null;
  }

  private sign(purpose: string, body: string): string {
    return createHmac('sha256', this.key).update(`${purpose}:${body}`).digest('base64url');
  }
}

/** An offer of a call to an agent. */
export interface OfferRef {
  readonly tenantId: TenantId;
  readonly callId: CallId;
  readonly offerId: OfferId;
  readonly agentId: AgentId;
}
