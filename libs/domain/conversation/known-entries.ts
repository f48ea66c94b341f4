import type { Bilingual, EntryId, Instant, Language } from '@voicecore/domain/kernel';

/** What an entry of a business's knowledge says. */
export interface FoundEntry {
  readonly id: EntryId;
  readonly question: Bilingual;
  readonly answer: Bilingual;
}

/** An entry with the number of times callers were answered from it. */
export interface UsedEntry extends FoundEntry {
  readonly uses: number;
  readonly updatedAt: Instant;
}

/** An entry as it is given to the model with its session: the handle names it in a few letters. */
export interface KnownEntry {
  readonly handle: string;
  readonly entryId: EntryId;
  readonly question: Bilingual;
  readonly answer: Bilingual;
}

export interface KnownEntries {
  readonly entries: readonly KnownEntry[];
  /** True when these are all entries of the business: what they do not answer, the business has not provided. */
  readonly complete: boolean;
}

export const nothingKnown: KnownEntries = { entries: [], complete: false };

/** True when the business has more entries than the session was given. */
export function knowsMore({ entries, complete }: KnownEntries): boolean {
  return entries.length > 0 && !complete;
}

/**
 * The number of a session's tokens that knowledge may take. They are billed with each response, nearly all as cached
 * tokens.
 */
export const knowledgeBudget = 12_000;

/** Bytes of text per token: fewer than in either language, so that the estimate is rather too high. */
const bytesPerToken = 3;

/** Estimates from above how many tokens a text is for a model. */
export function tokensOf(text: string): number {
  let bytes = 0;
  for (const letter of text) {
    const point = letter.codePointAt(0) ?? 0;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }
  return Math.ceil(bytes / bytesPerToken);
}

/** Formats an entry for the model: one line that no text can break out of. */
export function lineOf({ handle, question, answer }: KnownEntry, language: Language): string {
  return JSON.stringify([handle, question[language], answer[language]]).replaceAll('<', '\\u003c');
}

function costOf(entry: KnownEntry): number {
  return Math.max(tokensOf(`${lineOf(entry, 'en')}\n`), tokensOf(`${lineOf(entry, 'es')}\n`));
}

/** Sorts the entries that callers are answered from most often first; of two that are equal, the latest change. */
function byUse(a: UsedEntry, b: UsedEntry): number {
  return b.uses - a.uses || b.updatedAt - a.updatedAt || (a.id < b.id ? -1 : 1);
}

type DatedEntry = FoundEntry & { readonly updatedAt: Instant };

/** Leaves out entries that a later entry would contradict because it answers the very same question. */
export function currentEntries<Entry extends DatedEntry>(entries: readonly Entry[]): readonly Entry[] {
  const latest = new Map<string, Entry>();
  for (const entry of entries) {
    const key = entry.question.en.trim().toLowerCase();
    const other = latest.get(key);
    if (!other || entry.updatedAt > other.updatedAt || (entry.updatedAt === other.updatedAt && entry.id < other.id))
      latest.set(key, entry);
  }
  return [...latest.values()];
}

/** Returns as many entries as fit the budget, in either language, with handles numbered from `before`. */
function fitting(all: readonly FoundEntry[], budget: number, before: number): readonly KnownEntry[] {
  const entries: KnownEntry[] = [];
  let spent = 0;
  for (const { id, question, answer } of all) {
    const entry = { handle: `k${before + entries.length + 1}`, entryId: id, question, answer };
    const cost = costOf(entry);
    if (spent + cost > budget) continue;
    spent += cost;
    entries.push(entry);
  }
  return entries;
}

/** Returns the entries that a session is given: as many of the most used ones as fit the budget. */
export function entriesThatFit(all: readonly UsedEntry[], budget = knowledgeBudget): KnownEntries {
  const current = [...currentEntries(all)].sort(byUse);
  const entries = fitting(current, budget, 0);
  return { entries, complete: entries.length === current.length };
}

/** The number of tokens that entries handed over with one request may take. */
const handedBudget = 2_000;

/**
 * Returns those of the found entries, nearest first, that the model has not been given yet: as many as fit one request.
 * Over a whole call, no more are handed over than a session may hold.
 */
export function entriesToHand(
  found: readonly FoundEntry[],
  known: readonly KnownEntry[],
  handed: readonly KnownEntry[],
): readonly KnownEntry[] {
  const given = new Set([...known, ...handed].map(({ entryId }) => entryId));
  const left = knowledgeBudget - handed.reduce((sum, entry) => sum + costOf(entry), 0);
  return fitting(
    found.filter(({ id }) => !given.has(id)),
    Math.min(handedBudget, left),
    known.length + handed.length,
  );
}
