import type { EntryId } from '@voicecore/domain/kernel';
import { trials } from '@voicecore/testing';
import fc from 'fast-check';
import { entriesToHand, knowledgeBudget, lineOf, tokensOf, type FoundEntry, type KnownEntry } from './known-entries';
import { talkLimits } from './talk-limits';
import type { Brain, Pace } from './test/scripted-model';
import { TalkWorld, type WorldOptions } from './test/talk-world';

const runs = trials(200);

const entry = (n: number): FoundEntry => ({
  id: `entry-${n}` as EntryId,
  question: { en: `Do you have number ${n}?`, es: `¿Tienen el número ${n}?` },
  answer: { en: `Yes, number ${n} is in the garden.`, es: `Sí, el número ${n} está en el jardín.` },
});
const known: readonly KnownEntry[] = [1, 2].map((n) => ({ handle: `k${n}`, entryId: entry(n).id, ...entry(n) }));
const question = 'Do you have number seven?';

/** A model that answers from the last entry it was given and names it; if it was given none, it searches. */
const reader: Brain = ({ wish, words, answers, given }) => {
  if (wish.exactly !== undefined) return { say: wish.exactly };
  if (answers.length > 0) return { say: 'In the garden.' };
  const last = given.at(-1);
  if (words !== '' && !words.includes('?')) return { say: 'Very well.' };
  if (!last) return { tools: [{ name: 'search_knowledge', args: JSON.stringify({ question: words }) }] };
  return {
    say: last.answer.en,
    tools: [{ name: 'answered_from', args: JSON.stringify({ entries: last.handle, heard: words }) }],
  };
};

const pace = fc.record({
  createdMs: fc.integer({ min: 1, max: 100 }),
  firstVoiceMs: fc.integer({ min: 101, max: 900 }),
  transcriptMs: fc.integer({ min: 1, max: 1_400 }),
  toolMs: fc.integer({ min: 1, max: 200 }),
});
const findMs = fc.oneof(
  fc.integer({ min: 0, max: talkLimits.entriesMs - 10 }),
  fc.integer({ min: talkLimits.entriesMs + 1, max: 900 }),
  fc.constant(null),
);

function worldOf(speed: Partial<Pace>, options: Partial<WorldOptions> = {}): TalkWorld {
  const finds = () => [entry(7)];
  return new TalkWorld({ brain: reader, knows: () => true, known, finds, pace: speed, configured: 50, ...options });
}
const askedAt = (world: TalkWorld): number[] =>
  world.effects('createResponse').flatMap(({ wish, at }) => (wish.purpose === 'answer' ? [at] : []));
const handed = (world: TalkWorld): string[] =>
  world.effects('giveEntries').flatMap(({ entries }) => entries.map(({ handle, entryId }) => `${handle} ${entryId}`));
const looked = (world: TalkWorld): string[] =>
  world.told('LookedUp').flatMap((input) => (input.kind === 'LookedUp' ? input.hits.map((hit) => hit.entryId) : []));

