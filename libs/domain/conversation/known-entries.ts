import type { Bilingual, EntryId, Instant, Language } from '@voicecore/domain/kernel';

/** An entry of a business's knowledge, with how often callers were answered from it. */
export interface UsedEntry {
  readonly id: EntryId;
  readonly question: Bilingual;
  readonly answer: Bilingual;
  readonly uses: number;
  readonly updatedAt: Instant;
}

/** An entry as the model is given it with its session: the handle names it in few letters. */
export interface KnownEntry {
  readonly handle: string;
  readonly entryId: EntryId;
  readonly question: Bilingual;
  readonly answer: Bilingual;
}

export interface KnownEntries {
  readonly entries: readonly KnownEntry[];
  /** All that the business has told is among them: what they do not answer it has not told. */
  readonly complete: boolean;
}

export const nothingKnown: KnownEntries = { entries: [], complete: false };

/** Tokens of a session that knowledge may take. They are billed with each response, nearly all of them as cached ones. */
export const knowledgeBudget = 12_000;

/** Bytes of text to a token, less than either language has, so that the estimate is rather too high. */
const bytesPerToken = 3;

/** How many tokens a text is to a model, estimated from above. */
export function tokensOf(text: string): number {
  let bytes = 0;
  for (const letter of text) {
    const point = letter.codePointAt(0) ?? 0;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }
  return Math.ceil(bytes / bytesPerToken);
}

/** What is given of an entry: one line that no text can break out of. */
export function lineOf({ handle, question, answer }: KnownEntry, language: Language): string {
  return JSON.stringify([handle, question[language], answer[language]]).replaceAll('<', '\\u003c');
}

function costOf(entry: KnownEntry): number {
  return Math.max(tokensOf(`${lineOf(entry, 'en')}\n`), tokensOf(`${lineOf(entry, 'es')}\n`));
}

/** What callers are answered from most often comes first; of two alike the latest change. */
function byUse(a: UsedEntry, b: UsedEntry): number {
  return b.uses - a.uses || b.updatedAt - a.updatedAt || (a.id < b.id ? -1 : 1);
}

/** Entries of which a later one answers the very same question would contradict it: they are left out. */
function withoutOutdated(entries: readonly UsedEntry[]): readonly UsedEntry[] {
  const latest = new Map<string, UsedEntry>();
  for (const entry of entries) {
    const key = entry.question.en.trim().toLowerCase();
    const other = latest.get(key);
    if (!other || entry.updatedAt > other.updatedAt || (entry.updatedAt === other.updatedAt && entry.id < other.id))
      latest.set(key, entry);
  }
  return [...latest.values()];
}

/** The entries that a session is given: as many of those most used as fit the budget, in whichever language. */
export function entriesThatFit(all: readonly UsedEntry[], budget = knowledgeBudget): KnownEntries {
  const entries: KnownEntry[] = [];
  let spent = 0;
  const current = [...withoutOutdated(all)].sort(byUse);
  for (const { id, question, answer } of current) {
    const entry = { handle: `k${entries.length + 1}`, entryId: id, question, answer };
    const cost = costOf(entry);
    if (spent + cost > budget) continue;
    spent += cost;
    entries.push(entry);
  }
  return { entries, complete: entries.length === current.length };
}
