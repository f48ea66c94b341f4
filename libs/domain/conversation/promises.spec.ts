import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import open from '../../../tools/understand/sets/promises.json';
import { promiseKinds, type PromiseKind } from '@voicecore/domain/call';
import { brokenPromises, promisesIn } from './promises';
import cases from './test/promise-cases.json';

describe('what the receptionist claims to have done', () => {
  it.each(promiseKinds)('is heard, however it is said: %s', (kind) => {
    expect(cases[kind].length).toBeGreaterThan(20);
    expect(cases[kind].map((said) => [said, promisesIn(said)])).toEqual(cases[kind].map((said) => [said, [kind]]));
  });

  it('is heard too where nobody is said to have done it: what is so now was not before', () => {
    expect(cases.implicit.length).toBeGreaterThan(50);
    expect(cases.implicit.filter((said) => promisesIn(said).length === 0)).toEqual([]);
  });

  it('is not an offer, a question, a condition, a denial, a rule of the house, or what it does to answer', () => {
    expect(cases.none.length).toBeGreaterThan(150);
    expect(cases.none.filter((said) => promisesIn(said).length > 0)).toEqual([]);
  });

  it('is each of several things that one breath claims', () => {
    const said = 'I have sent you the form. Your table for two is booked for tomorrow. Now I am putting you through.';
    expect(promisesIn(said)).toEqual(['transfer', 'booking', 'other']);
  });

  it('is hardly ever found in what a business writes down for its callers', () => {
    const answers = ['car-workshop', 'dentist', 'law-office', 'plumber'].flatMap((trade) => {
      const file = join(__dirname, `../../../tools/understand/sets/knowledge-${trade}.json`);
      const { entries } = JSON.parse(readFileSync(file, 'utf8')) as {
        entries: { answer: { en: string; es: string } }[];
      };
      return entries.flatMap(({ answer }) => [answer.en, answer.es]);
    });
    const mistaken = answers.filter((answer) => promisesIn(answer).length > 0);
    expect(answers.length).toBeGreaterThan(150);
    expect(mistaken.length / answers.length).toBeLessThanOrEqual(0.01);
  });
});

describe('a promise without a receipt', () => {
  it.each(open)('is one whose effect was not the one: "$said", done: $effect', ({ said, promise, effect }) => {
    const done = effect === null ? [] : [effect as PromiseKind];
    expect(brokenPromises(said, done).length > 0).toBe(promise !== null && promise !== effect);
  });

  it('is none once the very thing has been done', () => {
    for (const kind of promiseKinds)
      expect(cases[kind].filter((said) => brokenPromises(said, [kind]).length > 0)).toEqual([]);
  });
});
