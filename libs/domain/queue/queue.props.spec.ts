import { trials } from '@voicecore/testing';
import fc from 'fast-check';
import type { AgentId, CallId, DepartmentId } from '../kernel';
import { assign, headStartMs, rank, unreachable, type QueueAgent, type QueuePlace } from '.';

const agentIds = ['a1', 'a2', 'a3', 'a4', 'a5'] as AgentId[];
const departmentIds = ['d1', 'd2', 'd3'] as DepartmentId[];

const place: fc.Arbitrary<QueuePlace> = fc.record({
  callId: fc.uuid().map((id) => id as CallId),
  target: fc.oneof(
    fc.constantFrom(...agentIds).map((id) => ({ kind: 'agent' as const, id })),
    fc.constantFrom(...departmentIds).map((id) => ({ kind: 'department' as const, id })),
  ),
  // Those who came a head start later are as far as those who are escalated.
  queuedAt: fc.nat(5).chain((at) => fc.constantFrom(at, at + headStartMs, at + 300_000)),
  tried: fc.subarray(agentIds),
  escalated: fc.boolean(),
  tier: fc.constantFrom(1, 2, 3, null),
  pulledAt: fc.option(fc.integer({ min: 1, max: 4 }), { nil: null }),
});
const places = fc.uniqueArray(place, { selector: ({ callId }) => callId, maxLength: 12 });
const agents: fc.Arbitrary<QueueAgent[]> = fc.subarray(agentIds).chain((ids) =>
  fc.tuple(
    ...ids.map((id) =>
      fc.record({
        id: fc.constant(id),
        departmentIds: fc.subarray(departmentIds),
        free: fc.boolean(),
        idleSince: fc.nat(2),
      }),
    ),
  ),
);

const shuffled = <T>(arbitrary: fc.Arbitrary<T[]>) =>
  arbitrary.chain((items) =>
    fc.tuple(fc.constant(items), fc.shuffledSubarray(items, { minLength: items.length, maxLength: items.length })),
  );

/** True when this agent may be called for this caller, restated in the plainest way. */
function suits(waiting: QueuePlace, agent: QueueAgent): boolean {
  const reached =
    waiting.target.id === agent.id || agent.departmentIds.some((departmentId) => departmentId === waiting.target.id);
  return reached && !waiting.tried.includes(agent.id);
}

/** The rule of the order, told in other words: put at the front, else by the wait with its head start. */
function isBefore(one: QueuePlace, other: QueuePlace): boolean {
  if (one.pulledAt !== other.pulledAt)
    return other.pulledAt === null || (one.pulledAt !== null && one.pulledAt > other.pulledAt);
  const lead = { 1: 480_000, 2: 300_000, 3: 180_000 };
  const waitedSince = ({ queuedAt, escalated, tier }: QueuePlace) =>
    queuedAt - (escalated ? headStartMs : tier === null ? 0 : lead[tier]);
  const ahead = waitedSince(other) - waitedSince(one);
  return ahead > 0 || (ahead === 0 && one.queuedAt < other.queuedAt);
}

