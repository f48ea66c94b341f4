import type { EntryId, Instant } from '@voicecore/domain/kernel';
import { standsFor } from './correction';
import { certainty, points, pointsOfNone, type Match } from './match';
import { nearestLikeness, likeness } from './likeness';

/** An entry's meaning for the embedder, as consecutive vectors. */
export interface EntryMeaning {
  /** Its question alone. */
  readonly question: Float32Array;
  /** Each way to ask together with the answer. */
  readonly whole: Float32Array;
  /** The question together with each sentence of the answer. */
  readonly parts: Float32Array;
  readonly topics: Float32Array;
}

/** An entry in the form in which it is searched. */
export interface IndexedEntry {
  readonly id: EntryId;
  readonly updatedAt: Instant;
  /** What its ways to ask are about, and what only its answer mentions; see `conceptsOf`. */
  readonly asked: readonly string[];
  readonly answered: readonly string[];
  /** Its ways to ask, as whole phrases; see `plainPhrase`. */
  readonly phrases: readonly string[];
  /** Null until it has been computed. */
  readonly meaning: EntryMeaning | null;
}

/** A question in the form in which it is searched. */
export interface AskedQuestion {
  readonly concepts: readonly string[];
  readonly phrase: string | null;
  /** Null if its meaning is unavailable. */
  readonly meaning: { readonly vector: Float32Array; readonly topics: Float32Array } | null;
}

export interface Ranked {
  readonly entry: IndexedEntry;
  readonly points: number;
}

interface Having {
  readonly asked: number[];
  readonly answered: number[];
}

/** The entries of a tenant, in the form in which they are searched. */
export interface QuestionIndex {
  readonly entries: readonly IndexedEntry[];
  /** For each concept, the entries that ask about it, and those that only answer with it. */
  readonly having: ReadonlyMap<string, Having>;
  /** Concepts by their first letters, to find what a misspelled word was meant to be. */
  readonly byBeginning: ReadonlyMap<string, readonly string[]>;
  readonly byPhrase: ReadonlyMap<string, readonly number[]>;
}

/** The number of first letters that must match: typos are rarely among them. */
const sameBeginning = 2;
/** Shorter words have too many neighbors to guess from. */
const correctedLength = 5;
/** With more entries than this, only those that the words or the topic bring up are compared by meaning. */
const comparedEntries = 600;

/** Adds entries one by one: thousands of them at once would block the process that indexes them. */
export class IndexMaker {
  private readonly entries: IndexedEntry[] = [];
  private readonly having = new Map<string, Having>();
  private readonly byPhrase = new Map<string, number[]>();
  private readonly byBeginning = new Map<string, string[]>();

  add(entry: IndexedEntry): void {
    const at = this.entries.push(entry) - 1;
    for (const concept of entry.asked) this.havingOf(concept).asked.push(at);
    for (const concept of entry.answered) this.havingOf(concept).answered.push(at);
    for (const phrase of new Set(entry.phrases)) put(this.byPhrase, phrase, at);
  }

  /** Returns the index of all added entries; none may be added afterwards. */
  index(): QuestionIndex {
    const { entries, having, byPhrase, byBeginning } = this;
    return { entries, having, byPhrase, byBeginning };
  }

  private havingOf(concept: string): Having {
    const known = this.having.get(concept);
    if (known) return known;
    const having = { asked: [], answered: [] };
    this.having.set(concept, having);
    put(this.byBeginning, concept.slice(0, sameBeginning), concept);
    return having;
  }
}

export function indexEntries(entries: readonly IndexedEntry[]): QuestionIndex {
  const maker = new IndexMaker();
  for (const entry of entries) maker.add(entry);
  return maker.index();
}

function put<V>(lists: Map<string, V[]>, key: string, value: V): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

/**
 * Returns entries with this very question, ignoring politeness, or the only one that is asked about all of it; latest
 * first.
 */
export function asConfigured(index: QuestionIndex, { phrase, concepts }: AskedQuestion): readonly IndexedEntry[] {
  const found = phrase === null ? undefined : index.byPhrase.get(phrase);
  return (found ?? aloneAskedAbout(index, concepts)).flatMap((at) => index.entries[at] ?? []).sort(latestFirst);
}

/** Returns the one entry whose ways to ask contain every word of a question, however few: "hours", "parking?". */
function aloneAskedAbout(index: QuestionIndex, concepts: readonly string[]): readonly number[] {
  const [first = [], ...others] = concepts.map((concept) => index.having.get(concept)?.asked ?? []);
  const all = first.filter((at) => others.every((having) => having.includes(at)));
  return all.length === 1 ? all : [];
}

function latestFirst(a: IndexedEntry, b: IndexedEntry): number {
  return b.updatedAt - a.updatedAt || (a.id < b.id ? -1 : 1);
}

/**
 * Returns the concepts of a question that the tenant's entries contain; an unknown one may be a typo of a known one.
 */
export function knownConcepts(index: QuestionIndex, concepts: readonly string[]): readonly string[] {
  const known = concepts.flatMap((concept) => {
    if (index.having.has(concept)) return [concept];
    const meant = concept.length < correctedLength ? undefined : meantBy(index, concept);
    return meant === undefined ? [] : [meant];
  });
  return [...new Set(known)];
}

function meantBy(index: QuestionIndex, concept: string): string | undefined {
  const alike = index.byBeginning.get(concept.slice(0, sameBeginning)) ?? [];
  return alike.find((each) => each.length >= correctedLength - 1 && standsFor(concept, each));
}

