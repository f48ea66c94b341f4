/**
 * What the carrier sends in place of a number that is withheld: the words, and the words on a keypad (266696687 is
 * ANONYMOUS). With or without the plus, as the line it came over spells it.
 */
const withheld: ReadonlySet<string> = new Set([
  'anonymous',
  '266696687',
  'restricted',
  '7378742833',
  'blocked',
  '2562533',
  'unknown',
  '8656696',
  'unavailable',
  '86282452253',
  'private',
  '7748283',
  'withheld',
]);

/** Whether the carrier's `From` says that the caller does not show a number: by any spelling, or by saying nothing. */
export function isWithheld(from: string): boolean {
  const plain = from
    .trim()
    .toLowerCase()
    .replace(/^\+|^sips?:|^tel:/g, '')
    .replace(/^\+/, '')
    .replace(/@.*$/, '');
  return plain === '' || withheld.has(plain);
}
