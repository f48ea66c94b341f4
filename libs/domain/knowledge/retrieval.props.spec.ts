import fc from 'fast-check';
import { trials } from '@voicecore/testing';
import type { EntryId } from '@voicecore/domain/kernel';
import { calibrate, foreignCertainty } from './calibrate';
import { certainty, points, type Match } from './match';
import { foundBy, indexEntries, rankEntries, type AskedQuestion, type IndexedEntry } from './question-index';

const runs = trials(300);
const share = fc.double({ min: 0, max: 1, noNaN: true });
const likeness = fc.double({ min: -1, max: 1, noNaN: true });

const match: fc.Arbitrary<Match> = fc.record({
  share,
  askedWords: fc.double({ min: 0, max: 6, noNaN: true }),
  answerWords: fc.double({ min: 0, max: 2, noNaN: true }),
  whole: likeness,
  part: likeness,
  topic: share,
});

const words = ['price', 'open', 'violin', 'carpet', 'passport', 'repair', 'clean', 'sell', 'park', 'card'];
const size = 4;
const vector = fc
  .array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: size, maxLength: size })
  .filter((numbers) => Math.hypot(...numbers) > 0.1)
  .map((numbers) => Float32Array.from(numbers, (number) => number / Math.hypot(...numbers)));
const topics = fc
  .array(fc.double({ min: 0.01, max: 1, noNaN: true }), { minLength: size, maxLength: size })
  .map((numbers) => Float32Array.from(numbers, (number) => number / numbers.reduce((sum, each) => sum + each, 0)));
const someWords = fc.uniqueArray(fc.constantFrom(...words), { maxLength: 4 });

const meaning = fc.option(fc.record({ question: vector, whole: vector, parts: vector, topics }), { nil: null });
const entries: fc.Arbitrary<IndexedEntry[]> = fc
  .array(fc.record({ asked: someWords, extra: someWords, meaning, updatedAt: fc.nat(5) }), { maxLength: 12 })
  .map((all) =>
    all.map(({ asked, extra, updatedAt, meaning: made }, n) => ({
      id: `entry-${n}` as EntryId,
      updatedAt,
      asked,
      answered: extra.filter((word) => !asked.includes(word)),
      phrases: [`phrase ${n}`],
      meaning: made,
    })),
  );
const question: fc.Arbitrary<AskedQuestion> = fc.record({
  concepts: someWords,
  phrase: fc.constant(null),
  meaning: fc.option(fc.record({ vector, topics }), { nil: null }),
});

describe('retrieval', () => {
  it('counts more of any match for no less', () => {
    fc.assert(
      fc.property(match, match, (a, b) => {
        const more: Match = {
          share: Math.max(a.share, b.share),
          askedWords: Math.max(a.askedWords, b.askedWords),
          answerWords: Math.max(a.answerWords, b.answerWords),
          whole: Math.max(a.whole ?? 0, b.whole ?? 0),
          part: Math.max(a.part ?? 0, b.part ?? 0),
          topic: Math.max(a.topic ?? 0, b.topic ?? 0),
        };
        const least = Math.max(points(a), points(b));
        if (points(more) < least - 1e-9) throw new Error(`${points(more)} is less than ${least}`);
        // Each kind of evidence matters: none of them may be forgotten.
        const some = { share: 0, askedWords: 1, answerWords: 0, whole: 0.4, part: 0.4, topic: 0.1 };
        for (const kind of ['askedWords', 'answerWords', 'whole', 'part', 'topic'] as const)
          expect(points({ ...some, [kind]: some[kind] + 0.5 })).toBeGreaterThan(points(some));
      }),
      { numRuns: runs },
    );
  });

  it('is surer of an entry the more speaks for it and the less for others, and never below 0 or above 1', () => {
    const figures = fc.array(fc.double({ min: -3, max: 12, noNaN: true }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(figures, fc.double({ min: 0.01, max: 5, noNaN: true }), (all, more) => {
        const ranked = [...all].sort((a, b) => b - a);
        const [best = 0, ...others] = ranked;
        const sure = certainty(ranked, 3);
        expect(sure).toBeGreaterThan(0);
        expect(sure).toBeLessThan(1);
        expect(certainty([best + more, ...others], 3)).toBeGreaterThan(sure);
        expect(certainty([best, best, ...others], 3)).toBeLessThan(sure);
        expect(certainty(ranked, 3 + more)).toBeLessThan(sure);
      }),
      { numRuns: runs },
    );
  });

  it('ranks every entry once, the same whatever their order, and never the one that is left out', () => {
    fc.assert(
      fc.property(entries, question, fc.nat(), (all, asked, pick) => {
        const ids = (ranked: ReturnType<typeof rankEntries>): string[] => ranked.map(({ entry }) => entry.id);
        const ranked = rankEntries(indexEntries(all), asked);
        expect([...ids(ranked)].sort()).toEqual(all.map(({ id }) => id).sort());
        expect(ids(rankEntries(indexEntries([...all].reverse()), asked))).toEqual(ids(ranked));
        const out = all[pick % Math.max(1, all.length)]?.id;
        if (out !== undefined) expect(ids(rankEntries(indexEntries(all), asked, out))).not.toContain(out);
        const found = foundBy(ranked);
        expect([...found.entries].map(({ id }) => id).sort()).toEqual(all.map(({ id }) => id).sort());
      }),
      { numRuns: runs },
    );
  });

  it('puts the threshold above what most foreign entries come to, and below what an own question comes to', () => {
    fc.assert(
      fc.property(entries, (all) => {
        const index = indexEntries(all);
        const probes = all.flatMap(({ id, asked, meaning: made }) =>
          made === null
            ? []
            : [
                {
                  of: id,
                  question: { concepts: asked, phrase: null, meaning: { vector: made.question, topics: made.topics } },
                },
              ],
        );
        const foreign = probes.map((probe) => foreignCertainty(index, probe));
        expect(foreign).toEqual(probes.map(({ of, question: own }) => foundBy(rankEntries(index, own, of)).certainty));
        const { threshold } = calibrate(foreign);
        expect(threshold).toBeGreaterThanOrEqual(0.6);
        expect(threshold).toBeLessThanOrEqual(0.85);
        const above = foreign.filter((each) => each > threshold).length;
        if (threshold < 0.85) expect(above).toBeLessThanOrEqual(Math.ceil((foreign.length + 10) * 0.05));
        // If the others are never sure, an entry does not need to be surer than usual.
        if (foreign.every((each) => each < 0.5)) expect(threshold).toBeLessThanOrEqual(0.66);
      }),
      { numRuns: runs },
    );
  });
});
