import type { Language } from '@voicecore/domain/kernel';

/** A stem of the question, as the database stemmed it. */
export interface QuestionTerm {
  readonly term: string;
  readonly language: Language;
  /** How many entries of the tenant have it. */
  readonly entries: number;
  /** One of the words that many questions share whatever they are about. */
  readonly weak?: boolean;
}

/** What a stem weighs in an entry: a question or one of its rewordings says what the entry is about, an answer less so. */
export const weightInQuestion = 10;
export const weightInAnswer = 6;

/** Below this share of the question's weight an entry does not answer it. Set on the committed test set. */
export const threshold = 0.37;

/** A stem that no entry has is evidence against all of them, as strong as the rarest that one has is for it. */
const unknownRarity = 1;
/** A stem that nearly every entry has still tells a little. */
const leastRarity = 0.1;

/** How much a stem tells: 1 for one that a single entry has, falling with the logarithm of how many have it. */
export function rarity(entries: number, total: number): number {
  const of = (n: number): number => Math.log(1 + (Math.max(total, n) - n + 0.5) / (n + 0.5));
  return entries === 0 ? unknownRarity : Math.max(of(entries) / of(1), leastRarity);
}

/** What a weak word is worth beside another. */
const weakWorth = 0.25;

/** What a stem of the question is worth, 0 to 1. */
export function worth({ entries, weak }: QuestionTerm, total: number): number {
  return rarity(entries, total) * (weak === true ? weakWorth : 1);
}

/** An answer mentions much that it is not about: a match in answers alone counts for less. */
const answerOnly = 0.75;

/** The share, 0 to 1, of what the question is about that the entry is about. */
export function score(terms: readonly QuestionTerm[], weights: ReadonlyMap<string, number>, total: number): number {
  let found = 0;
  let asked = 0;
  let inQuestion = false;
  for (const one of terms) {
    const share = worth(one, total);
    const weight = weights.get(one.term) ?? 0;
    asked += share;
    found += (share * weight) / weightInQuestion;
    inQuestion ||= weight >= weightInQuestion;
  }
  const whole = asked === 0 ? 0 : found / asked;
  return inQuestion ? whole : whole * answerOnly;
}
