import { merge } from './merge';
import { fieldsOf, isSameForm, type Values } from './values';

const prefix = 'voicecore.draft.';

/** What was typed into a form that was left, and the values it was typed over. */
export interface KeptDraft {
  readonly values: Values;
  readonly base: Values;
  /** The version of the object being changed; null for a new one. */
  readonly version: number | null;
}

/** The part of the browser's storage used here: session storage, which ends with the tab. */
export type DraftStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

/** The key of a draft by user and business, so that the next user who signs in to the tab does not see it. */
export function draftKey(who: { tenantId: string; personId: string }, form: string, of: string | null): string {
  return `${prefix}${who.tenantId}.${who.personId}.${form}.${of ?? 'new'}`;
}

export function keepDraft(storage: DraftStorage, key: string, draft: KeptDraft): void {
  try {
    storage.setItem(key, JSON.stringify(draft));
  } catch {
    // The storage is full or disabled: the form keeps what was typed, and asks before it is left.
  }
}

export function dropDraft(storage: DraftStorage, key: string): void {
  storage.removeItem(key);
}

/** Removes all drafts at sign-out, so that the next user of this browser finds none. */
export function dropAllDrafts(storage: DraftStorage): void {
  const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index));
  for (const key of keys) if (key?.startsWith(prefix)) storage.removeItem(key);
}

const isValues = (value: unknown): value is Values =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

export function readDraft(storage: DraftStorage, key: string): KeptDraft | null {
  const text = storage.getItem(key);
  if (text === null) return null;
  try {
    const { values, base, version } = JSON.parse(text) as Partial<KeptDraft>;
    if (!isValues(values) || !isValues(base)) return null;
    return { values, base, version: typeof version === 'number' ? version : null };
  } catch {
    return null;
  }
}

export interface Opened<V extends Values> {
  readonly values: V;
  /** The values that `values` is a change of, and their version. */
  readonly base: V;
  readonly version: number | null;
  readonly isRestored: boolean;
}

/**
 * Decides how a form opens: with the stored values and the draft typed over them. If both changed the same field,
 * the form continues from the old version, so that saving it asks the user.
 */
export function openWith<V extends Values>(stored: V, version: number | null, kept: KeptDraft | null): Opened<V> {
  const fresh = { values: stored, base: stored, version, isRestored: false };
  if (kept === null || !isSameShape(stored, kept.values) || !isSameShape(stored, kept.base)) return fresh;
  const [mine, base] = [kept.values as V, kept.base as V];
  const { values, conflicts } = merge(base, mine, stored);
  if (conflicts.length > 0) return { values: mine, base, version: kept.version, isRestored: true };
  return { values, base: stored, version, isRestored: !isSameForm(values, stored) };
}

/** A form whose fields have changed since, after an update, cannot take a draft of the old fields. */
function isSameShape(a: Values, b: Values): boolean {
  const [left, right] = [[...fieldsOf(a).keys()], [...fieldsOf(b).keys()]];
  return left.length === right.length && left.every((path) => right.includes(path));
}
