import { fieldsOf, isSame, withField, type Values } from './values';

export interface Merged<V extends Values> {
  /** The merged values, with mine where both changed the same field. */
  readonly values: V;
  /** The fields that both changed to different values: the user must choose. */
  readonly conflicts: readonly string[];
}

/**
 * Merges what I typed with what someone else has stored in the meantime, both made from `base`. A field that only
 * one of the two changed takes that one's value.
 */
export function merge<V extends Values>(base: V, mine: V, theirs: V): Merged<V> {
  const [before, stored] = [fieldsOf(base), fieldsOf(theirs)];
  const conflicts: string[] = [];
  let values = theirs;
  for (const [path, value] of fieldsOf(mine)) {
    const isMine = !isSame(value, before.get(path));
    const isTheirs = !isSame(stored.get(path), before.get(path));
    if (!isMine) continue;
    values = withField(values, path, value);
    if (isTheirs && !isSame(value, stored.get(path))) conflicts.push(path);
  }
  return { values, conflicts };
}

/** Returns the merged values with theirs in the named fields. */
export function withTheirs<V extends Values>(merged: V, theirs: V, paths: readonly string[]): V {
  const stored = fieldsOf(theirs);
  return paths.reduce((values, path) => withField(values, path, stored.get(path)), merged);
}
