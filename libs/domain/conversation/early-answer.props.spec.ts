import { trials } from '@voicecore/testing';
import fc from 'fast-check';
import { honest } from './test/brains';
import { talkLimits } from './talk-limits';
import type { Pace } from './test/scripted-model';
import { TalkWorld } from './test/talk-world';

const RUNS = trials(150);
const pace = fc.record({
  createdMs: fc.integer({ min: 1, max: 100 }),
  firstVoiceMs: fc.integer({ min: 101, max: 1_200 }),
  transcriptMs: fc.integer({ min: 1, max: 1_400 }),
  toolMs: fc.integer({ min: 1, max: 200 }),
});
const plain = fc.constantFrom('Good morning to you', 'Thank you very much', 'Is somebody there?', 'Hello');
/** Words that must not be answered in the model's own words. */
const decisiveWords = [
  'Help, my husband is not breathing',
  'A pipe has burst in my kitchen!',
  'Are you a robot?',
  'En español, por favor',
  '',
] as const;
const decisive = fc.constantFrom(...decisiveWords);
const any = fc.oneof(
  plain,
  decisive,
  fc.constantFrom('What time do you open?', 'Can I speak with Ana Torres please?', 'I want to talk to a person'),
);

function worldOf(speed: Pace): TalkWorld {
  return new TalkWorld({ brain: honest, knows: () => true, pace: speed, configured: 50, urgent: ['burst pipe'] });
}

describe('an answer that is asked for before the words are known', () => {
  it('is asked for as soon as the turn is over', () => {
    fc.assert(
      fc.property(pace, any, (speed, text) => {
        const world = worldOf(speed);
        world.speak(text);
        expect(world.effects('createResponse').map(({ at }) => at)).toEqual([world.now]);
      }),
      { numRuns: RUNS },
    );
  });

  it('is heard when the words are known, and a quarter of a second after the end of the turn at the latest', () => {
    fc.assert(
      fc.property(pace, plain, (speed, text) => {
        const world = worldOf(speed);
        world.caller(text);
        const [{ ms } = { ms: -1 }] = world.effects('measureTurn');
        expect(ms).toBe(Math.max(speed.firstVoiceMs, Math.min(speed.transcriptMs, talkLimits.withheldMs)));
      }),
      { numRuns: RUNS },
    );
  });

  it('is never heard, or cut at once, where the words ask for something else', () => {
    fc.assert(
      fc.property(pace, decisive, (speed, text) => {
        const world = worldOf(speed);
        world.speak(text);
        const said = world.now;
        const known = said + speed.transcriptMs;
        world.settle();
        const sound = world.events.find(({ event }) => event.kind === 'VoiceBegan')?.at ?? Infinity;
        const isLate = known > Math.max(sound, said + talkLimits.withheldMs);
        const isHeard =
          world.events.some(({ at, event }) => event.kind === 'TurnTranscribed' && at === known) && isLate;
        expect(world.effects('measureTurn').some(({ at }) => at < known)).toBe(isHeard);
        const cuts = world.effects('clearVoice').map(({ at }) => at);
        const played = world.effects('keepTurn').filter(({ turn }) => turn.cut);
        // Sound and words arrive at the same moment: the answer is cut before any of it was heard.
        const mayCut = known >= Math.max(sound, said + talkLimits.withheldMs);
        expect(cuts).toEqual(mayCut && cuts.length > 0 ? [known] : []);
        if (!isLate) expect(played).toEqual([]);
        expect(played.length).toBeLessThanOrEqual(cuts.length);
        expect(world.model.violations).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  });

  it.each(decisiveWords)('is taken back as soon as the words are known: "%s"', (text) => {
    const world = worldOf({ createdMs: 20, firstVoiceMs: 200, transcriptMs: 100, toolMs: 10 });
    world.speak(text);
    const known = world.now + 100;
    world.settle();
    expect(world.effects('cancelResponse')[0]?.at).toBe(known);
    expect(world.effects('dropVoice')[0]?.at).toBe(known);
  });

  it('has no effect before the words that allow it, and answers each of its tools once', () => {
    fc.assert(
      fc.property(pace, fc.array(any, { minLength: 1, maxLength: 4 }), (speed, script) => {
        const world = worldOf(speed);
        for (const text of script) world.caller(text);
        const known = world.events.flatMap(({ at, event }) => (event.kind === 'TurnTranscribed' ? [at] : []));
        const begun = world.events.flatMap(({ at, event }) => (event.kind === 'TurnCommitted' ? [at] : []));
        for (const { at } of world.effects('runTool').filter(({ input }) => input !== null)) {
          const turn = Math.max(...begun.filter((each) => each <= at));
          expect(known.some((each) => each >= turn && each <= at)).toBe(true);
        }
        expect(world.model.asked.filter((callId) => (world.model.answered.get(callId) ?? 0) > 1)).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  });

  it('comes to the same course, attempts and record however late the words are', () => {
    fc.assert(
      fc.property(pace, fc.array(any, { minLength: 1, maxLength: 5 }), (speed, script) => {
        const told = (transcriptMs: number) => {
          const world = worldOf({ ...speed, transcriptMs });
          for (const text of script) if (!world.ended) world.caller(text);
          return {
            ledger: world.effects('tellLedger').map(({ input, key }) => ({ input, key })),
            effects: world.effects('runTool').flatMap(({ key, input }) => (input === null ? [] : [key])),
            // The runs differ in how much the caller heard of an answer that was taken back, and the record says what
            // they heard.
            said: world.effects('keepTurn').flatMap(({ turn }) => (turn.speaker === 'caller' ? [turn.text] : [])),
          };
        };
        expect(told(speed.transcriptMs)).toEqual(told(1));
      }),
      { numRuns: RUNS },
    );
  });
});
