import type { ConceptFinder } from './concept-finder';
import { featuresOf, judgedWords } from './features';

/** What `tools/train.mjs` writes: the features of a question by their weight, strongest first. */
export interface LearnedWeights {
  /** The score of a sentence of which nothing is known. */
  readonly base: number;
  /** From this score on the answer is yes; chosen for few false alarms. */
  readonly threshold: number;
  /** Below this score the answer is no; chosen so that hardly any yes is lost. */
  readonly unlikely: number;
  /** Features with the same weight, separated by spaces. */
  readonly weights: readonly { readonly weight: number; readonly features: string }[];
}

/** A question about a caller's turn whose answer was learned from sentences. */
export interface LearnedQuestion {
  /** Returns the score of the words together; for a long turn, that of the part that most favors yes. */
  score(text: string): number;
  isYes(text: string): boolean;
  /**
   * True when the answer is hardly ever yes. This holds if the whole turn scores so low and none of its clauses says
   * yes by itself: what is said between other matters still counts. Between yes and unlikely the words do not decide,
   * and another rule does.
   */
  isUnlikely(text: string): boolean;
}

/** The number of words judged together; a longer turn is judged in overlapping parts of this length. */
const span = 40;
/** The most words of one turn that are judged at all; bounds the time. */
const most = 400;

/** The number of clauses checked individually before a turn is called unlikely. */
const mostClauses = 20;

/** Returns how much each known feature counts when there are this many: long sentences say the same in more ways. */
export function shareOf(known: number): number {
  return 12 / Math.sqrt(known + 30);
}

/** Scores a sentence by its features. */
export function scorer(base: number, weightOf: ReadonlyMap<string, number>): (features: Iterable<string>) => number {
  return (features) => {
    let score = 0;
    let known = 0;
    for (const feature of features) {
      const weight = weightOf.get(feature);
      if (weight === undefined) continue;
      score += weight;
      known += 1;
    }
    return base + score * shareOf(known);
  };
}

function partsOf(said: readonly string[]): readonly (readonly string[])[] {
  if (said.length <= span) return [said];
  const all: (readonly string[])[] = [];
  for (let from = 0; from < said.length; from += span / 2) all.push(said.slice(from, from + span));
  return all;
}

function clausesOf(text: string): readonly string[] {
  return text.split(/[.,;:!?]+/).slice(0, mostClauses);
}

export function learnedQuestion(
  { base, threshold, unlikely, weights }: LearnedWeights,
  conceptsOf: ConceptFinder,
): LearnedQuestion {
  const weightOf = new Map(
    weights.flatMap(({ weight, features }) => features.split(' ').map((feature) => [feature, weight] as const)),
  );
  const scoreOf = scorer(base, weightOf);
  const score = (text: string): number => {
    const parts = partsOf(judgedWords(text).slice(0, most));
    return Math.max(...parts.map((part) => scoreOf(featuresOf(part, conceptsOf))));
  };
  const isUnlikely = (text: string): boolean =>
    score(text) < unlikely && clausesOf(text).every((part) => score(part) < threshold);
  return { score, isYes: (text) => score(text) >= threshold, isUnlikely };
}
