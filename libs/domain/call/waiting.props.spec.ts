import { agentFacts, CallWorld, trials } from '@voicecore/testing';
import fc from 'fast-check';
import type { AgentId, DepartmentId, PersonId } from '../kernel';
import { nextStep, offersOf, placeOf, type AgentFact, type CallInput, type CallState, type QueueWish } from '.';

const runs = trials(300);
const manager = 'p1' as PersonId;

/** How the wait begins: with whom, whether an agent is called, and whether one is on the way in. */
const waits = fc.record({
  agents: agentFacts,
  digits: fc.constantFrom('0', '101', '103'),
  accepted: fc.boolean(),
  open: fc.boolean(),
});

function stateOf(world: CallWorld): CallState {
  if (world.state === null) throw new Error('the call has not begun');
  return world.state;
}

const press = (digits: string): CallInput => ({ kind: 'DigitsPressed', personal: { digits } });

/** Returns a world whose caller waits or is being connected; null when nobody works there. */
function waiting({ agents, digits, accepted }: { agents: AgentFact[]; digits: string; accepted: boolean }) {
  const world = new CallWorld();
  world.arrive({ agents });
  world.apply(press(digits), { agents });
  const state = stateOf(world);
  if (state.stage !== 'waiting' && state.stage !== 'ringing') return null;
  const [offer] = offersOf(state);
  if (offer && accepted)
    world.apply(
      { kind: 'AgentDialledIn', offerId: offer.offerId, agentId: offer.agentId, legSid: 'CAagent' },
      { agents },
    );
  return { world, isTaken: accepted && offer !== undefined };
}

describe('a caller who waits', () => {
  it('leaves a message with 2 and is back with the receptionist with 0, unless an agent is on the way in', () => {
    fc.assert(
      fc.property(waits, fc.constantFrom('2', '0', '1', '9', '#'), (how, digits) => {
        const found = waiting(how);
        if (found === null) return;
        const { world, isTaken } = found;
        const before = stateOf(world);
        const { claims } = world.apply(press(digits), { agents: how.agents });
        const state = stateOf(world);
        const stays = isTaken || (digits !== '2' && digits !== '0');
        expect(state.stage).toBe(stays ? before.stage : digits === '2' ? 'message' : 'receptionist');
        const withdrawn = claims.filter((claim) => claim.kind === 'moveOffer' && claim.state === 'withdrawn');
        expect(withdrawn).toHaveLength(stays ? 0 : offersOf(before).length);
        if (stays) return;
        expect(placeOf(state)).toBeNull();
        expect(nextStep(state).kind).toBe(digits === '2' ? 'takeMessage' : 'menu');
        expect(world.decisions.at(-1)?.effects.some(({ kind }) => kind === 'redirect')).toBe(
          before.served?.key === 'wait',
        );
      }),
      { numRuns: runs },
    );
  });
});

describe('who manages the queue', () => {
  const manage = (wish: QueueWish): CallInput => ({ kind: 'QueueManaged', by: manager, wish });

  it('puts a waiting caller at the front, and the place keeps that', () => {
    fc.assert(
      fc.property(waits, (how) => {
        const found = waiting(how);
        if (found === null) return;
        const before = stateOf(found.world);
        found.world.apply(manage({ kind: 'pull' }), { agents: how.agents });
        const after = placeOf(stateOf(found.world));
        if (before.stage !== 'waiting') return expect(after).toEqual(placeOf(before));
        expect(after).toEqual({ ...placeOf(before), pulledAt: expect.any(Number) });
        const target = { kind: 'department', id: 'd2' as DepartmentId } as const;
        found.world.apply(manage({ kind: 'move', target }), { agents: how.agents });
        expect(placeOf(stateOf(found.world))?.pulledAt).toBe(after?.pulledAt);
      }),
      { numRuns: runs },
    );
  });

  it('sends a caller elsewhere with the same waiting time, if somebody is there who takes calls', () => {
    fc.assert(
      fc.property(waits, fc.constantFrom('d1', 'd2', 'a1', 'a3'), (how, id) => {
        const found = waiting(how);
        if (found === null) return;
        const before = stateOf(found.world);
        const target = id.startsWith('d')
          ? ({ kind: 'department', id: id as DepartmentId } as const)
          : ({ kind: 'agent', id: id as AgentId } as const);
        const taking = how.agents.filter(({ presence }) => presence !== 'away');
        const isThere = taking.some((agent) => agent.id === id || agent.departmentIds.some((each) => each === id));
        found.world.apply(manage({ kind: 'move', target }), { agents: how.agents, open: how.open });
        const after = stateOf(found.world);
        const isSame = placeOf(before)?.target.id === id;
        if (found.isTaken || isSame || !how.open || !isThere) return expect(after).toEqual({ ...before, n: after.n });
        // Everybody who works there may have been asked before.
        if (after.stage === 'message') return;
        expect(placeOf(after)?.since).toBe(placeOf(before)?.since);
        if (target.kind === 'department') expect(placeOf(after)?.target).toEqual(target);
        expect(after.segments.at(-1)?.stage === 'waiting' || offersOf(after).length === 1).toBe(true);
      }),
      { numRuns: runs },
    );
  });

  it('has a free agent called for a caller out of turn, and no other', () => {
    fc.assert(
      fc.property(waits, fc.constantFrom('a1', 'a2', 'a3'), fc.boolean(), (how, id, isLost) => {
        const found = waiting(how);
        if (found === null) return;
        const agentId = id as AgentId;
        const before = offersOf(stateOf(found.world)).map((each) => each.agentId);
        const isFree = how.agents.some((agent) => agent.id === agentId && agent.presence === 'free');
        const lost = isLost ? [agentId] : [];
        found.world.apply(manage({ kind: 'take', agentId }), { agents: how.agents, lost });
        const isNew = !found.isTaken && isFree && !isLost && !before.includes(agentId);
        expect(offersOf(stateOf(found.world)).map((each) => each.agentId)).toEqual(
          isNew ? [...before, agentId] : before,
        );
      }),
      { numRuns: runs },
    );
  });
});

it('keeps what is urgent ahead, also after a talk that was cut off', () => {
  const world = new CallWorld();
  const agents: AgentFact[] = [
    { id: 'a1' as AgentId, extension: '101', departmentIds: ['d1' as DepartmentId], presence: 'engaged' },
  ];
  world.arrive({ agents });
  world.apply({ kind: 'UrgencyHeard' }, { agents });
  expect(placeOf(stateOf(world))?.escalated).toBe(true);
  const other = new CallWorld();
  other.arrive({ agents });
  other.apply(press('0'), { agents });
  expect(placeOf(stateOf(other))?.escalated).toBeUndefined();
});