/** Returns how much a concept says: 1 if a single entry has it, falling with the logarithm of how many have it. */
export function rarity(having: number, total: number): number {
  const of = (n: number): number => Math.log(1 + (Math.max(total, n) - n + 0.5) / (n + 0.5));
  return of(having) / of(1);
}

/** Questions this similar ask the same thing in other words. */
const sameQuestion = 0.9;

/** True for two entries that answer the same question: the later one is what the business says now. */
function isSameQuestion(a: IndexedEntry, b: IndexedEntry): boolean {
  if (a.phrases.some((phrase) => b.phrases.includes(phrase))) return true;
  return (
    a.meaning !== null && b.meaning !== null && likeness(a.meaning.question, b.meaning.question, 0) >= sameQuestion
  );
}

/** How many of the best entries are checked for having the same question as the best one. */
const comparedWithBest = 5;

export interface Found {
  /** Best first; of entries that answer the same question, the latest change first. */
  readonly entries: readonly IndexedEntry[];
  /** How certain it is that the first one answers, 0 to 1. */
  readonly certainty: number;
}

/** Returns the result of the ranking: entries with the same question do not lower each other's certainty. */
export function foundBy(ranked: readonly Ranked[]): Found {
  const [best] = ranked;
  if (best === undefined) return { entries: [], certainty: 0 };
  const same = ranked
    .slice(0, comparedWithBest)
    .filter(({ entry }) => entry === best.entry || isSameQuestion(entry, best.entry));
  const others = ranked.filter((one) => !same.includes(one));
  return {
    entries: [...same.map(({ entry }) => entry).sort(latestFirst), ...others.map(({ entry }) => entry)],
    certainty: certainty([best.points, ...others.map((one) => one.points)], pointsOfNone),
  };
}

/**
 * Returns every entry with any evidence for it, best first; of two that tie, the latest change. `except` is left out.
 */
export function rankEntries(index: QuestionIndex, question: AskedQuestion, except?: EntryId): readonly Ranked[] {
  const words = wordMatches(index, question.concepts);
  return compared(index, question, words)
    .filter((at) => index.entries[at]?.id !== except)
    .flatMap((at): Ranked[] => {
      const entry = index.entries[at];
      if (!entry) return [];
      const match = { ...(words.get(at) ?? noWords), ...meaningMatch(question, entry) };
      return [{ entry, points: points(match) }];
    })
    .sort((a, b) => b.points - a.points || latestFirst(a.entry, b.entry));
}

/** An answer mentions much that it is not about: beyond this, more of its words say nothing. */
const mostOfAnswer = 1.3;

interface WordMatch {
  share: number;
  askedWords: number;
  answerWords: number;
}

const noWords: Readonly<WordMatch> = { share: 0, askedWords: 0, answerWords: 0 };

/** A word that is only in the answer says less about what an entry is about. */
const answerShare = 0.5;

function wordMatches(index: QuestionIndex, concepts: readonly string[]): Map<number, WordMatch> {
  const known = knownConcepts(index, concepts).flatMap((concept) => {
    const having = index.having.get(concept);
    return having
      ? [{ having, worth: rarity(having.asked.length + having.answered.length, index.entries.length) }]
      : [];
  });
  // A word in no entry says as much against all entries as the rarest one says for one.
  const asked = concepts.length - known.length + known.reduce((sum, { worth }) => sum + worth, 0);
  const found = new Map<number, WordMatch>();
  const of = (at: number): WordMatch => {
    const before = found.get(at) ?? { ...noWords };
    found.set(at, before);
    return before;
  };
  for (const { having, worth } of known) {
    for (const at of having.asked) {
      of(at).share += worth / asked;
      of(at).askedWords += worth;
    }
    for (const at of having.answered) {
      of(at).share += (worth * answerShare) / asked;
      of(at).answerWords = Math.min(mostOfAnswer, of(at).answerWords + worth);
    }
  }
  return found;
}

function meaningMatch({ meaning }: AskedQuestion, entry: IndexedEntry): Omit<Match, keyof WordMatch> {
  if (meaning === null || entry.meaning === null) return { whole: null, part: null, topic: null };
  return {
    whole: nearestLikeness(meaning.vector, entry.meaning.whole),
    part: nearestLikeness(meaning.vector, entry.meaning.parts),
    topic: likeness(meaning.topics, entry.meaning.topics, 0),
  };
}

/** Returns the positions of the entries worth comparing: in a small business, all of them. */
function compared(
  index: QuestionIndex,
  { meaning }: AskedQuestion,
  words: ReadonlyMap<number, Readonly<WordMatch>>,
): number[] {
  const all = index.entries.map((_entry, at) => at);
  if (all.length <= comparedEntries) return all;
  const worth = Float64Array.from(index.entries, (entry, at) => {
    const own = words.get(at) ?? noWords;
    const near = meaning && entry.meaning ? likeness(meaning.topics, entry.meaning.topics, 0) : 0;
    return own.askedWords + own.answerWords + near;
  });
  const least = worth.slice().sort()[worth.length - comparedEntries] ?? 0;
  const above = all.filter((at) => (worth[at] ?? 0) > least);
  const even = all.filter((at) => worth[at] === least);
  return [...above, ...even.slice(0, comparedEntries - above.length)];
}
