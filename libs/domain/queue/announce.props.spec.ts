import { trials } from '@voicecore/testing';
import fc from 'fast-check';
import type { AgentId, CallId, DepartmentId } from '../kernel';
import { firstRoutingRule } from '../routing';
import {
  announceEveryMs,
  expectedWaitMs,
  nextTold,
  queueBoard,
  rank,
  toldStanding,
  type QueueAgent,
  type QueuePlace,
  type Told,
} from '.';

const departments = ['d1', 'd2'] as DepartmentId[];
const place: fc.Arbitrary<QueuePlace> = fc.record({
  callId: fc.uuid().map((id) => id as CallId),
  target: fc.oneof(
    fc.constantFrom(...departments).map((id) => ({ kind: 'department' as const, id })),
    fc.constant({ kind: 'agent' as const, id: 'a1' as AgentId }),
  ),
  queuedAt: fc.nat(5),
  tried: fc.constant([]),
  escalated: fc.boolean(),
  tier: fc.constantFrom(1, 2, 3, null),
  pulledAt: fc.option(fc.integer({ min: 1, max: 4 }), { nil: null }),
  routing: fc.constant({ rule: firstRoutingRule, caller: { language: null, lastAgent: null }, steps: [] }),
});
const places = fc.uniqueArray(place, { selector: ({ callId }) => callId, maxLength: 12 });
const agents: fc.Arbitrary<QueueAgent[]> = fc
  .array(fc.subarray(departments), { maxLength: 4 })
  .map((all) =>
    all.map((departmentIds, at) => ({ id: `a${at + 1}` as AgentId, departmentIds, free: false, idleSince: 0 })),
  );

describe('what a waiting caller is told', () => {
  /** How the queue moves between two looks: ms that pass, the position and the expected wait. */
  const moment = fc.record({
    passed: fc.oneof(fc.integer({ min: 0, max: 60_000 }), fc.constant(announceEveryMs)),
    position: fc.integer({ min: 1, max: 4 }),
    wait: fc.option(fc.integer({ min: 0, max: 3_000_000 }), { nil: null }),
  });

  it('is news first, comes at most twice a minute, and is never the same twice in a row', () => {
    fc.assert(
      fc.property(fc.array(moment, { minLength: 1, maxLength: 20 }), (moments) => {
        let now = 1_000_000;
        let last: Told | null = null;
        for (const { passed, position, wait } of moments) {
          now += passed;
          const standing = toldStanding(position, wait);
          const told = nextTold(standing, last, now);
          const isDue: boolean = last === null || now - last.at >= announceEveryMs;
          expect(told !== null).toBe(isDue);
          if (told === null) continue;
          const isNews: boolean = last === null || last.position !== position || last.minutes !== standing.minutes;
          expect(told.sentence === 'standing').toBe(isNews);
          expect(told).toMatchObject({ ...standing, at: now });
          if (last !== null && !isNews) expect(told.sentence).not.toBe(last.sentence);
          last = told;
        }
      }),
      { numRuns: trials(200) },
    );
  });

  it.each([
    [1, null, { position: 1, minutes: null }],
    [2, 59_999, { position: 2, minutes: 0 }],
    [2, 60_000, { position: 2, minutes: 1 }],
    [2, 60_001, { position: 2, minutes: 2 }],
    [9, 1_800_000, { position: 9, minutes: 30 }],
    [9, 9_000_000, { position: 9, minutes: 31 }],
  ])('at place %i with an expected wait of %s ms is %j', (position, wait, expected) => {
    expect(toldStanding(position, wait)).toEqual(expected);
  });
});

describe('the board of a queue', () => {
  it('counts each caller among those of the same target, in the order of service, and says why somebody is ahead', () => {
    fc.assert(
      fc.property(places, agents, (waiting, there) => {
        const handling = new Map(['d1', 'a1'].map((id) => [id, 120_000]));
        const board = queueBoard(waiting, there, handling);
        expect(board.map(({ callId }) => callId)).toEqual(rank(waiting).map(({ callId }) => callId));
        for (const id of ['d1', 'd2', 'a1']) {
          const own = board.filter(({ callId }) =>
            waiting.some((one) => one.callId === callId && one.target.id === id),
          );
          expect(own.map(({ position }) => position)).toEqual(own.map((_, at) => at + 1));
          const takers = there.filter((one) => one.id === id || one.departmentIds.some((each) => each === id)).length;
          for (const { position, expectedWaitMs: wait } of own)
            expect(wait).toBe(handling.has(id) && takers > 0 ? Math.round((position * 120_000) / takers) : null);
        }
        for (const { callId, ahead } of board) {
          const { pulledAt, escalated, tier } = waiting.find((one) => one.callId === callId)!;
          expect(ahead).toBe(pulledAt !== null ? 'pulled' : escalated ? 'escalated' : tier !== null ? 'vip' : null);
        }
      }),
      { numRuns: trials(200) },
    );
  });

  it('expects longer waits further back, and shorter ones with more people', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 50 }),
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 1_000, max: 900_000 }),
        (position, takers, handlingMs) => {
          const wait = expectedWaitMs(position, takers, handlingMs)!;
          expect(expectedWaitMs(position + 1, takers, handlingMs)).toBeGreaterThanOrEqual(wait);
          expect(expectedWaitMs(position, takers + 1, handlingMs)).toBeLessThanOrEqual(wait);
          expect([expectedWaitMs(position, 0, handlingMs), expectedWaitMs(position, takers, null)]).toEqual([
            null,
            null,
          ]);
        },
      ),
      { numRuns: trials(100) },
    );
  });
});
