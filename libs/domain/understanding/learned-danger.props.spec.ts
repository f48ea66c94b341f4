import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { languages, type Language } from '@voicecore/domain/kernel';
import { trials } from '@voicecore/testing';
import { dangerToLife } from './emergency';
import { learnedDanger } from './learned-danger';
import { emergencyIn } from './urgent';

const runs = trials(200);

/** The sentences that were used for training. */
function sentences(name: string, language: Language): string[] {
  const file = join(__dirname, '../../../tools/understand/training', `${name}.${language}.txt`);
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
}

const dangerous = languages.flatMap((language) =>
  sentences('danger', language)
    .filter((text) => learnedDanger.isYes(text))
    .map((text) => ({ text, language })),
);
/** Detected only by the learned weights, and long enough to show the language. */
const unruled = dangerous.filter(({ text }) => dangerToLife(text) === null && text.split(' ').length > 6);
const harmless = languages.flatMap((language) =>
  sentences('no-danger', language).filter((text) => learnedDanger.isUnlikely(text)),
);

const courtesies = ['please', 'thank you', 'good morning', 'sir', 'um', 'hello', 'por favor', 'gracias', 'disculpe'];
const spellings: ((text: string) => string)[] = [
  (text) => text.toUpperCase(),
  (text) => text.normalize('NFD'),
  (text) => text.normalize('NFD').replace(/\p{M}/gu, ''),
  (text) => `¡${text.replaceAll(' ', ' , ')}!`,
  (text) => text.replaceAll(' ', '\n\t '),
  (text) => text.replaceAll("'", '’'),
];

describe('Danger that is learned', () => {
  it('has sentences to try', () => {
    expect(dangerous.length).toBeGreaterThan(1500);
    expect(unruled.length).toBeGreaterThan(200);
    expect(harmless.length).toBeGreaterThan(1500);
  });

  it('judges any text at all', () => {
    const unit = fc.constantFrom('grapheme', 'binary', 'grapheme-ascii' as const);
    const text = unit.chain((kind) => fc.string({ unit: kind, maxLength: 300 }));
    fc.assert(
      fc.property(text, (said) => {
        expect(Number.isFinite(learnedDanger.score(said))).toBe(true);
        expect(learnedDanger.isYes(said) && learnedDanger.isUnlikely(said)).toBe(false);
      }),
      { numRuns: runs },
    );
  });

  it('is not turned off by courtesy, wherever it is said', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...dangerous),
        fc.array(fc.tuple(fc.nat(), fc.constantFrom(...courtesies)), { maxLength: 5 }),
        ({ text }, polite) => {
          const said = text.split(' ');
          for (const [at, courtesy] of polite) said.splice(at % (said.length + 1), 0, courtesy);
          expect(learnedDanger.score(said.join(' '))).toBe(learnedDanger.score(text));
          expect(emergencyIn(said.join(' '), [], 'en')?.kind).toBe('emergency');
        },
      ),
      { numRuns: runs },
    );
  });

  it('is not turned off by courtesy within courtesy', () => {
    fc.assert(
      fc.property(fc.constantFrom(...dangerous), fc.integer({ min: 1, max: 4 }), ({ text }, depth) => {
        let courtesy = 'por favor';
        for (let within = 0; within < depth; within += 1) courtesy = `por ${courtesy} favor`;
        expect(learnedDanger.score(`${courtesy} ${text}`)).toBe(learnedDanger.score(text));
      }),
      { numRuns: runs },
    );
  });

  it('does not hang on case, accents, punctuation, or spaces', () => {
    fc.assert(
      fc.property(fc.constantFrom(...dangerous), fc.constantFrom(...spellings), ({ text }, spelled) => {
        expect(learnedDanger.score(spelled(text))).toBe(learnedDanger.score(text));
      }),
      { numRuns: runs },
    );
  });

  it('hears words that are said again at once as said once', () => {
    // A courtesy phrase is removed as a whole, but half of it repeated counts as a word.
    const plain = dangerous.filter(({ text }) => !/\b(?:good|thank|excuse|buen\w*|favor|muchas)\b/i.test(text));
    fc.assert(
      fc.property(fc.constantFrom(...plain), fc.nat(), ({ text }, at) => {
        const said = text.split(' ');
        const again = said.flatMap((word, place) => (place === at % said.length ? [word, word] : [word]));
        expect(learnedDanger.score(again.join(' '))).toBe(learnedDanger.score(text));
      }),
      { numRuns: runs },
    );
  });

  it('is an emergency in the language of the words, whatever no rule knows and whatever the business calls urgent', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...unruled),
        fc.constantFrom(...languages),
        fc.array(fc.constantFrom('burst pipe', 'perro enfermo', 'fire', 'humo', 'help'), { maxLength: 3 }),
        ({ text, language }, current, urgent) => {
          const found = emergencyIn(text, urgent, current);
          expect(found?.kind).toBe('emergency');
          if (current !== language) expect([language, current]).toContain(found?.language);
        },
      ),
      { numRuns: runs },
    );
  });

  it('tells the language by the words for nearly all', () => {
    const told = unruled.filter(({ text, language }) =>
      languages.every((current) => emergencyIn(text, [], current)?.language === language),
    );
    expect(told.length / unruled.length).toBeGreaterThan(0.97);
  });

  it('is never called unlikely for what stands beside it', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...dangerous.filter(({ text }) => !/[.,;:!?]/.test(text))),
        fc.array(fc.constantFrom(...harmless.filter((text) => !/[.,;:!?]/.test(text))), { minLength: 1, maxLength: 6 }),
        fc.nat(),
        ({ text }, others, at) => {
          const clauses = [...others];
          clauses.splice(at % (others.length + 1), 0, text);
          expect(learnedDanger.isUnlikely(clauses.join(', '))).toBe(false);
        },
      ),
      { numRuns: runs },
    );
  });

  it('judges the first four hundred words, so that no turn takes long', () => {
    fc.assert(
      fc.property(fc.constantFrom(...harmless), fc.constantFrom(...dangerous), (text, { text: danger }) => {
        const words = text.split(' ');
        const long = Array.from({ length: 460 }, (_, at) => `${words[at % words.length] ?? ''}${at % 7}`).join(' ');
        expect(learnedDanger.score(`${long} ${danger}`)).toBe(learnedDanger.score(long));
      }),
      { numRuns: runs },
    );
  });

  it('lets be what a rule takes for danger and hardly ever is', () => {
    const taken = harmless.filter((text) => dangerToLife(text) !== null);
    expect(taken.length).toBeGreaterThan(5);
    expect(taken.filter((text) => emergencyIn(text, [], 'en')?.kind === 'emergency')).toEqual([]);
  });
});
