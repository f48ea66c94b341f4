import type { Language } from '@voicecore/domain/kernel';
import commonQuestions from './common-questions.json';
import { conceptsOf } from './concepts';
import { likeness } from './likeness';

/**
 * What callers of any business ask about; each topic has ways to ask in both languages. A question and an entry that
 * are near the same topic are near each other, even if they do not share a word.
 */
interface Topic {
  readonly concepts: ReadonlySet<string>;
  /** Its ways to ask: the range of `commonTexts` from this position up to, but not including, `to`. */
  readonly from: number;
  readonly to: number;
}

const languages = ['en', 'es'] as const;

/** Every way to ask, in the order of the topics: vectors are computed from these once per model. */
export const commonTexts: readonly { readonly text: string; readonly language: Language }[] = commonQuestions.flatMap(
  (topic) => languages.flatMap((language) => topic[language].map((text) => ({ text, language }))),
);

const topics: readonly Topic[] = readTopics();

function readTopics(): Topic[] {
  let from = 0;
  return commonQuestions.map((topic) => {
    const texts = languages.flatMap((language) => topic[language].map((text) => ({ text, language })));
    const start = from;
    from += texts.length;
    const concepts = new Set(texts.flatMap(({ text, language }) => conceptsOf(text, language)));
    return { concepts, from: start, to: from };
  });
}

const topicsOfConcept = new Map<string, number>();
for (const { concepts } of topics)
  for (const concept of concepts) topicsOfConcept.set(concept, (topicsOfConcept.get(concept) ?? 0) + 1);

/** How sharply the nearest topics stand out: for similarities, and for the sum of two. */
const questionSharpness = 0.06;
const entrySharpness = 0.08;
/** The weight of a shared word in addition to similarity, per natural logarithm of its rarity among the topics. */
const conceptWorth = 0.06;

/** Returns a question's topics, as shares that add up to 1. `common` are the vectors of `commonTexts`. */
export function topicsOfQuestion(
  parts: readonly Float32Array[],
  concepts: readonly string[],
  common: readonly Float32Array[],
): Float32Array {
  const near = nearTopics(parts, common);
  const points = topics.map((topic, at) => {
    const shared = concepts.filter((concept) => topic.concepts.has(concept));
    const rare = shared.reduce(
      (sum, concept) => sum + Math.log(topics.length / (topicsOfConcept.get(concept) ?? 1)),
      0,
    );
    return (near[at] ?? 0) + conceptWorth * rare;
  });
  return shares(points, questionSharpness);
}

/** Returns an entry's topics: those of its ways to ask, and those of its ways to ask together with the answer. */
export function topicsOfEntry(
  phrases: readonly Float32Array[],
  answered: readonly Float32Array[],
  common: readonly Float32Array[],
): Float32Array {
  const asked = nearTopics(phrases, common);
  const whole = nearTopics(answered, common);
  return shares(
    topics.map((_topic, at) => (asked[at] ?? 0) + (whole[at] ?? 0)),
    entrySharpness,
  );
}

function nearTopics(vectors: readonly Float32Array[], common: readonly Float32Array[]): number[] {
  return topics.map(({ from, to }) => {
    let best = -1;
    for (let at = from; at < to; at += 1)
      for (const vector of vectors) best = Math.max(best, likeness(vector, common[at] ?? vector, 0));
    return best;
  });
}

function shares(points: readonly number[], sharpness: number): Float32Array {
  const most = Math.max(...points);
  const weights = points.map((each) => Math.exp((each - most) / sharpness));
  const sum = weights.reduce((total, each) => total + each, 0);
  return Float32Array.from(weights, (each) => each / sum);
}
