import { trials } from '@voicecore/testing';
import fc from 'fast-check';
import { beginningsToFind, closeness, closest, numberEndsToFind, searchTerms, wordsToFind } from '.';

const runs = trials(300);
const digits = (min: number, max: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: min, maxLength: max }).map((all) => all.join(''));

/** True when a call stored with these words is found by what is typed. */
function finds(typed: string, kept: readonly string[]): boolean {
  const terms = searchTerms(typed);
  return terms !== null && terms.every(({ spellings }) => spellings.some((one) => kept.includes(one)));
}

describe('what a search of calls looks for', () => {
  it('finds a number by any of its ends of four digits or more, and by no other digits', () => {
    fc.assert(
      fc.property(digits(8, 14), fc.integer({ min: 4, max: 14 }), digits(4, 9), (tail, length, other) => {
        const number = `+1${tail}`;
        const kept = numberEndsToFind(number);
        expect(finds(number.slice(1).slice(-length), kept)).toBe(true);
        expect(finds(other, kept)).toBe(number.endsWith(other) || number.endsWith(other.replace(/^0+(?=\d{4})/, '')));
      }),
      { numRuns: runs },
    );
  });

  it.each([
    ['(212) 555-0163', '+12125550163'],
    ['212.555.0163', '+12125550163'],
    ['+1 212 555 0163', '+12125550163'],
    ['555-0163', '+12125550163'],
    ['0163', '+12125550163'],
    ['020 7946 0958', '+442079460958'],
    ['612 345 678', '+34612345678'],
    ['１２３４', '+34612341234'],
  ])('finds %s', (typed, number) => {
    expect(finds(typed, numberEndsToFind(number))).toBe(true);
  });

  it('finds words with accents and case apart, and all of them must be there', () => {
    const kept = wordsToFind('¿Cuánto cuesta el BLANQUEAMIENTO, señorita?');
    expect(finds('cuanto blanqueamiento', kept)).toBe(true);
    expect(finds('Señorita', kept)).toBe(true);
    expect(finds('cuanto billing', kept)).toBe(false);
  });

  it('finds a name by any beginning of its words of three letters or more, in any order, and by nothing else', () => {
    const word = fc.stringMatching(/^[a-zñé]{3,12}$/);
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 1, maxLength: 4 }),
        fc.nat(),
        fc.integer({ min: 3, max: 12 }),
        (all, at, length) => {
          const kept = beginningsToFind(all.join(' '));
          const asked = [...all].reverse().map((each) => each.slice(0, length));
          expect(finds(asked.slice(0, 6).join(' '), kept)).toBe(true);
          const inner = all[at % all.length]!.slice(1);
          const begins = all.some((each) =>
            searchTerms(each)?.[0]?.spellings[0]?.startsWith(searchTerms(inner)?.[0]?.spellings[0] ?? '#'),
          );
          expect(finds(inner, kept)).toBe(begins);
        },
      ),
      { numRuns: runs },
    );
  });

  it('never takes digits that were said for the end of a number, nor the reverse', () => {
    expect(finds('0163', wordsToFind('my order is 0163'))).toBe(false);
    expect(finds('order 0163', wordsToFind('my order is 0163'))).toBe(true);
    expect(finds('order 0163', [...wordsToFind('my order'), ...numberEndsToFind('+12125550163')])).toBe(true);
  });

  it.each(['', '  ', '163', 'hi', '+1', '-', '¿?'])('has nothing to look for in “%s”', (typed) => {
    expect(searchTerms(typed)).toBeNull();
  });
});

describe('how near a name is to what is typed', () => {
  it.each([
    ['sofia', 'Sofía Herrera'],
    ['Sofía', 'Sofia Herrera'],
    ['herrera sofia', 'Sofía Herrera'],
    ['sof', 'Sofía Herrera'],
    ['an', 'Ana Torres'],
    ['biling', 'Billing'],
    ['bililng', 'Billing'],
    ['whitenning', 'How much is teeth whitening?'],
    ['facturacion', 'Facturación'],
    ['sing out', 'Sign out'],
  ])('%s is %s', (asked, name) => {
    expect(closeness(asked, name)).not.toBeNull();
  });

  it.each([
    ['ana', 'Ben Carter'],
    ['ben carla', 'Ben Carter'],
    ['billing', 'Front desk'],
    ['', 'Ana'],
    ['ada', 'Ana Torres'],
  ])('“%s” is not %s', (asked, name) => {
    expect(closeness(asked, name)).toBeNull();
  });

  it('puts what is the same first, then what begins so, then what is misspelled', () => {
    const names = ['Sarah Benson', 'Bemson Lee', 'Benson', 'Bensonhurst office'];
    expect(closest('benson', names, (name) => [name])).toEqual([
      'Sarah Benson',
      'Benson',
      'Bensonhurst office',
      'Bemson Lee',
    ]);
  });

  it('finds every name by each of its words, by their beginnings, and by one slip in a long one', () => {
    const word = fc.array(fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz'), { minLength: 5, maxLength: 10 });
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 3 }), fc.nat(), fc.nat(), (parts, pick, place) => {
        const name = parts.map((letters) => letters.join('')).join(' ');
        const letters = parts[pick % parts.length] ?? [];
        const whole = letters.join('');
        const slipped = letters.filter((_, index) => index !== place % letters.length).join('');
        expect(closeness(whole, name)).toBe(0);
        expect(closeness(whole.slice(0, 3), name)).not.toBeNull();
        expect(closeness(slipped, name)).not.toBeNull();
      }),
      { numRuns: runs },
    );
  });
});
