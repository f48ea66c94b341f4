import { callConfig, CallWorld, trials, worldStep, type Surroundings } from '@voicecore/testing';
import fc from 'fast-check';
import type { AfterHours, AfterHoursRule } from '../hours';
import type { AgentId, DepartmentId, Language } from '../kernel';
import { decide, factsAsUsed, nextStep, placeOf, utterances, wakeAt, type AgentFact, type CallState } from '.';
import type { CallInput, Target } from './inputs';

const runs = trials(400);
const departments = ['d1', 'd2', 'd3'] as DepartmentId[];
const [first, second, third] = departments as [DepartmentId, DepartmentId, DepartmentId];
const gone = 'gone' as DepartmentId;
/** At 7:16 in the evening of December 31, 1969 in New York, this is tomorrow at nine. */
const opensAt = 14 * 3_600_000;

const rule: fc.Arbitrary<AfterHoursRule> = fc.oneof(
  fc.constantFrom<AfterHoursRule>({ kind: 'message' }, { kind: 'receptionist' }, { kind: 'goodbye' }),
  fc.constantFrom(...departments, gone).map((departmentId): AfterHoursRule => ({ kind: 'department', departmentId })),
);
const rules: fc.Arbitrary<AfterHours> = fc.record({
  business: rule,
  departments: fc.record({ d1: rule, d2: rule, d3: rule }, { requiredKeys: [] }),
  numbers: fc.record({ n1: rule, n2: rule }, { requiredKeys: [] }),
});

const agents: fc.Arbitrary<AgentFact[]> = fc.tuple(
  ...['a1', 'a2', 'a3'].map((id, index) =>
    fc.record({
      id: fc.constant(id as AgentId),
      extension: fc.constant(String(101 + index)),
      departmentIds: fc.subarray(departments),
      presence: fc.constantFrom('free' as const, 'engaged' as const, 'away' as const),
    }),
  ),
);
const openness = fc
  .record({ d1: fc.boolean(), d2: fc.boolean(), d3: fc.boolean() }, { requiredKeys: [] })
  .map((own) => Object.entries(own).map(([id, open]) => ({ id: id as DepartmentId, open })));

const situation = fc.record({
  afterHours: rules,
  agents,
  open: fc.boolean(),
  departmentsOpen: openness,
  number: fc.constantFrom('n1', undefined),
  modelReady: fc.boolean(),
  mostWaiting: fc.constantFrom(null, 1),
  waitedFor: fc.subarray(departments),
});
type Situation = typeof situation extends fc.Arbitrary<infer Each> ? Each : never;

function surroundings({ afterHours, mostWaiting, number: _, ...is }: Situation): Partial<Surroundings> {
  const queue = { ...callConfig.queue, mostWaiting };
  return { ...is, opensAt, config: { ...callConfig, afterHours, queue } };
}

const departmentTarget = (id: DepartmentId): Target => ({ kind: 'department', id });

/** What a caller wants, as an input, and whom that means. */
const wish = fc.oneof(
  fc.constant([pressed('0'), departmentTarget(first)] as const),
  fc.constantFrom(...departments).map((id) => [asked(departmentTarget(id)), departmentTarget(id)] as const),
  fc
    .constantFrom('a1' as AgentId, 'a2' as AgentId)
    .map((id) => [asked({ kind: 'agent', id }), { kind: 'agent', id }] as const),
) as fc.Arbitrary<readonly [CallInput, Target]>;

function pressed(digits: string): CallInput {
  return { kind: 'DigitsPressed', personal: { digits } };
}

function asked(target: Target): CallInput {
  return { kind: 'ToolAsked', tool: 'transfer', toolKey: 't1', target, reason: 'asked_by_name', personal: {} };
}

function stateOf(world: CallWorld): CallState {
  if (world.state === null) throw new Error('the call has not begun');
  return world.state;
}

