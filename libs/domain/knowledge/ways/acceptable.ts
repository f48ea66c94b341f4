import type { Bilingual, Language } from '@voicecore/domain/kernel';
import { detectLanguage } from '@voicecore/domain/understanding';
import { withPlainNumbers } from '../contradiction/plain-numbers';
import type { EntryWords } from '../draft';
import { longestAnswer, longestQuestion } from '../limits';
import { plainPhrase } from '../phrase';

/** The number of ways to ask proposed for an entry at a time, in each language. */
export const mostProposed = 6;
/** The longest way to ask, in letters; shorter than a question may be, because longer ones tell a story. */
export const longestWay = 120;

export interface ProposedWays {
  readonly en: readonly string[];
  readonly es: readonly string[];
}

const addresses = /https?:\S*|www\.\S*|\b[\w.-]+\.(?:com|net|org|io|es|mx|us|info|biz)\b|\S*@\S*|[<>]/gi;
const lineBreaks = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u;

/**
 * Returns those of the proposed ways to ask that may be shown: in the language, short, without addresses, without
 * figures that the entry does not have, each once, and none that is `known` (what the entry has and what was
 * discarded).
 */
export function acceptableWays(
  proposed: readonly string[],
  entry: EntryWords,
  language: Language,
  known: ReadonlySet<string>,
): string[] {
  const figures = figuresOf(entry);
  const seen = new Set(known);
  const taken: string[] = [];
  for (const text of proposed.map((each) => each.normalize('NFC').trim())) {
    const phrase = plainPhrase(text);
    if (phrase === null || seen.has(phrase) || taken.length === mostProposed) continue;
    if (text.length > longestWay || !isPlain(text, language) || !hasNoOtherFigures(text, language, figures)) continue;
    seen.add(phrase);
    taken.push(text);
  }
  return taken;
}

export interface QuestionAndAnswer {
  readonly question: string;
  readonly answer: string;
}

/** True when a rendering of an entry's text in the other language may be shown as a draft. */
export function isAcceptableDraft(
  draft: QuestionAndAnswer,
  language: Language,
  source: QuestionAndAnswer & { readonly language: Language },
): boolean {
  const figures = figuresIn([`${source.question} ${source.answer}`], source.language);
  const texts = [
    { text: draft.question.trim(), longest: longestQuestion },
    { text: draft.answer.trim(), longest: longestAnswer },
  ];
  const sourceText = `${source.question} ${source.answer}`;
  return (
    texts.every(
      ({ text, longest }) =>
        plainPhrase(text) !== null &&
        text.length <= longest &&
        !/[\p{Cs}]|(?!\n)\p{Cc}/u.test(text) &&
        addressesOf(text).every((each) => sourceText.includes(each)) &&
        hasNoOtherFigures(text, language, figures),
    ) && detectLanguage(`${draft.question} ${draft.answer}`, language).language === language
  );
}

function isPlain(text: string, language: Language): boolean {
  return (
    addressesOf(text).length === 0 && !lineBreaks.test(text) && detectLanguage(text, language).language === language
  );
}

function addressesOf(text: string): string[] {
  return text.match(addresses) ?? [];
}

/** Returns the figures of a text, including spelled-out ones, without separators between their digits. */
function figuresIn(texts: readonly string[], language: Language): ReadonlySet<string> {
  return new Set(
    texts.flatMap((text) =>
      (withPlainNumbers(text, language).match(/\d+(?:[:.,]\d+)*/g) ?? []).map((figure) =>
        figure.replace(/\D/g, '').replace(/^0+(?=\d)/, ''),
      ),
    ),
  );
}

function figuresOf({ question, answer, alternates }: EntryWords): ReadonlySet<string> {
  const all = (language: Language): string[] => [question[language], answer[language], ...alternates[language]];
  return new Set([...figuresIn(all('en'), 'en'), ...figuresIn(all('es'), 'es')]);
}

function hasNoOtherFigures(text: string, language: Language, figures: ReadonlySet<string>): boolean {
  return [...figuresIn([text], language)].every((figure) => figures.has(figure));
}

/** Returns the ways to ask that an entry already has, in the form in which they are compared. */
export function phrasesOf({
  question,
  alternates,
}: {
  readonly question: Bilingual;
  readonly alternates: EntryWords['alternates'];
}): ReadonlySet<string> {
  const all = [question.en, question.es, ...alternates.en, ...alternates.es];
  return new Set(all.map(plainPhrase).filter((phrase) => phrase !== null));
}
