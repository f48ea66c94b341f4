import { agentFacts, callConfig, CallWorld, trials } from '@voicecore/testing';
import fc from 'fast-check';
import type { DepartmentId } from '../kernel';
import { limits, nextStep, placeOf, wakeAt, type AgentFact, type CallState } from '.';

const runs = trials(300);
const first = 'd1' as DepartmentId;
const second = 'd2' as DepartmentId;

const situation = fc.record({
  agents: agentFacts,
  mostWaiting: fc.option(fc.integer({ min: 1, max: 3 }), { nil: null }),
  overflowTo: fc.constantFrom(null, first, second),
  longestWaitSeconds: fc.constantFrom(30, 180, 600),
  waitingFirst: fc.nat(4),
  waitingSecond: fc.nat(4),
  overflowOpen: fc.boolean(),
});

function stateOf(world: CallWorld): CallState {
  if (world.state === null) throw new Error('the call has not begun');
  return world.state;
}

/** True when somebody takes calls for a department, free or not. */
const isStaffed = (agents: readonly AgentFact[], id: DepartmentId | null) =>
  agents.some(({ departmentIds, presence }) => presence !== 'away' && departmentIds.some((each) => each === id));

describe('the limits of a queue', () => {
  it('keep callers out of a full department: they go on to the overflow, if it can take them, or leave a message', () => {
    fc.assert(
      fc.property(situation, (is) => {
        const { agents, mostWaiting, overflowTo, waitingFirst, waitingSecond } = is;
        const config = { ...callConfig, queue: { longestWaitSeconds: 180, mostWaiting, overflowTo } };
        const waitedFor = [...Array<'d1'>(waitingFirst).fill('d1'), ...Array<'d2'>(waitingSecond).fill('d2')];
        const world = new CallWorld();
        const facts = {
          ...{ agents, config, waitedFor: waitedFor as DepartmentId[] },
          departmentsOpen: [{ id: second, open: is.overflowOpen }],
        };
        world.arrive(facts);
        world.apply({ kind: 'DigitsPressed', personal: { digits: '0' } }, facts);
        const state = stateOf(world);
        const isFull = (waiting: number) => mostWaiting !== null && waiting >= mostWaiting;
        const overflows =
          overflowTo === second && is.overflowOpen && !isFull(waitingSecond) && isStaffed(agents, second);
        const stays = !isFull(waitingFirst) && isStaffed(agents, first);
        if (stays) expect(placeOf(state)?.target.id).toBe(first);
        else if (overflows) {
          expect(placeOf(state)).toMatchObject({ target: { id: second }, overflowedAt: expect.any(Number) });
        } else expect(state.stage).toBe('message');
      }),
      { numRuns: runs },
    );
  });

  it('end a wait once at the overflow and then with a message, and never leave a caller without a next check', () => {
    fc.assert(
      fc.property(situation, ({ agents, overflowTo, longestWaitSeconds }) => {
        const busy = agents.map((agent) => ({ ...agent, presence: 'engaged' as const }));
        const config = { ...callConfig, queue: { longestWaitSeconds, mostWaiting: null, overflowTo } };
        const facts = { agents: busy, config };
        const world = new CallWorld();
        world.arrive(facts);
        world.apply({ kind: 'DigitsPressed', personal: { digits: '0' } }, facts);
        const began = world.now;
        const visited = [placeOf(stateOf(world))?.target.id];
        for (let looks = 0; looks < 5 && stateOf(world).stage === 'waiting'; looks += 1) {
          const at = wakeAt(stateOf(world), world.now);
          expect(at).toBeLessThanOrEqual(world.now + Math.max(longestWaitSeconds * 1_000, limits.redirectMs));
          world.now = at;
          world.apply({ kind: 'TimerFired', n: stateOf(world).n }, facts);
          const target = placeOf(stateOf(world))?.target.id;
          if (target !== undefined && target !== visited.at(-1)) visited.push(target);
        }
        expect(visited).toEqual(overflowTo === second ? [first, second] : [first]);
        expect([stateOf(world).stage, nextStep(stateOf(world)).kind]).toEqual(['message', 'takeMessage']);
        expect(world.now - began).toBe(visited.length * longestWaitSeconds * 1_000);
      }),
      { numRuns: runs },
    );
  });

  it('are no limits for something urgent', () => {
    const agents: AgentFact[] = [{ id: 'a1' as never, extension: '101', departmentIds: [first], presence: 'engaged' }];
    const config = { ...callConfig, queue: { longestWaitSeconds: 180, mostWaiting: 1, overflowTo: null } };
    const facts = { agents, config, waitedFor: [first] };
    const world = new CallWorld();
    world.arrive(facts);
    world.apply({ kind: 'UrgencyHeard' }, facts);
    expect(stateOf(world).stage).toBe('waiting');
  });
});
