import { type LiveChange, liveTopics } from '@voicecore/contracts/live';
import { seesAllCalls } from '@voicecore/domain/people';
import type { LiveUser } from './live-auth';

/** A committed change, as one process sends it to the others. */
export interface Notice extends LiveChange {
  readonly tenantId: string;
  /** Departments and agents that a call is or was assigned to; `*` while it is not assigned yet. */
  readonly audience: readonly string[];
}

/** A person's rights, departments or sessions may have changed. */
export interface PersonNotice {
  readonly topic: 'person';
  readonly tenantId: string;
  readonly personId: string;
}

const shape = /^([0-9a-f-]{36}):([a-z]+):([0-9a-z-]{1,64}):(-1|\d{1,15})(?::([0-9a-f,*-]{0,4000}))?$/;

/** Parses `<tenant>:<topic>:<id>:<seq>[:<audience>]`; returns null for anything else. */
export function parseNotice(payload: string): Notice | PersonNotice | null {
  const [, tenantId, name, id, seq, audience] = shape.exec(payload) ?? [];
  if (!tenantId || !id) return null;
  if (name === 'person') return { topic: 'person', tenantId, personId: id };
  const topic = liveTopics.find((known) => known === name);
  if (!topic) return null;
  return { tenantId, topic, id, seq: Number(seq), audience: audience ? audience.split(',') : [] };
}

/**
 * The rooms: all users of a tenant; those who see all of its calls; those of one department; every screen of one agent.
 */
const tenantRoom = (tenantId: string): string => `tenant:${tenantId}`;
const allCallsRoom = (tenantId: string): string => `all-calls:${tenantId}`;
const memberRoom = (tenantId: string, id: string): string => `member:${tenantId}:${id}`;
const agentRoom = (tenantId: string, agentId: string): string => `agent:${tenantId}:${agentId}`;

/** Returns the rooms of a socket, according to what its user may read by REST. */
export function roomsOf({ tenantId, role, agentId, departments }: LiveUser): string[] {
  const rooms = [tenantRoom(tenantId)];
  if (seesAllCalls(role)) rooms.push(allCallsRoom(tenantId));
  for (const department of departments) rooms.push(memberRoom(tenantId, department));
  if (agentId !== null) rooms.push(memberRoom(tenantId, agentId), agentRoom(tenantId, agentId));
  return rooms;
}

/**
 * Returns the rooms to notify: a desk only its agent, a call those who may read it, everything else the whole tenant.
 */
export function roomsFor({ tenantId, topic, id, audience }: Notice): string[] {
  if (topic === 'desk') return [agentRoom(tenantId, id)];
  if (topic !== 'calls' || audience.includes('*')) return [tenantRoom(tenantId)];
  return [allCallsRoom(tenantId), ...audience.map((member) => memberRoom(tenantId, member))];
}
