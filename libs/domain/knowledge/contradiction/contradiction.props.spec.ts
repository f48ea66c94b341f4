import fc from 'fast-check';
import type { EntryId } from '@voicecore/domain/kernel';
import { trials } from '@voicecore/testing';
import { comparedEntry, contradictionOf, findContradictions, type ComparedEntry } from '.';
import { differences, factsOf } from './facts';

const runs = trials(300);
const language = fc.constantFrom('en' as const, 'es' as const);
const subjects = ['violins', 'carpets', 'windows', 'passports', 'curtains', 'engines'];
const subject = fc.constantFrom(...subjects);
const price = fc.integer({ min: 2, max: 5_000 });
const hour = fc.integer({ min: 1, max: 11 });

/** Answers in every form in which a figure is written. */
const answer = fc.oneof(
  price.map((amount) => `It is ${amount} dollars.`),
  price.map((amount) => `$${amount}`),
  fc.tuple(hour, hour).map(([from, to]) => `From ${from} to ${to}.`),
  hour.map((to) => `Until ${to}:30 pm.`),
  fc.constantFrom('Yes.', 'No.', 'Sorry, we do not.', 'Of course.', 'We are closed on Sundays.', 'It depends.'),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
);
const entry = (id: string, question: string, said: string): ComparedEntry =>
  comparedEntry({ id: id as EntryId, question: { en: question, es: '' }, answer: { en: said, es: '' } });
const entries = fc
  .array(fc.tuple(subject, answer), { maxLength: 40 })
  .map((all) => all.map(([about, said], n) => entry(`e${String(n).padStart(3, '0')}`, `How much are ${about}?`, said)));

describe('contradictions', () => {
  it('are the same from either side, and nothing contradicts itself, in whatever words', () => {
    fc.assert(
      fc.property(language, answer, answer, (spoken, one, other) => {
        const [a, b] = [factsOf(one, spoken), factsOf(other, spoken)];
        expect(differences(a, a)).toEqual([]);
        expect(differences(b, a)).toEqual(differences(a, b));
      }),
      { numRuns: runs },
    );
  });

  it('are seen whenever the same thing is said to cost something else, and never when it costs the same', () => {
    fc.assert(
      fc.property(subject, price, price, (about, one, other) => {
        const a = entry('a', `How much do you charge for ${about}?`, `${about} are ${one} dollars.`);
        const b = entry('b', `What do ${about} cost?`, `They cost $${other}.`);
        expect(contradictionOf(a, b)).toEqual(one === other ? [] : ['amounts']);
      }),
      { numRuns: runs },
    );
  });

  it('are never seen between answers to different questions', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(subjects, { minLength: 2 }), answer, answer, ([one, other], first, second) => {
        const a = entry('a', `How much are ${one}?`, first);
        const b = entry('b', `How much are ${other}?`, second);
        expect(contradictionOf(a, b)).toEqual([]);
      }),
      { numRuns: runs },
    );
  });

  it('are found among many, each once and in order, as they are found two by two', () => {
    fc.assert(
      fc.property(entries, (all) => {
        const found = [...findContradictions(all)].flat();
        const pairs = all.flatMap((first, at) =>
          all.slice(at + 1).flatMap((second) => {
            const kinds = contradictionOf(first, second);
            return kinds.length > 0 ? [{ first: first.id, second: second.id, kinds }] : [];
          }),
        );
        // Beyond twenty entries with one question, not all are compared.
        const counts = subjects.map(
          (about) => all.filter(({ questions }) => questions[0]?.phrase.includes(about)).length,
        );
        if (Math.max(...counts) <= 20)
          expect(new Set(found.map((each) => JSON.stringify(each)))).toEqual(
            new Set(pairs.map((each) => JSON.stringify(each))),
          );
        expect(new Set(found.map(({ first, second }) => `${first} ${second}`)).size).toBe(found.length);
        for (const { first, second } of found) expect(first < second).toBe(true);
      }),
      { numRuns: runs },
    );
  });
});
