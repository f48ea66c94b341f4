import { trials } from '@voicecore/testing';
import fc from 'fast-check';
import { fillers, type FillerWords } from '.';
import { honest } from './test/brains';
import type { Pace } from './test/scripted-model';
import { talkLimits } from './talk-limits';
import { TalkWorld } from './test/talk-world';

const RUNS = trials(100);

const kept: readonly FillerWords[] = fillers.map((words) => ({ ...words, whole: false, kept: true }));
const texts = kept.map(({ text }) => text);
/** A model that thinks for as long as it may before it is given up on, and tools that take their time. */
const pace = fc.record({
  createdMs: fc.integer({ min: 1, max: 100 }),
  firstVoiceMs: fc.integer({ min: 101, max: 1_700 }),
  transcriptMs: fc.integer({ min: 1, max: 900 }),
  toolMs: fc.integer({ min: 1, max: 3_000 }),
});
const words = fc.constantFrom('What time do you open?', 'Hello', '¿A qué hora abren?', 'Where do I park my car?');

const worldOf = (speed: Partial<Pace>, given = kept) =>
  new TalkWorld({ brain: honest, knows: () => true, pace: speed, configured: 50, fillers: given });
const said = (world: TalkWorld) =>
  world.effects('playKept').map(({ at, words: { text, language } }) => ({ at, text, language }));

describe('words for a wait', () => {
  it('are heard after 1.8 s without an answer, in the caller’s language, never the same twice in a row, and never over anything', () => {
    fc.assert(
      fc.property(pace, fc.array(words, { minLength: 1, maxLength: 4 }), (speed, script) => {
        const world = worldOf(speed);
        let last = '';
        for (const text of script) {
          if (world.ended) break;
          const before = said(world).length;
          world.speak(text);
          const committed = world.now;
          world.settle();
          const [first, ...more] = said(world).slice(before);
          const sounds = world.events.flatMap(({ at, event }) =>
            event.kind === 'VoiceBegan' && at >= committed ? [at] : [],
          );
          const answered = (sounds[0] ?? Infinity) - committed;
          const heard = Math.max(answered, Math.min(speed.transcriptMs, talkLimits.withheldMs));
          if (heard < talkLimits.fillerMs) expect(first).toBeUndefined();
          if (heard > talkLimits.fillerMs) expect(first?.at).toBe(committed + talkLimits.fillerMs);
          expect(more.length).toBeLessThan(talkLimits.fillers);
          for (const each of [first, ...more].filter((one) => one !== undefined)) {
            expect(each.text).not.toBe(last);
            expect(each.at - committed).toBeLessThanOrEqual(answered);
            last = each.text;
            expect(each.language).toBe(world.state.language);
          }
        }
        expect(world.model.violations).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  });

  it('stand in the record as said, and change nothing else: neither the course, nor the attempts, nor what is answered', () => {
    fc.assert(
      fc.property(pace, fc.array(words, { minLength: 1, maxLength: 3 }), (speed, script) => {
        const told = (given: readonly FillerWords[]) => {
          const world = worldOf(speed, given);
          for (const text of script) if (!world.ended) world.caller(text);
          const turns = world.effects('keepTurn').map(({ turn }) => turn);
          return {
            kept: turns.filter(({ text }) => texts.includes(text)).map(({ text, cut }) => ({ text, cut })),
            played: said(world).map(({ text }) => ({ text, cut: false })),
            others: turns.filter(({ text }) => !texts.includes(text)).map(({ speaker, text }) => ({ speaker, text })),
            ledger: world.effects('tellLedger').map(({ input, key }) => ({ input, key })),
            ended: world.effects('endStream').map(({ reason }) => reason),
            lastSaid: world.state.lastSaid,
            measured: world.effects('measureTurn').map(({ ms }) => ms),
          };
        };
        const [plain, filled] = [told([]), told(kept)];
        expect(filled.kept).toEqual(filled.played);
        expect({ ...filled, kept: [], played: [] }).toEqual({ ...plain, kept: [], played: [] });
      }),
      { numRuns: RUNS },
    );
  });

  it('fit the moment: only what is looked up is said to be looked up', () => {
    const looked = worldOf({ toolMs: 2_500 });
    looked.caller('What time do you open?');
    expect(said(looked)[0]?.text).toBe('One moment, I am looking that up.');
    const thought = worldOf({ firstVoiceMs: 1_700, createdMs: 100, transcriptMs: 1 });
    thought.speak('Hello');
    thought.run(300);
    thought.take({ kind: 'ModelWorked', responseId: 'resp_1' });
    thought.settle();
    expect(said(thought)).toEqual([]);
  });

  it('are not heard in an emergency, nor while the caller speaks', () => {
    const world = worldOf({ firstVoiceMs: 1_700 });
    world.caller('Help, my husband is not breathing');
    expect(said(world)).toEqual([]);
    const speaking = worldOf({ toolMs: 3_000 });
    speaking.speak('What time do you open?');
    speaking.run(1_500);
    speaking.speak('and on Sundays, because I can only come on Sundays', 2_500);
    expect(said(speaking)).toEqual([]);
  });

  it('do not make a model that says nothing be waited for any longer', () => {
    const long = kept.map((words) => ({ ...words, text: words.text.repeat(12) }));
    const ends = [[], long].map((given) => {
      const world = worldOf({ firstVoiceMs: null }, given);
      world.speak('What time do you open?');
      world.run(20_000);
      expect(said(world)).toHaveLength(given.length > 0 ? 1 : 0);
      return world.effects('endStream')[0]?.at;
    });
    expect(ends[1]).toBe(ends[0]);
  });

  it('are made by the model beside the conversation when they are not kept yet, one at a time, and only once', () => {
    const world = worldOf(
      { toolMs: 2_500 },
      kept.map((words) => ({ ...words, kept: false })),
    );
    for (let turn = 0; turn < 6; turn += 1)
      world.caller(turn % 2 === 0 ? 'What time do you open?' : 'Where do I park my car?');
    const asked = world.effects('sayAside').map(({ words: { text } }) => text);
    expect(asked).toEqual(kept.filter(({ language }) => language === 'en').map(({ text }) => text));
    expect(said(world).length).toBeGreaterThan(0);
    expect(world.model.violations).toEqual([]);
  });
});