/** The openness of a department in a situation. */
const isOpen = ({ departmentsOpen, open }: Situation, id: DepartmentId) =>
  departmentsOpen.find((each) => each.id === id)?.open ?? open;

function homesOf({ agents: all }: Situation, target: Target): readonly DepartmentId[] {
  if (target.kind === 'department') return [target.id];
  return all.find(({ id }) => id === target.id)?.departmentIds ?? [];
}

function isClosed(is: Situation, target: Target): boolean {
  const homes = homesOf(is, target);
  return homes.length === 0 ? !is.open : !homes.some((id) => isOpen(is, id));
}

/** What the rules say, in the words of the screen: the number's, else the department's, else the business's. */
function ruleFor(is: Situation, target: Target): AfterHoursRule {
  const { afterHours, number } = is;
  const [home] = homesOf(is, target);
  const own = number === undefined ? undefined : afterHours.numbers[number];
  return own ?? (home === undefined ? undefined : afterHours.departments[home]) ?? afterHours.business;
}

/** True when a department could take the caller. */
function takes(is: Situation, id: DepartmentId): boolean {
  const staffed = is.agents.some((one) => one.presence !== 'away' && one.departmentIds.includes(id));
  return id !== gone && isOpen(is, id) && staffed && !(is.mostWaiting === 1 && is.waitedFor.includes(id));
}

function heard(state: CallState, language: Language): string {
  const directory = { departments: [{ id: second, names: { en: 'Night watch', es: 'Guardia' } }], agents: [] };
  const speech = { business: 'Acme', directory, config: callConfig, keypad: true };
  return utterances(state.say, { ...speech, language })
    .map(({ text }) => text)
    .join(' ');
}

