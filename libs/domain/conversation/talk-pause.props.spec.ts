import { trials } from '@voicecore/testing';
import fc from 'fast-check';
import { honest } from './test/brains';
import type { Brain, Pace } from './test/scripted-model';
import { TalkWorld } from './test/talk-world';
import { talkLimits } from './talk-limits';

const RUNS = trials(150);

/** The longest wait from the end of a sound until the receptionist continues, ms. */
const GO_ON_MS = 700;
const answer =
  'We are open Monday to Friday from nine in the morning to five in the afternoon, and never on Sundays. On Saturdays somebody is there until noon, by appointment only.';
const tells: Brain = (prompt) => (prompt.wish.exactly === undefined ? { say: answer } : { say: prompt.wish.exactly });
const looksUp: Brain = (prompt) =>
  prompt.answers.length > 0 ? { say: answer } : honest({ ...prompt, words: 'What time do you open?' });

const pace = fc.record({
  createdMs: fc.integer({ min: 1, max: 100 }),
  firstVoiceMs: fc.integer({ min: 101, max: 900 }),
  transcriptMs: fc.option(fc.integer({ min: 1, max: 1_400 }), { freq: 8 }),
  toolMs: fc.integer({ min: 1, max: 900 }),
});
const nothing = fc.constantFrom('', '[inaudible]', 'uh', 'Hmm');
const murmur = fc.constantFrom('mm-hm', 'uh-huh', 'ajá', 'okay', 'yes', 'right, right', 'sí, sí', 'claro', 'I see');
const words = fc.constantFrom('And on Sundays?', 'Stop', 'No, wait', 'Where are you?', '¿Y los sábados?');
const brief = fc.integer({ min: 60, max: talkLimits.briefMs });
const long = fc.integer({ min: talkLimits.briefMs + 1, max: 3_000 });

/** A caller who has asked something and hears the answer, or is about to. */
function asked(speed: Pace, brain: Brain, waitMs: number): TalkWorld {
  const first = { ...speed, transcriptMs: 50 };
  const world = new TalkWorld({ brain, knows: () => true, pace: first, configured: 50 });
  world.speak('What time do you open?');
  world.run(waitMs);
  Object.assign(world.model.pace, speed);
  return world;
}

const said = (world: TalkWorld) =>
  world.effects('keepTurn').flatMap(({ turn }) => (turn.speaker === 'receptionist' ? [turn] : []));

