import { type LiveChange, liveTopics } from '@voicecore/contracts/live';
import { seesAllCalls } from '@voicecore/domain/people';
import type { LiveUser } from './live-auth';

/** A committed change, as one process tells the others. */
export interface Notice extends LiveChange {
  readonly tenantId: string;
  /** Departments and agents whom a call is or was assigned to; `*` while nobody is in charge of it yet. */
  readonly audience: readonly string[];
}

/** Somebody's rights, departments or sessions may have changed. */
export interface PersonNotice {
  readonly topic: 'person';
  readonly tenantId: string;
  readonly personId: string;
}

const shape = /^([0-9a-f-]{36}):([a-z]+):([0-9a-z-]{1,64}):(-1|\d{1,15})(?::([0-9a-f,*-]{0,4000}))?$/;

/** Reads `<tenant>:<topic>:<id>:<seq>[:<audience>]`; null for anything else. */
export function parseNotice(payload: string): Notice | PersonNotice | null {
  const [, tenantId, name, id, seq, audience] = shape.exec(payload) ?? [];
  if (!tenantId || !id) return null;
  if (name === 'person') return { topic: 'person', tenantId, personId: id };
  const topic = liveTopics.find((known) => known === name);
  if (!topic) return null;
  return { tenantId, topic, id, seq: Number(seq), audience: audience ? audience.split(',') : [] };
}

/** Everybody of a tenant; those who see all of its calls; those of one department; every screen of one agent. */
const tenantRoom = (tenantId: string): string => `tenant:${tenantId}`;
const allCallsRoom = (tenantId: string): string => `all-calls:${tenantId}`;
const memberRoom = (tenantId: string, id: string): string => `member:${tenantId}:${id}`;
const agentRoom = (tenantId: string, agentId: string): string => `agent:${tenantId}:${agentId}`;

/** The rooms of a socket, as its person may read by REST. */
export function roomsOf({ tenantId, role, agentId, departments }: LiveUser): string[] {
  const rooms = [tenantRoom(tenantId)];
  if (seesAllCalls(role)) rooms.push(allCallsRoom(tenantId));
  for (const department of departments) rooms.push(memberRoom(tenantId, department));
  if (agentId !== null) rooms.push(memberRoom(tenantId, agentId), agentRoom(tenantId, agentId));
  return rooms;
}

/** Who is told: a desk is its agent's own, a call's is told to those who may read it, everything else to the tenant. */
export function roomsFor({ tenantId, topic, id, audience }: Notice): string[] {
  if (topic === 'desk') return [agentRoom(tenantId, id)];
  if (topic !== 'calls' || audience.includes('*')) return [tenantRoom(tenantId)];
  return [allCallsRoom(tenantId), ...audience.map((member) => memberRoom(tenantId, member))];
}
