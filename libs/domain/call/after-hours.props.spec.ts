import { agentFacts, CallWorld, trials, worldStep, type Surroundings } from '@voicecore/testing';
import fc from 'fast-check';
import type { AgentId, DepartmentId } from '../kernel';
import type { Target } from '../understanding';
import type { CallInput } from './inputs';
import type { AgentFact } from './people-facts';

const department = 'd2' as DepartmentId;
const free: AgentFact[] = ['a1', 'a2', 'a3'].map((id, index) => ({
  id: id as AgentId,
  extension: String(101 + index),
  departmentIds: [(index === 2 ? 'd2' : 'd1') as DepartmentId],
  presence: 'free',
}));

/** The ways in which a caller reaches a person, each with the target it leads to. */
const ways: readonly (readonly [string, Partial<Surroundings>, CallInput, 'd1' | 'd2'])[] = [
  ['asks for a person', { understood: { kind: 'human' } }, heard({ speech: 'a person' }), 'd1'],
  ['presses 0', {}, heard({ digits: '0' }), 'd1'],
  ['dials an extension', {}, heard({ digits: '103' }), 'd2'],
  ['names a person', { understood: { kind: 'person', target: agent('a1') } }, heard({ speech: 'Ana' }), 'd1'],
  [
    'names a department',
    { understood: { kind: 'department', target: { kind: 'department', id: department } } },
    heard({ speech: 'billing' }),
    'd2',
  ],
];

function agent(id: string): Target {
  return { kind: 'agent', id: id as AgentId };
}

function heard(personal: { speech?: string; digits?: string }): CallInput {
  return { kind: 'TurnHeard', n: 1, confidence: null, personal };
}

function after(input: CallInput, facts: Partial<Surroundings>) {
  const world = new CallWorld();
  world.arrive({ agents: free, ...facts });
  world.apply(input, { agents: free, ...facts });
  if (world.state === null) throw new Error('the call has not begun');
  return world.state;
}

describe('after hours', () => {
  it.each(ways)('a caller who %s is asked for a message, and nobody is rung', (_how, facts, input) => {
    const state = after(input, { ...facts, open: false });
    expect(state.stage).toBe('message');
    expect(state.say).toMatchObject([{ key: 'closedHours' }, { key: 'takeMessage' }]);
  });

  it.each(ways)(
    'of a department alone, a caller who %s is rung through or asked for a message by its hours',
    (...way) => {
      const [, facts, input, leadsTo] = way;
      for (const [departmentOpen, open] of [
        [true, false],
        [false, true],
      ] as const) {
        const own = { open, departmentsOpen: [{ id: leadsTo as DepartmentId, open: departmentOpen }] };
        expect(after(input, { ...facts, ...own }).stage).toBe(departmentOpen ? 'ringing' : 'message');
      }
    },
  );

  it.each(ways)('are not now: a caller who %s is put through', (_how, facts, input) => {
    expect(after(input, facts).stage).toBe('ringing');
  });

  it.each([
    ['in the menu', heard({ speech: 'a pipe has burst' }), false],
    ['in a streamed talk', { kind: 'UrgencyHeard' } as const, true],
  ])('ring a person all the same for what is urgent to the business, %s', (_where, input, modelReady) => {
    const world = new CallWorld();
    const facts = { agents: free, open: false, modelReady };
    world.arrive(facts);
    world.apply(input, { ...facts, understood: { kind: 'urgent' } });
    expect([world.state?.stage, world.state?.reason]).toEqual(['ringing', 'urgent']);
    expect(world.state?.say).toEqual([{ kind: 'text', key: 'urgentTransfer' }]);
  });

  it('tell a caller with something urgent what to do in danger, though nobody can be rung', () => {
    const away = free.map((one) => ({ ...one, presence: 'away' as const }));
    const state = after(heard({ speech: 'a pipe has burst' }), {
      understood: { kind: 'urgent' },
      agents: away,
      open: false,
    });
    expect(state.stage).toBe('message');
    expect(state.say).toMatchObject([{ key: 'dialInDanger' }, { key: 'closedHours' }, { key: 'takeMessage' }]);
  });

  it('is not said to a caller who wants to leave a message while the business is open', () => {
    const wish = { understood: { kind: 'message' } } as const;
    expect(after(heard({ speech: 'take a message' }), wish).say).toEqual([{ kind: 'text', key: 'takeMessage' }]);
    expect(after(heard({ speech: 'take a message' }), { ...wish, open: false }).say).toMatchObject([
      { key: 'closedHours' },
      { key: 'takeMessage' },
    ]);
  });

  it('a caller whose agent does not answer does not fall to a department that is closed', () => {
    const world = new CallWorld();
    const both = [{ ...free[0]!, departmentIds: ['d2', 'd1'] as DepartmentId[] }, free[2]!];
    const facts = { agents: both, departmentsOpen: [{ id: department, open: false }] };
    world.arrive(facts);
    world.apply(heard({ digits: '101' }), facts);
    expect(world.state?.stage).toBe('ringing');
    world.now += 60_000;
    world.apply({ kind: 'TimerFired', n: world.state?.n ?? 0 }, facts);
    expect(world.state?.stage).toBe('message');
  });

  it('never ring anybody for a caller who has not been queued before, whatever happens', () => {
    // An urgent call leads to a person at any hour.
    const story = fc.array(
      worldStep.filter(({ input, facts }) => input.kind !== 'UrgencyHeard' && facts.understood?.kind !== 'urgent'),
      { maxLength: 20 },
    );
    fc.assert(
      fc.property(agentFacts, fc.boolean(), story, (agents, modelReady, steps) => {
        const world = new CallWorld();
        world.arrive({ agents, modelReady, open: false });
        for (const step of steps) world.play({ ...step, facts: { ...step.facts, open: false, departmentsOpen: [] } });
        const offered = world.decisions.flatMap(({ events }) => events).filter(({ kind }) => kind === 'AgentOffered');
        expect(offered).toEqual([]);
      }),
      { numRuns: trials(200) },
    );
  });
});