describe('a short sound into what the receptionist says', () => {
  it('stops it at once, and costs nothing: the same words are heard to their end, a moment later', () => {
    fc.assert(
      fc.property(
        pace,
        fc.oneof(nothing, murmur),
        brief,
        fc.integer({ min: 1_000, max: 3_500 }),
        (speed, sound, ms, wait) => {
          const world = asked(speed, tells, wait);
          expect(world.state.playing).toBe(true);
          const began = world.now;
          world.speak(sound, ms, talkLimits.endSilenceMs);
          world.settle();
          world.run(2_000);
          expect(world.effects('pauseVoice').map(({ at }) => at)).toEqual([began]);
          const [resumed, ...again] = world.effects('resumeVoice');
          expect((resumed?.at ?? Infinity) - (began + ms)).toBeLessThanOrEqual(GO_ON_MS);
          expect(again).toEqual([]);
          expect(world.effects('clearVoice')).toEqual([]);
          expect(world.effects('cancelResponse')).toEqual([]);
          expect(world.effects('createResponse')).toHaveLength(1);
          expect(said(world).map(({ text, cut }) => ({ text, cut }))).toEqual([{ text: answer, cut: false }]);
          expect(world.state.attempts.failed).toBe(0);
          expect(world.effects('passOver')).toHaveLength(speed.transcriptMs === null ? 0 : 1);
        },
      ),
      { numRuns: RUNS },
    );
  });

  it('gives nothing up either while the answer is thought about or looked up', () => {
    fc.assert(
      fc.property(pace, nothing, brief, fc.integer({ min: 60, max: 900 }), (speed, sound, ms, wait) => {
        const world = asked({ ...speed, transcriptMs: speed.transcriptMs ?? 300 }, looksUp, wait);
        const isOver = said(world).length > 0;
        world.speak(sound, ms, talkLimits.endSilenceMs);
        world.settle();
        expect(isOver).toBe(false);
        expect(world.effects('cancelResponse')).toEqual([]);
        expect(said(world).map(({ text, cut, ms: heardMs }) => ({ text, cut, heardMs }))).toEqual([
          { text: answer, cut: false, heardMs: answer.length * 30 },
        ]);
        expect(world.state.attempts.failed).toBe(0);
        expect(world.model.violations).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  });

  it('is answered when it was words after all, and nothing more of the old answer is heard from then on', () => {
    fc.assert(
      fc.property(pace, words, brief, fc.integer({ min: 1_000, max: 2_500 }), (speed, text, ms, wait) => {
        const transcriptMs = speed.transcriptMs ?? 200;
        const world = asked({ ...speed, transcriptMs }, tells, wait);
        const began = world.now;
        world.speak(text, ms, talkLimits.endSilenceMs);
        const known = world.now + transcriptMs;
        world.settle();
        const inTime = known - (began + ms) <= talkLimits.resumeMs;
        expect(world.effects('resumeVoice')).toHaveLength(inTime ? 0 : 1);
        const [cut] = said(world).filter((turn) => turn.cut);
        const lost = inTime ? 0 : known - (began + ms) - talkLimits.resumeMs;
        expect(cut?.ms).toBe(began - 1_000_000 - 900 - speed.firstVoiceMs + lost);
        expect(world.effects('createResponse').map(({ at }) => at)).toHaveLength(2);
        expect(world.effects('createResponse')[1]?.at).toBeLessThanOrEqual(known + 15);
        expect(said(world).at(-1)).toMatchObject({ text: answer, cut: false });
        expect(world.model.violations).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  });

  it('is an answer where a question has just been asked', () => {
    const asks = 'We have nothing free on Monday morning, I am afraid. Would Tuesday at ten suit you?';
    const replies: Brain = ({ words: heard }) => ({
      say: heard.startsWith('What') ? asks : 'Very well, Tuesday at ten.',
    });
    fc.assert(
      fc.property(pace, murmur, brief, fc.integer({ min: -600, max: 300 }), (speed, sound, ms, off) => {
        const end = 50 + asks.length * 30;
        const world = asked(
          { ...speed, transcriptMs: speed.transcriptMs ?? 200 },
          replies,
          speed.firstVoiceMs + end + off,
        );
        world.speak(sound, ms, talkLimits.endSilenceMs);
        const committed = world.now;
        world.settle();
        // What is said as a question ends is its answer, and is answered as quickly as any other turn.
        const answeredAt = world.effects('createResponse').at(-1)?.at ?? Infinity;
        const known = committed + (speed.transcriptMs ?? 200);
        expect(answeredAt).toBeLessThanOrEqual(Math.abs(off) < 800 ? committed : known);
        expect(said(world).at(-1)?.text).toBe('Very well, Tuesday at ten.');
        expect(world.effects('passOver')).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  });
});

describe('speech that is no short sound', () => {
  it('cuts the receptionist where it was heard when it began, before its words are known', () => {
    fc.assert(
      fc.property(
        pace,
        fc.oneof(words, nothing),
        long,
        fc.integer({ min: 1_000, max: 2_500 }),
        (speed, text, ms, wait) => {
          const world = asked(speed, tells, wait);
          const began = world.now;
          world.speak(text, ms, talkLimits.endSilenceMs);
          const [cut] = said(world);
          expect(cut?.ms).toBe(began - 1_000_000 - 900 - speed.firstVoiceMs);
          expect(cut?.cut).toBe(true);
          expect(world.effects('truncateItem').map(({ audioEndMs }) => audioEndMs)).toEqual([cut?.ms]);
          expect(world.effects('resumeVoice')).toEqual([]);
          const given = world.effects('clearVoice')[0]?.at ?? Infinity;
          expect(given - began).toBeLessThanOrEqual(talkLimits.briefMs + talkLimits.endSilenceMs + talkLimits.onsetMs);
        },
      ),
      { numRuns: RUNS },
    );
  });
});

describe('everything that a caller says', () => {
  it('is answered, passed over for a reason, or overtaken by what they say next', () => {
    const speech = fc.record({
      wait: fc.integer({ min: 0, max: 5_000 }),
      text: fc.oneof(nothing, murmur, words, fc.constant('What time do you open?')),
      ms: fc.oneof(brief, long),
    });
    const steady = pace.map((speed) => ({ ...speed, transcriptMs: speed.transcriptMs ?? 700 }));
    fc.assert(
      fc.property(steady, fc.array(speech, { minLength: 1, maxLength: 6 }), fc.boolean(), (speed, story, quick) => {
        const world = new TalkWorld({ brain: quick ? tells : honest, knows: () => true, pace: speed, configured: 50 });
        for (const { wait, text, ms } of story) {
          world.run(wait);
          world.speak(text, ms, talkLimits.endSilenceMs);
        }
        const last = world.now;
        world.settle();
        const passed = world.effects('passOver').length;
        const asked = world.effects('createResponse').filter(({ at }) => at >= last).length;
        const heard = said(world).filter(({ at }) => at >= last).length;
        const spoken = world.effects('keepTurn').filter(({ turn }) => turn.speaker === 'receptionist').length;
        expect(passed + asked + heard + spoken).toBeGreaterThan(0);
        expect(world.state.pause).toBeNull();
        expect(world.state.owedSince).toBeNull();
        expect(Object.keys(world.state.awaited)).toEqual([]);
        expect(world.state.turn === null || world.state.turn.answered).toBe(true);
        expect(world.model.violations).toEqual([]);
        expect(world.model.asked.filter((callId) => (world.model.answered.get(callId) ?? 0) !== 1)).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  });
});