describe('the queue', () => {
  it('Property 18: Queue prioritisation: the order is total and does not depend on how callers arrived', () => {
    fc.assert(
      fc.property(shuffled(places), shuffled(agents), ([waiting, mixed], [free, mixedFree]) => {
        expect(rank(mixed)).toEqual(rank(waiting));
        expect(assign(mixed, mixedFree)).toEqual(assign(waiting, free));
        const order = rank(waiting);
        for (const [index, next] of order.slice(1).entries()) expect(isBefore(next, order[index]!)).toBe(false);
      }),
      { numRuns: trials(200) },
    );
  });

  it('rings only agents who may take the caller, each for one caller, each caller once', () => {
    fc.assert(
      fc.property(places, agents, (waiting, free) => {
        const made = assign(waiting, free);
        expect(new Set(made.map(({ callId }) => callId)).size).toBe(made.length);
        expect(new Set(made.map(({ agentId }) => agentId)).size).toBe(made.length);
        for (const { callId, agentId } of made) {
          const caller = waiting.find((one) => one.callId === callId)!;
          expect(
            suits(
              caller,
              free.find(({ id }) => id === agentId)!,
            ),
          ).toBe(true);
        }
      }),
      { numRuns: trials(200) },
    );
  });

  it('leaves no agent idle beside a caller whom that agent may take', () => {
    fc.assert(
      fc.property(places, agents, (waiting, free) => {
        const made = assign(waiting, free);
        const idle = free.filter((agent) => agent.free).filter(({ id }) => !made.some(({ agentId }) => agentId === id));
        const left = waiting.filter(({ callId }) => !made.some((one) => one.callId === callId));
        expect(idle.filter((agent) => left.some((caller) => suits(caller, agent)))).toEqual([]);
      }),
      { numRuns: trials(200) },
    );
  });

  it('never prefers a caller who comes later in the order where both may be taken by the same agent', () => {
    fc.assert(
      fc.property(places, agents, (waiting, free) => {
        const made = assign(waiting, free);
        const served = new Set(made.map(({ callId }) => callId));
        for (const { callId, agentId } of made) {
          const agent = free.find(({ id }) => id === agentId)!;
          const later = waiting.find((one) => one.callId === callId)!;
          const passedOver = waiting.filter(
            (one) => !served.has(one.callId) && isBefore(one, later) && suits(one, agent),
          );
          expect(passedOver).toEqual([]);
        }
      }),
      { numRuns: trials(200) },
    );
  });

  it('gives up only callers whom nobody may take, now or later', () => {
    fc.assert(
      fc.property(places, agents, (waiting, there) => {
        const givenUp = unreachable(waiting, there);
        for (const caller of waiting)
          expect(givenUp.includes(caller.callId)).toBe(there.every((agent) => !suits(caller, agent)));
      }),
      { numRuns: trials(200) },
    );
  });

  it('gives the second caller the free agent whom the first caller has tried', () => {
    const first: QueuePlace = {
      callId: 'c1' as CallId,
      target: { kind: 'department', id: departmentIds[0]! },
      queuedAt: 1,
      tried: [agentIds[0]!],
      escalated: false,
      tier: null,
      pulledAt: null,
    };
    const second = { ...first, callId: 'c2' as CallId, queuedAt: 2, tried: [] };
    const agent = { id: agentIds[0]!, departmentIds: [departmentIds[0]!], free: true, idleSince: 0 };
    expect(assign([first, second], [agent])).toEqual([{ callId: 'c2', agentId: 'a1' }]);
  });

  it('rings the agent who has been idle longest', () => {
    const caller: QueuePlace = {
      callId: 'c1' as CallId,
      target: { kind: 'department', id: departmentIds[0]! },
      queuedAt: 1,
      tried: [],
      escalated: false,
      tier: null,
      pulledAt: null,
    };
    const idle = (id: AgentId, idleSince: number) => ({
      id,
      departmentIds: [departmentIds[0]!],
      free: true,
      idleSince,
    });
    expect(assign([caller], [idle(agentIds[0]!, 9), idle(agentIds[1]!, 3)])).toEqual([{ callId: 'c1', agentId: 'a2' }]);
  });

  it('keeps nobody waiting for ever: whoever has waited the head start longer comes first', () => {
    fc.assert(
      fc.property(places, place, fc.nat(20), (waiting, one, more) => {
        const others = waiting.filter(({ callId, pulledAt }) => callId !== one.callId && pulledAt === null);
        const newest = Math.min(...others.map(({ queuedAt }) => queuedAt), 0);
        const old = { ...one, pulledAt: null, queuedAt: newest - headStartMs - 1 - more };
        expect(rank([...others, old])[0]).toEqual(old);
      }),
      { numRuns: trials(200) },
    );
  });
});