describe('knowledge that does not fit the session', () => {
  it('is found by the words and handed over with the request: one round, named by its entry', () => {
    const world = worldOf({ transcriptMs: 150 }, { findMs: 20 });
    world.speak(question);
    const committed = world.now;
    world.settle();
    expect(world.effects('findEntries')).toMatchObject([{ question, at: committed + 150 }]);
    expect(handed(world)).toEqual(['k3 entry-7']);
    expect(askedAt(world)).toEqual([committed + 170]);
    expect(looked(world)).toEqual(['entry-7']);
    expect(world.told('TurnTaken')).toMatchObject([{ turn: { asked: true, found: true } }]);
  });

  it('is asked about once: within a quarter of a second without the words, or of the words without the entries', () => {
    fc.assert(
      fc.property(pace, findMs, (speed, find) => {
        const world = worldOf(speed, { findMs: find });
        world.speak(question);
        const committed = world.now;
        world.settle();
        const [first = -1] = askedAt(world);
        const { transcriptMs } = speed;
        const late = transcriptMs > talkLimits.withheldMs;
        const found = Math.min(find ?? Infinity, talkLimits.entriesMs);
        expect(first - committed).toBe(late ? talkLimits.withheldMs : transcriptMs + found);
        const inTime = !late && found < talkLimits.entriesMs;
        expect([handed(world).length, askedAt(world).length]).toEqual(inTime ? [1, 1] : [0, 2]);
        expect(world.model.violations).toEqual([]);
      }),
      { numRuns: runs },
    );
  });

  it('keeps nobody waiting for words that came late the last time, until they are quick again', () => {
    const world = worldOf({ transcriptMs: 700 });
    const waited = [question, 'And number eight?'].map((text) => {
      const asked = askedAt(world).length;
      world.speak(text);
      const committed = world.now;
      world.settle();
      return (askedAt(world)[asked] ?? -1) - committed;
    });
    expect(waited).toEqual([talkLimits.withheldMs, 0]);
  });

  it('is not looked for where nothing is asked, nor where the session holds all there is', () => {
    const idle = worldOf({});
    idle.caller('Thank you very much');
    idle.caller('I want to talk to a person');
    expect(idle.effects('findEntries')).toEqual([]);
    const whole = new TalkWorld({ brain: reader, known, knows: () => true });
    whole.speak(question);
    expect(askedAt(whole)).toEqual([whole.now]);
    whole.settle();
    expect(whole.effects('findEntries')).toEqual([]);
  });

  it('is looked for by what is asked beside a wish to be put through', () => {
    const world = worldOf({});
    world.caller('Put me through to Ana Torres, and what are your opening hours?');
    expect(world.effects('findEntries').map((each) => each.question)).toEqual([
      expect.stringContaining('opening hours'),
    ]);
  });

  it('is asked about after a sound that was nothing, and not at all when the caller goes on with something else', () => {
    const cough = worldOf({ transcriptMs: 100 }, { findMs: 60 });
    cough.speak(question);
    cough.run(110);
    cough.speak('', 200, 500);
    cough.settle();
    expect([handed(cough), looked(cough)]).toEqual([['k3 entry-7'], ['entry-7']]);
    expect(cough.effects('keepTurn').flatMap(({ turn }) => (turn.speaker === 'caller' ? [] : [turn.text]))).toEqual([
      entry(7).answer.en,
    ]);
    const other = worldOf({ transcriptMs: 100 }, { findMs: 60 });
    other.speak(question);
    other.run(110);
    other.speak('No, wait. What are your opening hours on Sunday?', 2_000, 500);
    other.settle();
    expect(askedAt(other)).toHaveLength(1);
  });

  it.each([
    [60, 310],
    [350, 450],
  ])(
    'is asked about as soon as it is there and a sound has turned out to be nothing: found after %i ms',
    (find, at) => {
      const world = worldOf({ transcriptMs: 100 }, { findMs: find });
      world.speak(question);
      const committed = world.now;
      world.run(110);
      world.speak('', 100);
      world.settle();
      expect(askedAt(world)).toEqual([committed + at]);
      expect(looked(world)).toEqual(['entry-7']);
    },
  );

  it('is never handed over twice, nor more of it than a session may hold, nor by a handle that is taken', () => {
    const finds = fc.array(fc.uniqueArray(fc.nat(200), { maxLength: 14 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(finds, fc.constantFrom(1, 60, 400), (turns, length) => {
        const long = (n: number): FoundEntry => ({ ...entry(n), answer: { en: 'a '.repeat(length), es: 'á' } });
        let given: readonly KnownEntry[] = [];
        for (const found of turns) {
          const fresh = entriesToHand(found.map(long), known, given);
          expect(fresh.reduce((sum, each) => sum + tokensOf(lineOf(each, 'en')), 0)).toBeLessThanOrEqual(2_000);
          given = [...given, ...fresh];
        }
        const all = [...known, ...given];
        expect(new Set(all.map(({ entryId }) => entryId)).size).toBe(all.length);
        expect(all.map(({ handle }) => handle)).toEqual(all.map((_each, at) => `k${at + 1}`));
        const whole = given.reduce((sum, each) => sum + tokensOf(lineOf(each, 'en')), 0);
        expect(whole).toBeLessThanOrEqual(knowledgeBudget);
      }),
      { numRuns: runs },
    );
  });
});
