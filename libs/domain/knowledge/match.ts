/** How an entry matches a question: the evidence for it. */
export interface Match {
  /**
   * The share, 0 to 1, of what the question is about that the entry is also about; words that are in no entry count
   * against it.
   */
  readonly share: number;
  /** The sum of the rarities of the shared words: those in its ways to ask, and those only in its answer. */
  readonly askedWords: number;
  readonly answerWords: number;
  /**
   * Similarity, -1 to 1, of the question to the entry as a whole and to its nearest part; null if it is unavailable.
   */
  readonly whole: number | null;
  readonly part: number | null;
  /** How much both belong to the same topics, 0 to 1. */
  readonly topic: number | null;
}

/**
 * The weight of each kind of match, in natural logarithms of odds. Fitted on the open sets of `tools/understand` (a
 * choice among the entries of a trade, by its questions), the same for every tenant.
 */
const worth = { askedWords: 1.6, answerWords: 2.1, whole: 3.3, part: 3.2, topic: 1.05 };
/** How similar a question is to an entry that has nothing to do with it. */
const unrelated = { likeness: 0.3, topic: 0.012 };
/** Topics in common count by their logarithm; below this they no longer say anything. */
const leastTopic = 0.02;

/**
 * The points of "none of the entries": high enough that an entry needs more than one rare word, or a similar meaning.
 */
export const pointsOfNone = 3;
/** If the meaning is unknown: with this share of the words, an entry is as likely to be meant as none is. */
const evenShare = 0.33;
/**
 * If the meaning is known, a larger share is needed, because the meaning does not confirm it. The meaning does not
 * cover names and misspelled words.
 */
const evenBesideMeaning = 0.5;
const shareWorth = 8;

/** Combines all evidence for an entry in one figure; more of any kind never lowers it. */
export function points({ share, askedWords, answerWords, whole, part, topic }: Match): number {
  if (whole === null || part === null || topic === null) return pointsOfNone + shareWorth * (share - evenShare);
  const together =
    worth.askedWords * askedWords +
    worth.answerWords * answerWords +
    worth.whole * (whole - unrelated.likeness) +
    worth.part * (part - unrelated.likeness) +
    worth.topic * Math.log((leastTopic + topic) / (leastTopic + unrelated.topic));
  return Math.max(together, pointsOfNone + shareWorth * (share - evenBesideMeaning));
}

/**
 * How many of the best competitors are weighed against an entry; in a large business the many others together say
 * nothing.
 */
const competitors = 25;

/**
 * Returns how certain it is that the best entry is the one meant, 0 to 1: its odds against the other entries and
 * against none of them. `ranked` are the points of all entries, best first; `none` are the points that "none of them"
 * has.
 */
export function certainty(ranked: readonly number[], none: number): number {
  const [best] = ranked;
  if (best === undefined) return 0;
  const against = [none, ...ranked.slice(1, competitors)].reduce((sum, each) => sum + Math.exp(each - best), 0);
  return 1 / (1 + against);
}
