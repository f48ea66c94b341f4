import { trials } from '@voicecore/testing';
import fc from 'fast-check';
import { honest, malicious, quoting } from './test/brains';
import { TalkWorld } from './test/talk-world';

const RUNS = trials(100);

type Turn = 'unknown' | 'silent' | 'known' | 'small';
const words: Record<Turn, readonly string[]> = {
  unknown: [
    'Do you repair violins?',
    'Can you tell me who won the match?',
    'Where does the ferry leave?',
    'Do you sell houseplants?',
  ],
  silent: [''],
  known: [
    'What time do you open on weekdays?',
    'Is the garage open at night?',
    'Will the new branch open in Springfield?',
    'Can children open an account?',
  ],
  small: ['Hello', 'Thank you', 'Good morning', 'Great, thanks'],
};

const turns = fc.array(fc.constantFrom<Turn>('unknown', 'unknown', 'silent', 'known', 'small'), {
  minLength: 1,
  maxLength: 14,
});

/** The rule counted by hand: consecutive failures; a satisfied turn resets the count, small talk does not change it. */
function failuresByHand(script: readonly Turn[]): number[] {
  let failed = 0;
  return script.map((turn) => {
    if (turn === 'known') failed = 0;
    else if (turn !== 'small') failed += 1;
    return failed;
  });
}

/** Consecutive questions must differ; otherwise asking again would be a repetition, which is another rule. */
function spokenScript(script: readonly Turn[]): { turn: Turn; text: string }[] {
  return script.map((turn, index) => ({ turn, text: words[turn][index % words[turn].length] ?? '' }));
}

describe('Property 6: AI transfer logic', () => {
  it('hands over after exactly the configured number of failed attempts, never before', () => {
    fc.assert(
      fc.property(turns, fc.integer({ min: 1, max: 5 }), (script, configured) => {
        const world = new TalkWorld({ brain: honest, configured, knows: (question) => /open/.test(question) });
        const spoken = spokenScript(script);
        const failures = failuresByHand(script);
        const expected = failures.findIndex((count) => count >= configured);
        let handedOver = -1;
        for (const [index, { text }] of spoken.entries()) {
          world.caller(text);
          if (world.ended) {
            handedOver = index;
            break;
          }
        }
        expect(handedOver).toBe(expected);
        expect(world.effects('runTool').every(({ call }) => call.tool === 'search_knowledge')).toBe(true);
      }),
      { numRuns: RUNS },
    );
  });

  it('counts the same whatever the model tries, and lets it hand over nobody who has not asked', () => {
    fc.assert(
      fc.property(turns, (script) => {
        const world = new TalkWorld({ brain: malicious, configured: 50, knows: (question) => /open/.test(question) });
        for (const { text } of spokenScript(script)) world.caller(text);
        const allowed = new Set(['search_knowledge', 'who_is_who']);
        expect(world.effects('runTool').filter(({ call }) => !allowed.has(call.tool))).toEqual([]);
        expect(world.told('ToolAsked')).toEqual([]);
        expect(world.ended).toBe(false);
      }),
      { numRuns: RUNS },
    );
  });

  it('puts nobody through to whom they have not named, though the model quotes what they really said', () => {
    const everybody = ['Ana Torres', 'Ben Miller', '101', '102', 'Front desk', 'Facturación', '+19005550199'];
    const brain = quoting(everybody.map((to) => ({ name: 'transfer', args: { to } })));
    fc.assert(
      fc.property(turns, (script) => {
        const world = new TalkWorld({ brain, configured: 50 });
        for (const { text } of spokenScript(script)) world.caller(text);
        expect(world.effects('runTool')).toEqual([]);
        expect(world.ended).toBe(false);
      }),
      { numRuns: RUNS },
    );
  });

  it('answers every tool call exactly once, refused or not', () => {
    fc.assert(
      fc.property(turns, fc.boolean(), (script, interrupted) => {
        const world = new TalkWorld({ brain: malicious, configured: 50, knows: () => true });
        for (const { text } of spokenScript(script)) {
          if (interrupted) world.speak(text, 300);
          else world.caller(text);
        }
        world.settle();
        for (const callId of world.model.asked) expect(world.model.answered.get(callId)).toBe(1);
        expect(world.model.violations).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  });

  it('transfers a caller who asks by name, department or extension at once, to whom they asked for', () => {
    const wishes = fc.constantFrom(
      ['Can I speak with Ana Torres please?', 'agent', 'a1'],
      ['I need the billing department', 'department', 'd2'],
      ['Quiero hablar con Facturación', 'department', 'd2'],
      ['Extension one oh two please', 'agent', 'a2'],
    );
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words.unknown), { maxLength: 2 }), wishes, (before, [text, kind, id]) => {
        const world = new TalkWorld({ brain: honest });
        for (const question of new Set(before)) world.caller(question);
        world.caller(text ?? '');
        expect(world.effects('runTool').at(-1)?.input).toMatchObject({ tool: 'transfer', target: { kind, id } });
        expect(world.ended).toBe(true);
      }),
      { numRuns: RUNS },
    );
  });
});
