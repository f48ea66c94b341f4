import { agentFacts, callConfig, CallWorld, trials, worldStep } from '@voicecore/testing';
import { judgeAgain, judgeCaller, type Reason, type ScreeningFacts, type Verdict } from '@voicecore/domain/screening';
import fc from 'fast-check';
import { limits, nextStep, outcomeOf, utterances, type CallState } from '.';

const runs = trials(300);

const reasons = fc.array(
  fc.record({
    ruleId: fc.constantFrom('r1', 'r2', 'r3'),
    kind: fc.constantFrom<Reason['kind']>('withheld', 'prefix', 'frequency', 'attestation'),
    weight: fc.integer({ min: 1, max: 60 }),
  }),
  { maxLength: 3 },
);
const found: fc.Arbitrary<ScreeningFacts> = fc.record({
  listed: fc.constantFrom('allow' as const, 'block' as const, null),
  reasons,
});
const keys = fc.array(fc.record({ key: fc.constantFrom('right', 'wrong', 'silent', 'gone on'), digit: fc.nat(9) }), {
  maxLength: 5,
});

/** Turns of a caller: the rules that the words match (null when there are no such rules), and what they mean. */
const turns = fc.array(
  fc.record({
    reasons: fc.option(
      fc.array(
        fc.record({
          ruleId: fc.constantFrom('w1', 'w2'),
          kind: fc.constant<Reason['kind']>('keyword'),
          weight: fc.integer({ min: 1, max: 60 }),
        }),
        { maxLength: 2 },
      ),
    ),
    kind: fc.constantFrom('request' as const, 'emergency' as const, 'urgent' as const),
  }),
  { maxLength: 4 },
);

function hear(
  world: CallWorld,
  modelReady: boolean,
  wordReasons: readonly Reason[] | null,
  kind: 'request' | 'emergency' | 'urgent',
): void {
  const n = stateOf(world).served?.n ?? 0;
  const speech = 'hello';
  const facts = { wordReasons, understood: { kind } };
  if (modelReady) world.apply({ kind: 'FirstWordsHeard', personal: { speech } }, facts);
  else world.apply({ kind: 'TurnHeard', n, confidence: null, personal: { speech } }, facts);
}

function stateOf(world: CallWorld): CallState {
  if (world.state === null) throw new Error('the call has not begun');
  return world.state;
}

/** Answers the challenge: with its digit, another one, none, or by letting the document run out. */
function answer(world: CallWorld, key: string, digit: number): void {
  const state = stateOf(world);
  if (state.stage !== 'challenged') return;
  const n = state.served?.n ?? 0;
  const wanted = state.challenge.digit;
  const pressed = { right: String(wanted), wrong: String((wanted + 1) % 10), silent: '' }[key];
  if (pressed === undefined) world.apply({ kind: 'DocumentAsked', n }, { digit });
  else world.apply({ kind: 'TurnHeard', n, confidence: null, personal: { digits: pressed } }, { digit });
}

