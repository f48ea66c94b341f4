/** How an entry matches a question: what speaks for it. */
export interface Match {
  /** Share, 0 to 1, of what the question is about that the entry is about too, words that nobody has counted against it. */
  readonly share: number;
  /** Sum of the rarities of shared words: those of its ways to ask, and those of its answer alone. */
  readonly askedWords: number;
  readonly answerWords: number;
  /** Likeness, -1 to 1, of the question to the entry as a whole and to its nearest part; null when it cannot be told. */
  readonly whole: number | null;
  readonly part: number | null;
  /** How much both are of the same topics, 0 to 1. */
  readonly topic: number | null;
}

/**
 * What each kind of match is worth, in natural logarithms of odds. Fitted on the open sets of `tools/understand`
 * (a choice among the entries of a trade, by its questions), the same for every tenant.
 */
const worth = { askedWords: 1.6, answerWords: 2.1, whole: 3.3, part: 3.2, topic: 1.05 };
/** How like a question an entry is that has nothing to do with it. */
const unrelated = { likeness: 0.3, topic: 0.012 };
/** Topics in common count by their logarithm; below this they tell nothing any more. */
const leastTopic = 0.02;

/** Points of "none of the entries": so many that an entry needs more than one rare word, or a like meaning. */
export const pointsOfNone = 3;
/** Where nothing is known of the meaning: with this share of the words an entry is as likely meant as none is. */
const evenShare = 0.33;
/** Beside a meaning it takes more: that one does not say so too. It does not know names, and misspelt words. */
const evenBesideMeaning = 0.5;
const shareWorth = 8;

/** All that speaks for an entry in one figure; more of any kind never makes it less. */
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

/** The best competitors that are weighed against an entry; in a large business the many others together tell nothing. */
const competitors = 25;

/**
 * How surely the best entry is the one that is meant, 0 to 1: its odds against the other entries and against none of
 * them. `ranked` are the points of all entries, best first; `none` are the points that "none of them" has.
 */
export function certainty(ranked: readonly number[], none: number): number {
  const [best] = ranked;
  if (best === undefined) return 0;
  const against = [none, ...ranked.slice(1, competitors)].reduce((sum, each) => sum + Math.exp(each - best), 0);
  return 1 / (1 + against);
}
