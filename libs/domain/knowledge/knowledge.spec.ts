import { closeness, phraseTerm, questionWords, rarity, score, standsFor, threshold, type QuestionTerm } from './index';

const term = (word: string, entries: number): QuestionTerm => ({ term: word, language: 'en', entries });

describe('what a question is about', () => {
  it.each([
    ['Hi, could you tell me what time you open on Saturday, please?', ['time', 'on', 'open', 'saturday']],
    ['¿Me puede decir cuánto cuesta una limpieza, por favor?', ['cuanto', 'cuesta', 'limpieza']],
    ['I was wondering whether you accept Delta Dental', ['accept', 'delta', 'dental']],
    ['open open OPEN', ['open']],
    ['hello, please', []],
    ['¿?', []],
  ])('%s', (question, expected) => {
    const found = questionWords(question);
    expect(expected.filter((word) => word !== 'on' && !found.includes(word))).toEqual([]);
    expect(found).not.toEqual(expect.arrayContaining(['please', 'favor', 'hi', 'could', 'puede', 'tell', 'decir']));
  });

  it('keeps the whole phrase without politeness, and none of an empty one', () => {
    expect(phraseTerm('Hi, where are you, please?')).toBe('=where are you');
    expect(phraseTerm('¿Dónde están?')).toBe('=donde estan');
    expect(phraseTerm(' ?! ')).toBeNull();
  });
});

describe('how well an entry answers', () => {
  it('falls with every stem that the entry has not, and never leaves 0 to 1', () => {
    const terms = [term('clean', 1), term('price', 1)];
    expect(
      score(
        terms,
        new Map([
          ['clean', 10],
          ['price', 10],
        ]),
        10,
      ),
    ).toBe(1);
    expect(score(terms, new Map([['clean', 10]]), 10)).toBe(0.5);
    expect(score([...terms, term('carpet', 0), term('window', 0)], new Map([['clean', 10]]), 10)).toBeLessThan(
      threshold,
    );
    expect(score(terms, new Map(), 10)).toBe(0);
    expect(score([], new Map([['clean', 10]]), 10)).toBe(0);
  });

  it('takes a match in answers alone for less than one in questions', () => {
    const terms = [term('library', 1)];
    const inQuestion = score(terms, new Map([['library', 10]]), 10);
    expect(score(terms, new Map([['library', 6]]), 10)).toBeLessThan(inQuestion * 0.6);
  });

  it('makes a rare stem tell more than a frequent one, in a small tenant and in a large', () => {
    for (const total of [10, 10_000]) {
      expect(rarity(1, total)).toBe(1);
      expect(rarity(Math.floor(total / 2), total)).toBeLessThan(rarity(2, total));
      expect(rarity(total, total)).toBeGreaterThan(0);
      expect(rarity(0, total)).toBe(1);
    }
  });

  it('prefers, of two that tie, the one with the closer question', () => {
    const near = closeness('what do you charge for a cleaning', ['How much is a cleaning?', 'What do you charge?']);
    expect(near).toBeGreaterThan(closeness('what do you charge for a cleaning', ['Is there a fee for cleaning late?']));
    expect(closeness('', ['anything'])).toBe(0);
    expect(closeness('hello', ['please'])).toBe(0);
  });
});

describe('which stem may stand for another', () => {
  it.each([
    ['insurranc', 'insuranc', true],
    ['apointment', 'appointment', true],
    ['limpi', 'limpiez', true],
    ['canal', 'cancel', false],
    ['late', 'later', true],
    ['part', 'partner', false],
    ['window', 'widow', true],
  ])('%s, %s: %s', (asked, known, expected) => expect(standsFor(asked, known)).toBe(expected));
});
