import type { OutboundCallId, TenantId } from '@voicecore/domain/kernel';

/** `<tenant>.<outgoing call>`, contained in every URL of an outgoing call; the carrier's signature covers it. */
export interface OutboundRef {
  readonly tenantId: TenantId;
  readonly outboundId: OutboundCallId;
}

const shape = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

export function formatOutboundRef({ tenantId, outboundId }: OutboundRef): string {
  return `${tenantId}.${outboundId}`;
}

/** Returns null for anything that is not a reference. */
export function parseOutboundRef(text: string): OutboundRef | null {
  const match = shape.exec(text);
  if (match === null) return null;
  return { tenantId: match[1] as TenantId, outboundId: match[2] as OutboundCallId };
}
