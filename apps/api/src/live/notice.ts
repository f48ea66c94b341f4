import { type LiveChange, liveTopics } from '@voicecore/contracts/live';

/** A committed change, as one process tells the others. */
export interface Notice extends LiveChange {
  readonly tenantId: string;
}

const shape = /^([0-9a-f-]{36}):([a-z]+):([0-9a-z-]{1,64}):(\d{1,15})$/;

/** Reads `<tenant>:<topic>:<id>:<seq>`; null for anything else. */
export function parseNotice(payload: string): Notice | null {
  const [, tenantId, name, id, seq] = shape.exec(payload) ?? [];
  const topic = liveTopics.find((known) => known === name);
  return tenantId && topic && id ? { tenantId, topic, id, seq: Number(seq) } : null;
}

/** Everybody of a tenant, and every screen of one agent. */
export const tenantRoom = (tenantId: string): string => `tenant:${tenantId}`;
export const agentRoom = (tenantId: string, agentId: string): string => `agent:${tenantId}:${agentId}`;

/** Who is told: a desk is its agent's own, everything else its tenant's. */
export function roomOf(notice: Notice): string {
  return notice.topic === 'desk' ? agentRoom(notice.tenantId, notice.id) : tenantRoom(notice.tenantId);
}
