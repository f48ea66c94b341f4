/**
 * Letters that are not a base letter with a mark, so that no decomposition makes them plain: what each group is written
 * as. The database's `unaccent` does the same.
 */
const plainLetters: Readonly<Record<string, string>> = {
  ae: 'æ',
  b: 'ƀɓƃ',
  c: 'ƈȼ',
  d: 'ðđɖɗƌȡ',
  e: 'ɛɇ',
  f: 'ƒ',
  g: 'ɠǥ',
  h: 'ħ',
  hv: 'ƕ',
  i: 'ıɨ',
  j: 'ȷɉ',
  k: 'ƙ',
  l: 'łƚȴ',
  ll: 'ỻ',
  n: 'ŋɲƞȵ',
  o: 'ø',
  oe: 'œ',
  oi: 'ƣ',
  p: 'ƥ',
  q: 'ĸ',
  r: 'ʀɍ',
  s: 'ȿẜẝ',
  ss: 'ß',
  t: 'ŧƫƭʈȶⱦ',
  th: 'þ',
  u: 'ʉ',
  v: 'ʋỽ',
  y: 'ƴɏỿ',
  z: 'ƶȥɀ',
  a: 'ⱥ',
  db: 'ȸ',
  qp: 'ȹ',
};
const plainOf = new Map(
  Object.entries(plainLetters).flatMap(([plain, all]) => [...all].map((letter) => [letter, plain])),
);
const special = new RegExp(`[${[...plainOf.keys()].join('')}]`, 'gu');

/** Returns lower case, plain letters, no punctuation, single spaces: the form in which words and names are compared. */
export function fold(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(special, (letter) => plainOf.get(letter) ?? letter)
    .replace(/(?<=l)·(?=l|$)/g, '')
    .replace(/['’`´ʻʼʾʿ]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Returns the folded words of a text, in order. */
export function words(text: string): readonly string[] {
  const folded = fold(text);
  return folded === '' ? [] : folded.split(' ');
}

/** Returns space-separated words as a set; keeps long word lists readable in the source. */
export function wordSet(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/));
}
