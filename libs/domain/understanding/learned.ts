import { featuresOf, judgedWords } from './features';

/** What `tools/train.mjs` writes: the features of a question by their weight, strongest first. */
export interface LearnedWeights {
  /** Score of a sentence of which nothing is known. */
  readonly base: number;
  /** The answer is yes from this score on; chosen for few false alarms. */
  readonly threshold: number;
  /** Features of one weight, separated by spaces. */
  readonly weights: readonly { readonly weight: number; readonly features: string }[];
}

/** A question about a caller's turn whose answer was learned from sentences. */
export interface LearnedQuestion {
  /** Score of the words that speak most for yes; the answer is yes from `threshold` on. */
  score(text: string): number;
  answer(text: string): boolean;
}

/** Words that are judged together; a longer turn is judged in overlapping parts of this length. */
const span = 40;
/** Words that are judged of one turn at all; bounds the time. */
const most = 400;

function parts(said: readonly string[]): readonly (readonly string[])[] {
  if (said.length <= span) return [said];
  const all: (readonly string[])[] = [];
  for (let from = 0; from < said.length; from += span / 2) all.push(said.slice(from, from + span));
  return all;
}

export function learnedQuestion({ base, threshold, weights }: LearnedWeights): LearnedQuestion {
  const weightOf = new Map<string, number>();
  for (const { weight, features } of weights) for (const feature of features.split(' ')) weightOf.set(feature, weight);
  const scoreOf = (said: readonly string[]): number => {
    let score = base;
    for (const feature of featuresOf(said)) score += weightOf.get(feature) ?? 0;
    return score;
  };
  const score = (text: string): number => Math.max(...parts(judgedWords(text).slice(0, most)).map(scoreOf));
  return { score, answer: (text) => score(text) >= threshold };
}
