/** The lists of a business: callers who are always put through, and callers who never are. */
export type ListName = 'allow' | 'block';

/** The fewest digits of a prefix on a list: one digit would be a whole continent. */
const shortestPrefix = 2;

/** Returns what may be on a list for this number (E.164): the number itself, and every prefix of it. */
export function listPrefixes(number: string): readonly string[] {
  const prefixes: string[] = [];
  for (let end = 1 + shortestPrefix; end < number.length; end += 1) prefixes.push(number.slice(0, end));
  return prefixes;
}

/**
 * Returns the list that decides. The business's own lists come before those of the whole installation, and in each the
 * allow list comes first, whatever else the caller is on.
 */
export function listedAs(own: readonly ListName[], installation: readonly ListName[] = []): ListName | null {
  const found = own.length > 0 ? own : installation;
  if (found.includes('allow')) return 'allow';
  return found.includes('block') ? 'block' : null;
}
