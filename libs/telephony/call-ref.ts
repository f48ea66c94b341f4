import type { CallId, TenantId } from '@voicecore/domain/kernel';

/** `<tenant>.<call>.<n>`, contained in every URL of a document; the carrier's signature covers it. */
export interface CallRef {
  readonly tenantId: TenantId;
  readonly callId: CallId;
  readonly n: number;
}

const shape =
  /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.(\d{1,9})$/;

export function formatCallRef(ref: CallRef): string {
  return `${ref.tenantId}.${ref.callId}.${ref.n}`;
}

/** Returns null for anything that is not a reference. */
export function parseCallRef(text: string): CallRef | null {
  const match = shape.exec(text);
  if (match === null) return null;
  return { tenantId: match[1] as TenantId, callId: match[2] as CallId, n: Number(match[3]) };
}
