import type { Language } from '../kernel';
import { openingWords, spoken, type Utterance } from '../receptionist-texts';
import type { Directory } from '../understanding';
import type { CallConfig } from './config';
import type { Target } from './inputs';
import type { Spoken } from './step';

/** What words need: names, which the ledger does not hold, and whether the opening offers keys, as the menu's does. */
export interface Speech {
  readonly business: string;
  readonly directory: Directory;
  readonly language: Language;
  readonly config: CallConfig;
  readonly keypad: boolean;
}

/** The words of a document in the order they are said. */
export function utterances(words: readonly Spoken[], context: Speech): readonly Utterance[] {
  return words.flatMap((word) => {
    if (word.kind === 'opening') return openingOf(context);
    if (word.kind === 'answer') return [{ language: context.language, text: word.text }];
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

function textOf(word: Extract<Spoken, { kind: 'text' }>, context: Speech): string {
  const { key } = word;
  if (key === 'transferring') {
    const name = nameOf(word.target, context);
    return name === null
      ? spoken('transferringToPerson', context.language)
      : spoken('transferring', context.language, { name });
  }
  if (key === 'disclosure') return spoken('disclosure', context.language, { business: context.business });
  return spoken(key, context.language);
}

function nameOf(target: Target | undefined, context: Speech): string | null {
  if (target === undefined) return null;
  if (target.kind === 'agent') return context.directory.agents.find(({ id }) => id === target.id)?.name ?? null;
  return context.directory.departments.find(({ id }) => id === target.id)?.names[context.language] ?? null;
}
