import fc from 'fast-check';
import { detectLanguage } from '@voicecore/domain/understanding';
import { trials } from '@voicecore/testing';
import {
  acceptableWays,
  isAcceptableDraft,
  longestQuestion,
  mostProposed,
  phrasesOf,
  plainPhrase,
  waysByRules,
  type EntryWords,
} from '..';

const runs = trials(300);
const language = fc.constantFrom('en' as const, 'es' as const);

const questions = {
  en: [
    'Do you repair violins?',
    'What are your hours?',
    'How much is an oil change?',
    'Is there parking?',
    'Opening hours',
    'Can I pay in installments?',
    '',
  ],
  es: [
    '¿Reparan violines?',
    '¿Cuál es su horario?',
    '¿Cuánto cuesta el cambio de aceite?',
    '¿Hay estacionamiento?',
    'Horario',
    '¿Puedo pagar a plazos?',
    '',
  ],
};
const answers = { en: ['Yes, from 8 to 6.', 'It is 49 dollars.', ''], es: ['Sí, de 8 a 6.', 'Son 49 dólares.', ''] };
const text = (from: readonly string[]) =>
  fc.oneof(fc.constantFrom(...from), fc.string({ unit: 'grapheme', maxLength: 80 }));
const entry: fc.Arbitrary<EntryWords> = fc.record({
  question: fc.record({ en: text(questions.en), es: text(questions.es) }),
  answer: fc.record({ en: text(answers.en), es: text(answers.es) }),
  alternates: fc.record({
    en: fc.array(fc.constantFrom('When are you open?', 'oil change price', 'till when'), { maxLength: 3 }),
    es: fc.array(fc.constantFrom('¿A qué hora abren?', 'precio del aceite'), { maxLength: 2 }),
  }),
});

/** What a model may return: good, odd, too long, in the wrong language, with figures and links of its own. */
const proposal = fc.oneof(
  fc.constantFrom(
    'Can I leave my car at your place?',
    'When can I come in',
    'Is it 8 dollars?',
    'Is it forty nine dollars?',
    'Is it 77 dollars?',
    'Visit https://evil.example now',
    'write to me@evil.example',
    'see evil.com',
    'Are you @acme',
    'Where do I write @ you',
    '¿Dónde dejo el carro?',
    '¿A qué hora cierran?',
    '¿Cuesta setenta dólares?',
    'a\nb',
    '???',
    '<b>hello</b>',
    'Do you repair violins?',
  ),
  fc.string({ unit: 'grapheme', maxLength: 400 }),
);

describe('ways to ask', () => {
  it('are shown only when they are short, plain, in the language, new, and of the figures of the entry', () => {
    fc.assert(
      fc.property(fc.array(proposal, { maxLength: 30 }), entry, language, (proposed, own, spoken) => {
        const known = phrasesOf(own);
        const taken = acceptableWays(proposed, own, spoken, known);
        expect(taken.length).toBeLessThanOrEqual(mostProposed);
        expect(new Set(taken.map(plainPhrase)).size).toBe(taken.length);
        const digits = new Set(JSON.stringify(own).match(/\d+/g) ?? []);
        for (const way of taken) {
          expect(known.has(plainPhrase(way) ?? '')).toBe(false);
          expect(way.length).toBeLessThanOrEqual(longestQuestion);
          expect(way).not.toMatch(/https?:|www\.|@|<|>|[\n\r\0]/i);
          expect(detectLanguage(way, spoken).language).toBe(spoken);
          if (/^[\x20-\x7e]*$/.test(JSON.stringify(own)))
            for (const figure of way.match(/\d+/g) ?? []) expect([...digits].map(Number)).toContain(Number(figure));
        }
        // A way that was accepted once is known, and is not accepted again.
        expect(
          acceptableWays(taken, own, spoken, new Set([...known, ...taken.map((way) => plainPhrase(way) ?? '')])),
        ).toEqual([]);
      }),
      { numRuns: runs },
    );
  });

  it('are made by rules such that all of them may be shown, and none that was decided on', () => {
    fc.assert(
      fc.property(entry, fc.array(fc.nat(20), { maxLength: 6 }), (own, picks) => {
        const known = phrasesOf(own);
        const first = waysByRules(own, known);
        for (const spoken of ['en', 'es'] as const)
          expect(acceptableWays(first[spoken], own, spoken, known)).toEqual(first[spoken]);
        const all = [...first.en, ...first.es];
        const decided = new Set(picks.flatMap((pick) => plainPhrase(all[pick % Math.max(1, all.length)] ?? '') ?? []));
        const again = waysByRules(own, new Set([...known, ...decided]));
        for (const way of [...again.en, ...again.es]) expect(decided.has(plainPhrase(way) ?? '')).toBe(false);
      }),
      { numRuns: runs },
    );
  });

  it('take no figure out of the air, whichever the entry has', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9_999 }), fc.integer({ min: 1, max: 9_999 }), (own, other) => {
        const words: EntryWords = {
          question: { en: 'How much is it?', es: '¿Cuánto cuesta?' },
          answer: { en: `It is ${own} dollars.`, es: `Son ${own} dólares.` },
          alternates: { en: [], es: [] },
        };
        const taken = acceptableWays([`Is it ${other} dollars?`], words, 'en', new Set());
        expect(taken).toHaveLength(own === other ? 1 : 0);
        const source = { question: words.question.en, answer: words.answer.en, language: 'en' as const };
        const draft = { question: '¿Cuánto cuesta?', answer: `Cuesta ${other} dólares.` };
        expect(isAcceptableDraft(draft, 'es', source)).toBe(own === other);
      }),
      { numRuns: runs },
    );
  });
});

describe('a draft in the other language', () => {
  const source = {
    question: 'When are you open?',
    answer: 'From 8 to 6, see www.acme.example.com.',
    language: 'en' as const,
  };
  const good = { question: '¿Cuándo abren?', answer: 'De ocho a 6, vea www.acme.example.com.' };

  it.each([
    ['is shown as it is', good, true],
    ['is not shown in the wrong language', { question: source.question, answer: 'From 8 to 6.' }, false],
    ['is not shown empty', { ...good, answer: ' ' }, false],
    ['is not shown with a figure of its own', { ...good, answer: 'De 8 a 7.' }, false],
    ['is not shown with a link of its own', { ...good, answer: 'Abren de 8 a 6, vea evil.example.com.' }, false],
    ['is not shown longer than an answer may be', { ...good, answer: 'De 8 a 6. '.repeat(101) }, false],
    ['is not shown with a question longer than one may be', { ...good, question: '¿Cuándo abren? '.repeat(25) }, false],
  ])('%s', (_name, draft, shown) => {
    expect(isAcceptableDraft(draft, 'es', source)).toBe(shown);
  });
});
