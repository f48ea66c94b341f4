import { otherLanguage, type Language } from '../kernel';
import { openingWords, spoken, whenItOpens, type Utterance } from '../receptionist-texts';
import type { Directory } from '../understanding';
import type { CallConfig } from './config';
import type { Target } from './inputs';
import type { Spoken } from './step';

/**
 * What is needed to form the words: names, which the ledger does not hold, and whether the opening offers keys, as the
 * menu's does.
 */
export interface Speech {
  readonly business: string;
  readonly directory: Directory;
  readonly language: Language;
  readonly config: CallConfig;
  readonly keypad: boolean;
}

/** Returns the words of a document in the order in which they are said. */
export function utterances(words: readonly Spoken[], context: Speech): readonly Utterance[] {
  return words.flatMap((word) => {
    if (word.kind === 'opening') return openingOf(context);
    if (word.kind === 'answer') return [{ language: context.language, text: word.text }];
    if (word.kind === 'challenge') return challengeOf(word, context);
    if (word.kind === 'suggestion') return [{ language: context.language, text: suggestion(word, context) }];
    const discloses = word.key === 'disclosure' ? ({ discloses: true } as const) : {};
    return [{ language: context.language, text: textOf(word, context), ...discloses }];
  });
}

function openingOf(context: Speech): readonly Utterance[] {
  const { keypad } = context;
  return openingWords({
    business: context.business,
    defaultLanguage: context.config.defaultLanguage,
    greeting: context.config.greeting,
    keypad,
  });
}

/** Said in both languages: nothing is known of the caller yet. */
function challengeOf({ digit, again }: Extract<Spoken, { kind: 'challenge' }>, context: Speech): readonly Utterance[] {
  const own = context.config.defaultLanguage;
  const values = { digit: String(digit) };
  return [own, otherLanguage(own)].map((language) => ({
    language,
    text: again
      ? spoken('challengeAgain', language, values)
      : spoken('challenge', language, { ...values, business: context.business }),
  }));
}

/** A question that is written without its mark is spoken as one. */
function suggestion({ question }: Extract<Spoken, { kind: 'suggestion' }>, { language }: Speech): string {
  const asked = /[?.!]$/.test(question.trim()) ? question.trim() : `${question.trim()}?`;
  return spoken('suggestion', language, { question: asked });
}

function textOf(word: Extract<Spoken, { kind: 'text' }>, context: Speech): string {
  const { key } = word;
  if (key === 'transferring') {
    const name = nameOf(word.target, context);
    return name === null
      ? spoken('transferringToPerson', context.language)
      : spoken('transferring', context.language, { name });
  }
  if (key === 'whichOne') return spoken(key, context.language, { names: oneOf(word.targets ?? [], context) });
  if (key === 'closedHours' && word.opens !== undefined)
    return spoken('closedUntil', context.language, { when: whenItOpens(word.opens, context.language) });
  if (key === 'departmentUnknown') return departmentsThere(context);
  if (key === 'disclosure') return spoken('disclosure', context.language, { business: context.business });
  return spoken(key, context.language);
}

/** The maximum number of departments read out at once. */
const mostDepartments = 8;

function departmentsThere(context: Speech): string {
  const names = context.directory.departments
    .map(({ names: each }) => each[context.language])
    .slice(0, mostDepartments);
  if (names.length === 0) return spoken('nameUnknown', context.language);
  return spoken('departmentUnknown', context.language, { names: listed(names, context.language) });
}

/** Returns which target is meant: by name, and if two have the same name also by extension. */
function oneOf(targets: readonly Target[], context: Speech): string {
  const names = targets.flatMap((target) => nameOf(target, context) ?? []);
  const told = targets.flatMap((target) => {
    const name = nameOf(target, context);
    if (name === null) return [];
    const extension = context.directory.agents.find(({ id }) => id === target.id)?.extension;
    const isShared = names.filter((each) => each === name).length > 1 && extension !== undefined;
    return [isShared ? `${name}, ${context.language === 'en' ? 'extension' : 'extensión'} ${extension}` : name];
  });
  return listed(told, context.language);
}

/** Returns "A, B or C". Spanish says "u" before the sound of an o. */
function listed(names: readonly string[], language: Language): string {
  const last = names.at(-1) ?? '';
  const or = language === 'en' ? 'or' : /^h?[oó]/i.test(last) ? 'u' : 'o';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} ${or} ${last}`;
}

function nameOf(target: Target | undefined, context: Speech): string | null {
  if (target === undefined) return null;
  if (target.kind === 'agent') return context.directory.agents.find(({ id }) => id === target.id)?.name ?? null;
  return context.directory.departments.find(({ id }) => id === target.id)?.names[context.language] ?? null;
}