describe('Property 7: Spam detection and action, in the course of a call', () => {
  it('carries out what was found: blocked before the answer, challenged first, or with the receptionist at once', () => {
    fc.assert(
      fc.property(found, fc.boolean(), fc.nat(9), (screening, modelReady, digit) => {
        const { action, score } = judgeCaller(callConfig.screening, screening);
        const world = new CallWorld();
        const { events, effects } = world.arrive({ screening, modelReady, digit });
        const state = stateOf(world);
        const step = nextStep(state);
        expect(effects).toEqual([]);
        if (action === 'block') {
          expect([step, state.stage, outcomeOf(state)]).toEqual([
            { kind: 'refuse', reason: 'rejected' },
            'ended',
            'blocked',
          ]);
        } else if (action === 'challenge') {
          expect(step).toEqual({ kind: 'challenge', say: [{ kind: 'challenge', digit, again: false }], tries: 1 });
        } else expect(step.kind).toBe(modelReady ? 'connectStream' : 'menu');
        const isKept = screening.listed !== null || score > 0;
        expect(state.screening).toEqual(isKept ? { ...screening, score, action } : undefined);
        expect(events.some(({ kind }) => kind === 'CallerScreened')).toBe(isKept);
      }),
      { numRuns: runs },
    );
  });

  it('lets a challenged caller in for the right digit alone, within the tries, and then like any other', () => {
    fc.assert(
      fc.property(fc.boolean(), fc.nat(9), keys, (modelReady, first, pressed) => {
        const screening: ScreeningFacts = { listed: null, reasons: [{ ruleId: 'r1', kind: 'withheld', weight: 70 }] };
        const world = new CallWorld();
        world.arrive({ screening, modelReady, digit: first });
        for (const { key, digit } of pressed) answer(world, key, digit);
        const tried = pressed.slice(0, limits.challenges).map(({ key }) => key);
        const state = stateOf(world);
        if (tried.includes('right')) {
          expect(state).toMatchObject({ stage: 'receptionist', disclosed: false });
          expect(nextStep(state)).toMatchObject({
            kind: modelReady ? 'connectStream' : 'menu',
            say: [{ kind: 'opening' }],
          });
        } else if (tried.length < limits.challenges) expect(state).toMatchObject({ stage: 'challenged' });
        else {
          expect(nextStep(state)).toEqual({ kind: 'announce', say: [{ kind: 'text', key: 'challengeFailed' }] });
          world.apply({ kind: 'CarrierReported', status: 'completed', seconds: 9 });
          expect(stateOf(world)).toMatchObject({ end: { reason: 'challenge_failed', party: 'tenant' } });
          expect(outcomeOf(stateOf(world))).toBe('blocked');
        }
      }),
      { numRuns: runs },
    );
  });

  it('asks nothing of a caller who has been let in, whatever happens to the call but their first words', () => {
    fc.assert(
      fc.property(
        found,
        fc.boolean(),
        agentFacts,
        fc.array(worldStep, { maxLength: 25 }),
        (screening, ready, agents, steps) => {
          const world = new CallWorld();
          world.arrive({ screening, modelReady: ready, agents });
          let isIn = stateOf(world).stage === 'receptionist';
          for (const step of steps) {
            world.play({ ...step, facts: { ...step.facts, wordReasons: null } });
            const { stage } = stateOf(world);
            if (isIn) expect(stage).not.toBe('challenged');
            isIn ||= stage === 'receptionist';
            if (isIn && stage === 'ended') expect(outcomeOf(stateOf(world))).not.toBe('blocked');
          }
        },
      ),
      { numRuns: runs },
    );
  });

  it('is decided again by what the caller says in the first two turns, and never for somebody in danger', () => {
    fc.assert(
      fc.property(found, fc.boolean(), turns, (screening, modelReady, said) => {
        const world = new CallWorld();
        world.arrive({ screening, modelReady });
        answer(world, 'right', 1);
        let judged: Verdict = judgeCaller(callConfig.screening, screening);
        let counted = 0;
        for (const { reasons, kind } of said) {
          const before = stateOf(world);
          if (before.stage !== 'receptionist') break;
          const isHeard =
            reasons !== null && counted < 2 && judged.listed !== 'allow' && (modelReady || kind === 'request');
          const was = judged.action;
          if (isHeard) judged = judgeAgain(callConfig.screening, judged, reasons);
          counted += isHeard ? 1 : 0;
          hear(world, modelReady, reasons, kind);
          const state = stateOf(world);
          expect(state.screening?.score ?? 0).toBe(judged.score);
          if (isHeard && judged.action === 'block') {
            expect(state).toMatchObject({
              stage: 'announcing',
              closing: { reason: 'blocked_by_words', party: 'tenant' },
            });
            world.apply({ kind: 'CarrierReported', status: 'completed', seconds: 9 });
            expect(outcomeOf(stateOf(world))).toBe('blocked');
          } else if (isHeard && judged.action === 'challenge' && was !== 'challenge') {
            expect(state.stage).toBe('challenged');
            answer(world, 'right', 1);
            expect(stateOf(world).stage).toBe('receptionist');
          } else expect(['challenged', 'announcing']).not.toContain(state.stage);
        }
      }),
      { numRuns: runs },
    );
  });

  it('never cuts off a caller who is with a person, or on the way to one', () => {
    fc.assert(
      fc.property(agentFacts, fc.array(worldStep, { maxLength: 25 }), (agents, steps) => {
        const world = new CallWorld();
        const wordReasons: Reason[] = [{ ruleId: 'w1', kind: 'keyword', weight: 100 }];
        world.arrive({ agents });
        world.apply({ kind: 'DigitsPressed', personal: { digits: '0' } }, { agents });
        for (const step of steps) {
          world.play({ ...step, facts: { ...step.facts, wordReasons } });
          const { stage } = stateOf(world);
          if (stage === 'receptionist') return;
          expect(stage).not.toBe('challenged');
          if (stage === 'ended') expect(outcomeOf(stateOf(world))).not.toBe('blocked');
        }
      }),
      { numRuns: runs },
    );
  });

  it('leaves the callers of a number alone that is not screened', () => {
    fc.assert(
      fc.property(found, fc.boolean(), turns, (screening, modelReady, said) => {
        const world = new CallWorld();
        world.arrive({ screening, modelReady }, { screened: false });
        for (const { reasons, kind } of said) hear(world, modelReady, reasons, kind);
        expect(stateOf(world).screening).toBeUndefined();
        expect(stateOf(world).segments.map(({ stage }) => stage)).not.toContain('challenged');
      }),
      { numRuns: runs },
    );
  });

  it('asks for another digit the second time, in both languages, and says whose line it is', () => {
    const speech = {
      business: 'Acme',
      directory: { departments: [], agents: [] },
      language: 'es' as const,
      keypad: false,
    };
    const words = (again: boolean) =>
      utterances([{ kind: 'challenge', digit: 4, again }], {
        ...speech,
        config: { ...callConfig, defaultLanguage: 'es' },
      });
    expect(words(false)).toEqual([
      { language: 'es', text: 'Acme. Para comunicarse, marque el 4.' },
      { language: 'en', text: 'Acme. To be connected, press 4.' },
    ]);
    expect(words(true).map(({ language }) => language)).toEqual(['es', 'en']);
  });
});
