import { merge } from './merge';
import { fieldsOf, isSameForm, type Values } from './values';

const prefix = 'voicecore.draft.';

/** What was typed into a form that was left, and what it was typed over. */
export interface KeptDraft {
  readonly values: Values;
  readonly base: Values;
  /** The version of the thing that was being changed; null for a new one. */
  readonly version: number | null;
}

/** The part of the browser's storage that is needed here: that of the tab, which ends with it. */
export type DraftStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

/** Of one person in one business, so that nobody else who signs in to the tab meets it. */
export function draftKey(who: { tenantId: string; personId: string }, form: string, of: string | null): string {
  return `${prefix}${who.tenantId}.${who.personId}.${form}.${of ?? 'new'}`;
}

export function keepDraft(storage: DraftStorage, key: string, draft: KeptDraft): void {
  try {
    storage.setItem(key, JSON.stringify(draft));
  } catch {
    // The storage is full or switched off: the form holds what was typed, and a question stands before it is left.
  }
}

export function dropDraft(storage: DraftStorage, key: string): void {
  storage.removeItem(key);
}

/** Whoever signs out leaves nothing of what they typed to the next one at this browser. */
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
  /** What the values are a change of, and its version. */
  readonly base: V;
  readonly version: number | null;
  readonly isRestored: boolean;
}

/**
 * How a form begins: with what is stored, and what was typed over it. Where both were changed in the same field, the form
 * goes on from the old version, so that saving it asks.
 */
export function openWith<V extends Values>(stored: V, version: number | null, kept: KeptDraft | null): Opened<V> {
  const fresh = { values: stored, base: stored, version, isRestored: false };
  if (kept === null || !isSameShape(stored, kept.values) || !isSameShape(stored, kept.base)) return fresh;
  const [mine, base] = [kept.values as V, kept.base as V];
  const { values, conflicts } = merge(base, mine, stored);
  if (conflicts.length > 0) return { values: mine, base, version: kept.version, isRestored: true };
  return { values, base: stored, version, isRestored: !isSameForm(values, stored) };
}

/** A form that has other fields by now, after an update, cannot take what was typed into the old one. */
function isSameShape(a: Values, b: Values): boolean {
  const [left, right] = [[...fieldsOf(a).keys()], [...fieldsOf(b).keys()]];
  return left.length === right.length && left.every((path) => right.includes(path));
}
