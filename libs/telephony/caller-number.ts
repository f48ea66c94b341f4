/**
 * What the carrier sends in place of a withheld number: the words, and the words on a keypad (266696687 is ANONYMOUS).
 * With or without the plus, depending on the line the call came over.
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

/** True when the carrier's `From` says that the caller's number is withheld: in any spelling, or by being empty. */
export function isWithheld(from: string): boolean {
  const plain = from
    .trim()
    .toLowerCase()
    .replace(/^\+|^sips?:|^tel:/g, '')
    .replace(/^\+/, '')
    .replace(/@.*$/, '');
  return plain === '' || withheld.has(plain);
}
