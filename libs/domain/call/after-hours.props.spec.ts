import { agentFacts, callConfig, CallWorld, trials, worldStep, type Surroundings } from '@voicecore/testing';
import fc from 'fast-check';
import type { AgentId, DepartmentId } from '../kernel';
import type { Target } from '../understanding';
import type { CallInput } from './inputs';
import { peopleFacts, type AgentFact } from './people-facts';
import { utterances } from './utterances';

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

  it.each(ways)('a caller who %s hears when it opens again, in the language of the call', (_how, facts, input) => {
    // The call is at 7:16 in the evening of December 31, 1969 in New York.
    const opensAt = 14 * 3_600_000;
    const state = after(input, { ...facts, open: false, opensAt, now: 1_000_000 });
    const speech = { business: 'Acme', directory: { departments: [], agents: [] }, config: callConfig, keypad: true };
    const [closed] = utterances(state.say, { ...speech, language: 'en' });
    expect(closed?.text).toBe('We are closed right now. We open again tomorrow, Thursday, at 9 in the morning.');
    const [cerrado] = utterances(state.say, { ...speech, language: 'es' });
    expect(cerrado?.text).toBe(
      'En este momento estamos cerrados. Abrimos de nuevo mañana, jueves, a las 9 de la mañana.',
    );
    // Without a next opening, the sentence does without one.
    const [never] = utterances(after(input, { ...facts, open: false }).say, { ...speech, language: 'en' });
    expect(never?.text).toBe('We are closed at the moment, and nobody can take your call.');
  });

  it.each(ways)(
    'of a department alone, a caller who %s is rung through or asked for a message by its hours',
    (...way) => {
      const [, facts, input, leadsTo] = way;
      for (const [departmentOpen, open] of [
        [true, false],
        [false, true],
      ] as const) {
        const own = { open, opensAt: 2e9, departmentsOpen: [{ id: leadsTo as DepartmentId, open: departmentOpen }] };
        const { stage, say } = after(input, { ...facts, ...own });
        expect(stage).toBe(departmentOpen ? 'ringing' : 'message');
        if (!departmentOpen) expect(say[0]).toMatchObject({ key: 'closedHours', opens: { at: 2e9 } });
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

  it('of an agent end when the first of their departments opens', () => {
    const departments = [
      { id: 'd1' as DepartmentId, open: false, opensAt: 300, closesAt: null },
      { id: department, open: false, opensAt: 200, closesAt: null },
    ];
    const opening = { open: false, opensAt: 100, closesAt: null, departments };
    const agents = [
      { ...free[0]!, departmentIds: ['d1', 'd2'] as DepartmentId[] },
      { ...free[1]!, departmentIds: [] },
    ];
    const targets = [agent('a1'), agent('a2'), { kind: 'department', id: 'd3' as DepartmentId } as const];
    const routing = { departments: [], caller: { language: null, lastAgent: null } };
    const read = { opening, timeZone: 'UTC', agents, waiting: {}, ...routing };
    const facts = peopleFacts({ targets, extension: null }, read, null);
    expect(facts.targets.map(({ target, opensAt }) => [target.id, opensAt])).toEqual([
      ['a1', 200],
      ['d1', 300],
      ['a2', 100],
      ['d3', 100],
    ]);
    expect([facts.opensAt, facts.timeZone]).toEqual([100, 'UTC']);
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