describe('after-hours rules', () => {
  it('decide what a caller gets who wants somebody who is closed, and only then', () => {
    fc.assert(
      fc.property(situation, wish, (is, [input, target]) => {
        const facts = surroundings(is);
        const world = new CallWorld();
        world.arrive(facts, is.number === undefined ? {} : { number: is.number });
        world.apply(input, facts);
        const state = stateOf(world);
        const { kind, departmentId } = { departmentId: undefined, ...ruleFor(is, target) };
        if (!isClosed(is, target)) {
          expect(state.stage).not.toBe('announcing');
          expect(state.stage).not.toBe('receptionist');
          return;
        }
        const goesTo = departmentId !== undefined && takes(is, departmentId) ? departmentId : undefined;
        const what = kind === 'department' && goesTo === undefined ? 'message' : kind;
        expect(heard(state, 'en')).toContain('We open again tomorrow, Thursday, at 9 in the morning.');
        expect(heard(state, 'es')).toContain('Abrimos de nuevo mañana, jueves, a las 9 de la mañana.');
        switch (what) {
          case 'department':
            expect(placeOf(state)?.target).toEqual({ kind: 'department', id: goesTo });
            expect(heard(state, 'en')).toContain(goesTo === second ? 'Night watch' : 'a person');
            break;
          case 'receptionist':
            expect([state.stage, nextStep(state).kind]).toEqual([
              'receptionist',
              is.modelReady ? 'connectStream' : 'menu',
            ]);
            expect(heard(state, 'en')).toContain('leave a message, just say so');
            break;
          case 'goodbye':
            expect([state.stage, nextStep(state).kind]).toEqual(['announcing', 'announce']);
            expect(state).toMatchObject({ closing: { reason: 'closed', party: 'tenant' } });
            break;
          default:
            expect([state.stage, nextStep(state).kind]).toEqual(['message', 'takeMessage']);
        }
      }),
      { numRuns: runs },
    );
  });

  it('tell every caller when it opens again, or lead to an open department or a message, whatever happens', () => {
    const story = fc.array(worldStep, { maxLength: 20 });
    fc.assert(
      fc.property(situation, story, (is, steps) => {
        const facts = surroundings(is);
        const world = new CallWorld();
        world.arrive(facts, { number: 'n1' });
        for (const step of steps) {
          const before = stateOf(world);
          const { agents: _agents, open: _open, ...own } = step.facts;
          world.play({ ...step, facts: { ...own, ...facts, modelReady: is.modelReady } });
          const { events } = world.decisions.at(-1) ?? { events: [] };
          // What is stored of the facts leads to the same decision again.
          if (world.last !== null && world.facts !== null) {
            const decision = world.decisions.at(-1) ?? { events: [], effects: [], claims: [] };
            expect(decide(before, world.last, factsAsUsed(before, world.facts, decision)).events).toEqual(events);
          }
          const state = stateOf(world);
          if (nextStep(state).kind === 'menu') expect(nextStep(state)).not.toMatchObject({ say: [] });
          if (state.stage === 'announcing' && state.closing.reason === 'closed')
            expect(heard(state, 'en')).toContain('We open again tomorrow');
          for (const event of events) {
            if (event.kind !== 'CallerQueued' || event.overflowed !== true) continue;
            expect(isOpen(is, event.target.id as DepartmentId)).toBe(true);
          }
        }
      }),
      { numRuns: runs },
    );
  });

  it('never send a caller from one department to the next for ever, whatever opens and closes meanwhile', () => {
    const changes = fc.array(openness, { minLength: 12, maxLength: 12 });
    const overflowTo = fc.constantFrom(null, ...departments);
    fc.assert(
      fc.property(situation, overflowTo, changes, (given, overflow, opennesses) => {
        const engaged = given.agents.map((one) => ({
          ...one,
          departmentIds: departments,
          presence: 'engaged' as const,
        }));
        const is = { ...given, modelReady: false, agents: engaged, departmentsOpen: [{ id: first, open: true }] };
        const { config = callConfig, ...facts } = surroundings(is);
        const queue = { ...config.queue, overflowTo: overflow };
        const world = new CallWorld();
        world.arrive({ ...facts, config: { ...config, queue } }, { number: 'n1' });
        world.apply({ kind: 'DigitsPressed', personal: { digits: '0' } }, { ...facts, config: { ...config, queue } });
        const visited = [placeOf(stateOf(world))?.target.id];
        for (const departmentsOpen of opennesses) {
          if (stateOf(world).stage !== 'waiting') break;
          world.now = wakeAt(stateOf(world), world.now);
          const now = { ...facts, departmentsOpen, config: { ...config, queue } };
          world.apply({ kind: 'TimerFired', n: stateOf(world).n }, now);
          const target = placeOf(stateOf(world))?.target.id;
          if (target !== undefined && target !== visited.at(-1)) visited.push(target);
        }
        expect(stateOf(world).stage).toBe('message');
        expect(visited.length).toBeLessThanOrEqual(3);
      }),
      { numRuns: runs },
    );
  });

  it.each<[string, AgentFact['departmentIds'], Partial<AfterHours>]>([
    ['their own department', [second], { departments: { d2: { kind: 'department', departmentId: third } } }],
    ['the business, where they are in none', [], { business: { kind: 'department', departmentId: third } }],
  ])('send a caller for a person to the department that the rule of %s names', (_whose, departmentIds, own) => {
    const afterHours: AfterHours = { business: { kind: 'message' }, departments: {}, numbers: {}, ...own };
    const wanted: AgentFact = { id: 'a1' as AgentId, extension: '101', departmentIds, presence: 'free' };
    const watch: AgentFact = { id: 'a2' as AgentId, extension: '102', departmentIds: [third], presence: 'free' };
    const facts: Partial<Surroundings> = {
      ...{ agents: [wanted, watch], open: false, fallbackDepartment: null, opensAt },
      departmentsOpen: [{ id: third, open: true }],
      config: { ...callConfig, afterHours },
    };
    for (const input of [asked({ kind: 'agent', id: wanted.id }), pressed('101')]) {
      const world = new CallWorld();
      world.arrive(facts);
      world.apply(input, facts);
      expect([stateOf(world).stage, placeOf(stateOf(world))?.target.id]).toEqual(['ringing', third]);
    }
  });

  it('send a caller who waited on once, though the rules of two departments name each other', () => {
    const to = (departmentId: DepartmentId) => ({ kind: 'department', departmentId }) as const;
    const afterHours = { business: { kind: 'message' }, departments: { d1: to(second), d2: to(first) }, numbers: {} };
    const [one, two] = ['a1', 'a2'] as [AgentId, AgentId];
    const facts: Partial<Surroundings> = {
      agents: [
        { id: one, extension: '101', departmentIds: [first], presence: 'engaged' },
        { id: two, extension: '102', departmentIds: [second], presence: 'engaged' },
      ],
      config: { ...callConfig, afterHours: afterHours as AfterHours },
    };
    const world = new CallWorld();
    world.arrive(facts);
    const onlyOpen = (id: DepartmentId) => departments.map((each) => ({ id: each, open: each === id }));
    world.apply({ kind: 'DigitsPressed', personal: { digits: '0' } }, facts);
    const visited = [placeOf(stateOf(world))?.target.id];
    for (const open of [second, first, second, first]) {
      world.now += callConfig.queue.longestWaitSeconds * 1_000;
      world.apply({ kind: 'TimerFired', n: stateOf(world).n }, { ...facts, departmentsOpen: onlyOpen(open) });
      visited.push(placeOf(stateOf(world))?.target.id);
    }
    expect(visited).toEqual([first, second, undefined, undefined, undefined]);
    expect(stateOf(world).segments.map(({ stage }) => stage)).toContain('message');
  });

  it('lead a caller with something urgent to the department that is open, and tell them what to do in danger', () => {
    const afterHours = {
      business: { kind: 'department', departmentId: second },
      departments: {},
      numbers: {},
    } as const;
    const watch: AgentFact = { id: 'a1' as AgentId, extension: '101', departmentIds: [second], presence: 'free' };
    const facts = {
      ...{ agents: [watch], open: false, departmentsOpen: [{ id: second, open: true }], opensAt },
      config: { ...callConfig, afterHours },
    };
    const world = new CallWorld();
    world.arrive(facts);
    world.apply({ kind: 'UrgencyHeard' }, facts);
    const state = stateOf(world);
    expect([state.stage, placeOf(state)?.target.id, placeOf(state)?.escalated]).toEqual(['ringing', second, true]);
    expect(heard(state, 'en')).toContain('dial 911 yourself');
  });

  it('never end the call of somebody who waited, or whose matter is urgent', () => {
    const config = {
      ...callConfig,
      afterHours: { business: { kind: 'goodbye' }, departments: {}, numbers: {} },
    } as const;
    const away: AgentFact[] = [{ id: 'a1' as AgentId, extension: '101', departmentIds: [first], presence: 'engaged' }];
    for (const [input, open] of [
      [{ kind: 'UrgencyHeard' }, false],
      [{ kind: 'DigitsPressed', personal: { digits: '0' } }, true],
    ] as const) {
      const world = new CallWorld();
      world.arrive({ config, agents: away, open });
      world.apply(input, { config, agents: away, open });
      expect(stateOf(world).stage).toBe('waiting');
      world.apply({ kind: 'NobodyLeft' }, { config, agents: [], open: false });
      expect(stateOf(world).stage).toBe('message');
    }
  });

  it('ask for a message where the receptionist goes on and could not help, and a silent caller is not kept', () => {
    const config = {
      ...callConfig,
      afterHours: { business: { kind: 'receptionist' }, departments: {}, numbers: {} },
    } as const;
    const world = new CallWorld();
    world.arrive({ config, open: false });
    for (let turn = 0; turn < 6 && stateOf(world).stage === 'receptionist'; turn += 1) {
      const n = stateOf(world).served?.n ?? 0;
      world.apply({ kind: 'DocumentAsked', n }, { config, open: false });
    }
    expect(stateOf(world).stage).toBe('message');
  });
});
