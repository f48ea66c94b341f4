import { languages, type Language } from '@voicecore/domain/kernel';
import commonQuestions from '../common-questions.json';
import { conceptsOf } from '../concepts';
import type { EntryWords } from '../draft';
import { acceptableWays, mostProposed, type ProposedWays } from './acceptable';
import { asWritten } from './as-written';
import { turnedRound } from './turned-round';

/** The most ways to ask taken from a topic; the rest of the proposals rephrase the question's own words. */
const mostOfTopic = 4;

interface Topic {
  /** What its ways to ask are about, and in how many of them each concept occurs. */
  readonly concepts: ReadonlyMap<string, number>;
  readonly ways: Readonly<Record<Language, readonly string[]>>;
}

const topics: readonly Topic[] = commonQuestions.map(({ en, es }) => {
  const concepts = new Map<string, number>();
  for (const text of en)
    for (const concept of conceptsOf(text, 'en')) concepts.set(concept, (concepts.get(concept) ?? 0) + 1);
  for (const text of es)
    for (const concept of conceptsOf(text, 'es')) concepts.set(concept, (concepts.get(concept) ?? 0) + 1);
  return { concepts, ways: { en, es } };
});

/**
 * Proposes ways to ask without a model: how callers of any business ask about the topic, if the question is about one
 * topic and nothing else, and its own words rephrased.
 */
export function waysByRules(entry: EntryWords, known: ReadonlySet<string>): ProposedWays {
  const topic = topicOf(entry);
  const about = new Set(
    languages.flatMap((language) =>
      [entry.question, entry.answer].flatMap((text) => conceptsOf(text[language], language)),
    ),
  );
  const waysIn = (language: Language): string[] => {
    const turned = turnedRound(entry.question[language], language);
    const ofTopic = topic
      ? topic.ways[language]
          .filter((way) => isAbout(way, language, topic, about))
          .map((way) => asWritten(way, language))
      : [];
    const taken = acceptableWays(ofTopic, entry, language, known).slice(0, mostOfTopic);
    return acceptableWays([...taken, ...turned], entry, language, known).slice(0, mostProposed);
  };
  return { en: waysIn('en'), es: waysIn('es') };
}

/** Returns the topic that has everything the question is about; of several, the one that mentions it most. */
function topicOf({ question }: EntryWords): Topic | null {
  const all = languages
    .map((language) => conceptsOf(question[language], language))
    .filter((concepts) => concepts.length > 0);
  const found = topics
    .map((topic) => ({ topic, weight: Math.max(...all.map((concepts) => weightIn(topic, concepts))) }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight);
  return found[0]?.topic ?? null;
}

/** Returns 0 if the topic lacks a concept. */
function weightIn({ concepts, ways }: Topic, asked: readonly string[]): number {
  const shares = asked.map((concept) => (concepts.get(concept) ?? 0) / (ways.en.length + ways.es.length));
  return shares.includes(0) ? 0 : shares.reduce((sum, share) => sum + share, 0) / shares.length;
}

/** What only one way of a topic mentions is proposed only if the entry mentions it too. */
function isAbout(way: string, language: Language, { concepts }: Topic, about: ReadonlySet<string>): boolean {
  return conceptsOf(way, language).every((concept) => about.has(concept) || (concepts.get(concept) ?? 0) > 2);
}
