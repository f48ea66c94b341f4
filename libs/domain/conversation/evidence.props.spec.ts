import { trials } from '@voicecore/testing';
import fc from 'fast-check';
import { findEvidence, type SaidTurn } from './evidence';

const RUNS = trials(300);

/** Words that no recognizer confuses with one another. */
const telling = (
  'invoice kitchen tuesday appointment puppy garage window lawyer divorce toothache brakes insurance menu birthday parking ' +
  'blanket harvest ticket pharmacy uncle factura cocina martes abogado frenos seguro ventana cumpleanos estacionamiento vacuna ' +
  'escalera jueves tortuga zapato mercado hospital sobrino perro cotizacion herencia'
).split(' ');
const filling = 'the a to of in for with I my you el la de en para con su'.split(' ');

/** Words of the caller and words that were never said; none is in both sets. */
const vocabularies = fc
  .shuffledSubarray(telling, { minLength: 30, maxLength: telling.length })
  .map((all) => ({ own: all.slice(0, all.length / 2), foreign: all.slice(all.length / 2) }));

/** Places each word in a sentence, with words that occur in every sentence between them. */
function sentence(words: readonly string[], seed: number): string {
  return words.map((word, at) => `${filling[(seed + at * 7) % filling.length]} ${word}`).join(' ');
}

function turn(words: string, before = 'Thank you for calling.'): SaidTurn {
  return { itemId: words, words, before, denies: false };
}

describe('what counts as said by the caller', () => {
  it('is a quote of which two thirds were said, and no other', () => {
    fc.assert(
      fc.property(
        vocabularies,
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 0, max: 9 }),
        fc.nat(),
        ({ own, foreign }, length, invented, seed) => {
          const wrong = Math.min(invented, length);
          const said = own.slice(0, 10);
          // The invented words replace said ones, spread over the quote.
          const places = said.slice(0, length).map((word, at) => ({ word, at, order: (at * 7 + seed) % length }));
          const quote = places.map(({ word, at, order }) => (order < wrong ? (foreign[at] ?? 'x') : word));
          const kept = quote.filter((word) => said.includes(word)).length;
          const { found } = findEvidence(quote.join(' '), [turn(sentence(said, seed))]);
          expect([quote, found]).toEqual([quote, kept / length >= 0.66 ? 'said' : 'not_said']);
        },
      ),
      { numRuns: RUNS },
    );
  });

  it('is found with small words added or left out, and in whatever part of a long turn', () => {
    fc.assert(
      fc.property(vocabularies, fc.nat({ max: 8 }), fc.nat({ max: 4 }), fc.nat(), ({ own }, from, more, seed) => {
        const quoted = own.slice(from, from + more + 1);
        const evidence = findEvidence(sentence(quoted, seed + 3), [turn(sentence(own, seed))]);
        expect(evidence).toMatchObject({ found: 'said' });
        expect(quoted.every((word) => evidence.found === 'said' && evidence.words.split(' ').includes(word))).toBe(
          true,
        );
      }),
      { numRuns: RUNS },
    );
  });

  it('is of this turn or the two before it, and never of the receptionist', () => {
    fc.assert(
      fc.property(
        vocabularies,
        fc.integer({ min: 1, max: 6 }),
        fc.nat({ max: 5 }),
        ({ own, foreign }, count, which) => {
          const turns = Array.from({ length: count }, (_, at) =>
            turn(sentence(own.slice(at * 2, at * 2 + 2), at), `Do you mean the ${foreign[at]} ${foreign[at + 6]}?`),
          );
          const asked = turns[Math.min(which, count - 1)]!;
          const isRecent = turns.slice(-3).includes(asked);
          expect(findEvidence(asked.words ?? '', turns).found).toBe(isRecent ? 'said' : 'not_said');
          expect(findEvidence(asked.before.slice(12), turns).found).toBe('not_said');
        },
      ),
      { numRuns: RUNS },
    );
  });

  it('is nothing that was taken back since', () => {
    fc.assert(
      fc.property(vocabularies, fc.nat({ max: 2 }), ({ own }, at) => {
        const turns = [0, 1, 2].map((n) => turn(sentence(own.slice(n * 3, n * 3 + 3), n)));
        const denied = turns.map((each, n) => ({ ...each, denies: n === at }));
        const found = turns.map((each) => findEvidence(each.words ?? '', denied).found);
        expect(found).toEqual([0, 1, 2].map((n) => (n < at ? 'not_said' : 'said')));
      }),
      { numRuns: RUNS },
    );
  });

  it('is a "yes" only where the receptionist has asked', () => {
    const yes = fc.constantFrom('yes', 'yes please', 'okay', 'sí', 'claro, por favor', 'no', 'no thanks');
    fc.assert(
      fc.property(yes, vocabularies, fc.boolean(), (word, { own }, question) => {
        const before = question ? `Shall I look after the ${own[0]}?` : `The ${own[0]} is here.`;
        expect(findEvidence(word, [turn(word, before)]).found).toBe(question ? 'said' : 'says_nothing');
      }),
      { numRuns: RUNS },
    );
  });
});
