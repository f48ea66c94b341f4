import { languages, type Bilingual, type EntryId, type Language } from '@voicecore/domain/kernel';
import { plainPhrase } from '../phrase';
import { differences, factKinds, factsOf, type FactKind, type Facts } from './facts';
import { subjectOf } from './subject';

/** An entry in the form in which it is compared with others. */
export interface ComparedEntry {
  readonly id: EntryId;
  readonly questions: readonly ComparedQuestion[];
  /** Its answers, in each language that it has. */
  readonly answers: readonly { readonly language: Language; readonly facts: Facts }[];
}

interface ComparedQuestion {
  readonly language: Language;
  readonly phrase: string;
  /** What it is about, sorted and joined; empty if its words do not show it. */
  readonly about: string;
  /** What it asks about that subject. */
  readonly asksFor: string;
}

/** Two entries that answer the same question differently; the first has the smaller id. */
export interface Contradiction {
  readonly first: EntryId;
  readonly second: EntryId;
  /** What they differ in, at least one kind. */
  readonly kinds: readonly FactKind[];
}

/** Extracts from an entry what it is compared by. */
export function comparedEntry({
  id,
  question,
  answer,
}: {
  readonly id: EntryId;
  readonly question: Bilingual;
  readonly answer: Bilingual;
}): ComparedEntry {
  return {
    id,
    questions: languages.flatMap((language) => comparedQuestion(question[language], language)),
    answers: languages
      .filter((language) => answer[language].trim() !== '')
      .map((language) => ({ language, facts: factsOf(answer[language], language) })),
  };
}

function comparedQuestion(text: string, language: Language): ComparedQuestion[] {
  const phrase = plainPhrase(text);
  return phrase === null ? [] : [{ language, phrase, ...subjectOf(text, language) }];
}

/**
 * True when both answer one question. Similarity of meaning does not help: "on Saturday" and "on Monday" are nearly
 * alike.
 */
function isSameQuestion(a: ComparedEntry, b: ComparedEntry): boolean {
  return a.questions.some((one) => b.questions.some((other) => isSameWording(one, other)));
}

function isSameWording(one: ComparedQuestion, other: ComparedQuestion): boolean {
  if (one.language !== other.language) return false;
  if (one.phrase === other.phrase) return true;
  return one.about !== '' && one.about === other.about && one.asksFor === other.asksFor;
}

/** Returns what two entries contradict each other in: empty if they answer different questions, or agree. */
export function contradictionOf(a: ComparedEntry, b: ComparedEntry): readonly FactKind[] {
  if (!isSameQuestion(a, b)) return [];
  const found = a.answers.flatMap((one) =>
    b.answers
      .filter((other) => other.language === one.language)
      .flatMap((other) => differences(one.facts, other.facts)),
  );
  return factKinds.filter((kind) => found.includes(kind));
}
