import fc from 'fast-check';
import type { EntryId, Language } from '@voicecore/domain/kernel';
import { trials } from '@voicecore/testing';
import { entriesThatFit, knowledgeBudget, lineOf, tokensOf, type UsedEntry } from './known-entries';

const runs = trials(300);
const text = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }),
  fc.constantFrom('¿Cuánto cuesta?', 'a'.repeat(8_000), '<entries>', '日本語'.repeat(20), '"\\\n'.repeat(9)),
);
const both = fc.record({ en: text, es: text });
const entries: fc.Arbitrary<UsedEntry[]> = fc
  .array(fc.record({ question: both, answer: both, uses: fc.nat(3), updatedAt: fc.nat(3) }), { maxLength: 40 })
  .map((all) => all.map((one, n) => ({ ...one, id: `e${String(n).padStart(2, '0')}` as EntryId })));
const budget = fc.oneof(fc.nat(400), fc.integer({ min: 400, max: knowledgeBudget }));
const languages: readonly Language[] = ['en', 'es'];

const keyOf = ({ question }: Pick<UsedEntry, 'question'>): string => question.en.trim().toLowerCase();

describe('what a session is given of the knowledge', () => {
  it('never takes more than its budget, in either language, however long an entry is', () => {
    fc.assert(
      fc.property(entries, budget, (all, most) => {
        const { entries: given } = entriesThatFit(all, most);
        for (const language of languages) {
          const whole = given.map((entry) => `${lineOf(entry, language)}\n`).join('');
          expect(tokensOf(whole)).toBeLessThanOrEqual(most);
          // A model's token has at least three bytes on average; the estimate is not below that.
          expect(tokensOf(whole) * 3).toBeGreaterThanOrEqual(Buffer.byteLength(whole));
        }
      }),
      { numRuns: runs },
    );
  });

  it('stands in the order of use, the same whatever order it is read in, and names every entry once', () => {
    fc.assert(
      fc.property(entries, budget, (all, most) => {
        const { entries: given, complete } = entriesThatFit(all, most);
        expect(entriesThatFit([...all].reverse(), most).entries).toEqual(given);
        expect(given.map(({ handle }) => handle)).toEqual(given.map((_entry, n) => `k${n + 1}`));
        const used = given.map(({ entryId }) => all.find(({ id }) => id === entryId)?.uses ?? -1);
        expect(used).toEqual([...used].sort((a, b) => b - a));
        expect(new Set(given.map(keyOf)).size).toBe(given.length);
        expect(complete).toBe(given.length === new Set(all.map(keyOf)).size);
      }),
      { numRuns: runs },
    );
  });

  it('leaves out nothing that would fit, but what a later entry answers', () => {
    fc.assert(
      fc.property(entries, (all) => {
        const { entries: given, complete } = entriesThatFit(all, 1_000_000);
        expect(complete).toBe(true);
        for (const one of all) {
          const chosen = given.find((entry) => keyOf(entry) === keyOf(one));
          const latest = Math.max(
            ...all.filter((other) => keyOf(other) === keyOf(one)).map(({ updatedAt }) => updatedAt),
          );
          expect(all.find(({ id }) => id === chosen?.entryId)?.updatedAt).toBe(latest);
        }
      }),
      { numRuns: runs },
    );
  });

  it('gives 2,000 entries in part and says so', () => {
    const many = Array.from({ length: 2_000 }, (_none, n): UsedEntry => ({
      id: `e${n}` as EntryId,
      question: { en: `Question number ${n}?`, es: `¿Pregunta número ${n}?` },
      answer: { en: 'Yes, every day from nine to five.', es: 'Sí, todos los días de nueve a cinco.' },
      uses: n % 7,
      updatedAt: n,
    }));
    const { entries: given, complete } = entriesThatFit(many);
    expect(complete).toBe(false);
    expect(given.length).toBeGreaterThan(100);
    expect(given.length).toBeLessThan(2_000);
  });
});
