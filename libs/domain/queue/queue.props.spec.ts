import { trials } from '@voicecore/testing';
import fc from 'fast-check';
import type { AgentId, CallId, DepartmentId } from '../kernel';
import { levels, ringAtMost, strategies } from '../routing';
import { assign, headStartMs, rank, unreachable, type PlaceRouting, type QueueAgent, type QueuePlace } from '.';

/** The time of every look: far enough for any wait to have climbed, and not for all. */
const now = 400_000;
const agentIds = ['a1', 'a2', 'a3', 'a4', 'a5'] as AgentId[];
const departmentIds = ['d1', 'd2', 'd3'] as DepartmentId[];

const level = fc.constantFrom(...levels);
const routing: fc.Arbitrary<PlaceRouting> = fc.record({
  rule: fc.record({ strategy: fc.constantFrom(...strategies), skill: fc.constantFrom('Refunds', null) }),
  caller: fc.record({
    language: fc.constantFrom('en' as const, 'es' as const, null),
    lastAgent: fc.constantFrom(...agentIds, null),
  }),
  steps: fc.array(
    fc.record({
      departmentId: fc.constantFrom(...departmentIds),
      people: fc.constantFrom('members' as const, 'managers' as const),
      afterMs: fc.constantFrom(60_000, 399_000, 500_000),
    }),
    { maxLength: 2 },
  ),
});
const longestIdle: PlaceRouting = {
  rule: { strategy: 'longest_idle', skill: null },
  caller: { language: null, lastAgent: null },
  steps: [],
};

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
  routing: fc.oneof(fc.constant(longestIdle), routing),
});
const places = fc.uniqueArray(place, { selector: ({ callId }) => callId, maxLength: 12 });
const agents: fc.Arbitrary<QueueAgent[]> = fc.subarray(agentIds).chain((ids) =>
  fc.tuple(
    ...ids.map((id) =>
      fc.record({
        id: fc.constant(id),
        departmentIds: fc.subarray(departmentIds),
        managerOf: fc.subarray(departmentIds),
        free: fc.boolean(),
        idleSince: fc.nat(2),
        offeredAt: fc.option(fc.nat(2), { nil: null }),
        languages: fc.record({ en: level, es: level }, { requiredKeys: [] }),
        skills: fc.record({ refunds: level }, { requiredKeys: [] }),
      }),
    ),
  ),
);

const shuffled = <T>(arbitrary: fc.Arbitrary<T[]>) =>
  arbitrary.chain((items) =>
    fc.tuple(fc.constant(items), fc.shuffledSubarray(items, { minLength: items.length, maxLength: items.length })),
  );

/** True when this agent may be called for this caller by then, restated in the plainest way. */
function suits({ target, tried, queuedAt, routing: { steps } }: QueuePlace, agent: QueueAgent, by = now): boolean {
  if (tried.includes(agent.id)) return false;
  if (target.kind === 'agent') return target.id === agent.id;
  const climbed = steps.filter(({ afterMs }) => queuedAt + afterMs <= by);
  const members = [target.id, ...climbed.filter(({ people }) => people === 'members').map((step) => step.departmentId)];
  const managers = climbed.filter(({ people }) => people === 'managers').map((step) => step.departmentId);
  return members.some((id) => agent.departmentIds.includes(id)) || managers.some((id) => agent.managerOf?.includes(id));
}

const ringsAll = ({ routing: { rule } }: QueuePlace) => rule.strategy === 'ring_all';

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
        expect(assign(mixed, mixedFree, now)).toEqual(assign(waiting, free, now));
        const order = rank(waiting);
        for (const [index, next] of order.slice(1).entries()) expect(isBefore(next, order[index]!)).toBe(false);
      }),
      { numRuns: trials(200) },
    );
  });

  it('rings only agents who may take the caller, each for one caller, one for a caller or all where all ring', () => {
    fc.assert(
      fc.property(places, agents, (waiting, free) => {
        const made = assign(waiting, free, now);
        const one = made.filter(({ callId }) => !ringsAll(waiting.find((each) => each.callId === callId)!));
        expect(new Set(one.map(({ callId }) => callId)).size).toBe(one.length);
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
        const made = assign(waiting, free, now);
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
        const made = assign(waiting, free, now);
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
          expect(givenUp.includes(caller.callId)).toBe(there.every((agent) => !suits(caller, agent, Infinity)));
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
      routing: longestIdle,
    };
    const second = { ...first, callId: 'c2' as CallId, queuedAt: 2, tried: [] };
    const agent = { id: agentIds[0]!, departmentIds: [departmentIds[0]!], free: true, idleSince: 0 };
    expect(assign([first, second], [agent], now)).toEqual([{ callId: 'c2', agentId: 'a1' }]);
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
      routing: longestIdle,
    };
    const idle = (id: AgentId, idleSince: number) => ({
      id,
      departmentIds: [departmentIds[0]!],
      free: true,
      idleSince,
    });
    expect(assign([caller], [idle(agentIds[0]!, 9), idle(agentIds[1]!, 3)], now)).toEqual([
      { callId: 'c1', agentId: 'a2' },
    ]);
  });

  it('rings ten at the most where all ring, those who have been idle longest', () => {
    const rule = { strategy: 'ring_all' as const, skill: null };
    const target = { kind: 'department' as const, id: departmentIds[0]! };
    const caller: QueuePlace = {
      callId: 'c1' as CallId,
      target,
      queuedAt: 1,
      tried: [],
      escalated: false,
      tier: null,
      pulledAt: null,
      routing: { ...longestIdle, rule },
    };
    const many = Array.from({ length: 14 }, (_, n) => ({
      id: `b${n}` as AgentId,
      departmentIds: [departmentIds[0]!],
      free: true,
      idleSince: 100 - n,
    }));
    const rung = assign([caller], many, now).map(({ agentId }) => agentId);
    expect(rung).toEqual(
      many
        .slice(-ringAtMost)
        .map(({ id }) => id)
        .reverse(),
    );
  });

  it('climbs when the time has come, not a moment before', () => {
    const caller: QueuePlace = {
      callId: 'c1' as CallId,
      target: { kind: 'department', id: departmentIds[0]! },
      queuedAt: 1_000,
      tried: [],
      escalated: false,
      tier: null,
      pulledAt: null,
      routing: { ...longestIdle, steps: [{ departmentId: departmentIds[1]!, people: 'managers', afterMs: 30_000 }] },
    };
    const boss = { id: agentIds[0]!, departmentIds: [], managerOf: [departmentIds[1]!], free: true, idleSince: 0 };
    expect(assign([caller], [boss], 30_999)).toEqual([]);
    expect(unreachable([caller], [boss])).toEqual([]);
    expect(assign([caller], [boss], 31_000)).toEqual([{ callId: 'c1', agentId: 'a1' }]);
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
