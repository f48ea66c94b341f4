import { longestAnswer, longestQuestion } from '../limits';
import { plainPhrase } from '../phrase';
import type { Block } from './blocks';

/** A question with its answer as found; the question is empty if a text has none, and so is the answer. */
export interface Section {
  readonly question: string;
  readonly answer: string;
}

interface Topic {
  readonly level: number;
  readonly text: string;
  /** True when text follows before the next heading: it is an entry itself. */
  answered: boolean;
}

interface Open {
  readonly kind: 'heading' | 'question' | 'loose';
  readonly question: string;
  readonly said: string[];
}

/** Text without a question is proposed only from this length on, in letters: not "Home", not "All rights reserved". */
const leastLooseText = 40;
/** The longest topic that is put before a heading, in letters: longer text is not a name. */
const longestTopic = 60;

/**
 * Splits a page or text into questions with their answers: by questions and headings, where the text below each is its
 * answer. A heading with only other headings below it says what those are about ("Prices: Crowns"). An answer that is
 * too long to be spoken is split into several.
 */
export function splitIntoSections(blocks: readonly Block[]): Section[] {
  const sections: Open[] = [];
  let open: Open | null = null;
  let topics: Topic[] = [];
  const begin = (kind: Open['kind'], question: string): Open => {
    const next: Open = { kind, question, said: [] };
    sections.push(next);
    return next;
  };
  for (const block of blocks) {
    switch (block.kind) {
      case 'gap':
        if (open?.kind === 'loose') open = null;
        break;
      case 'text': {
        open ??= begin('loose', '');
        open.said.push(block.text.trim());
        const own = topics.at(-1);
        if (own && open.kind === 'heading') own.answered = true;
        break;
      }
      case 'question':
        open = begin('question', block.text);
        break;
      case 'heading':
        topics = topics.filter(({ level }) => level < block.level);
        open = begin('heading', [...topicNames(topics), block.text].filter(Boolean).join(': '));
        topics.push({ level: block.level, text: block.text, answered: false });
    }
  }
  return worthProposing(sections).flatMap(inSpokenParts);
}

/** Returns the headings above a heading, without the name of the page itself. */
function topicNames(topics: readonly Topic[]): string[] {
  return topics
    .filter(({ level, text, answered }) => level > 1 && !answered && text.length <= longestTopic)
    .map(({ text }) => text);
}

/** Headings alone say nothing; a question without an answer needs a person, unless it is answered further down. */
function worthProposing(found: readonly Open[]): Section[] {
  const sections = found.map(({ kind, question, said }) => ({ kind, question, answer: said.join('\n') }));
  const answered = new Set(sections.filter(({ answer }) => answer !== '').map(({ question }) => plainPhrase(question)));
  return sections.filter(({ kind, question, answer }) => {
    if (kind === 'loose') return answer.length >= leastLooseText;
    return answer !== '' || (kind === 'question' && question !== '' && !answered.has(plainPhrase(question)));
  });
}

/**
 * Splits an entry's texts to fit their limits. What does not fit in a question becomes part of the answer, so that no
 * word is lost.
 */
function inSpokenParts({ question, answer }: Section): Section[] {
  const asked = question.length <= longestQuestion ? question : '';
  const whole = asked === question ? answer : [question, answer].filter(Boolean).join('\n');
  const parts = partsOf(whole, longestAnswer);
  if (parts.length <= 1) return [{ question: asked, answer: whole }];
  return parts.map((answer, index) => ({ question: index === 0 ? asked : numbered(asked, index + 1), answer }));
}

function numbered(question: string, part: number): string {
  const mark = ` (${part})`;
  return question === '' ? '' : question.slice(0, longestQuestion - mark.length) + mark;
}

/** Splits the text into pieces of at most `most` letters, between paragraphs, else sentences, else words. */
export function partsOf(text: string, most: number): string[] {
  const parts: string[] = [];
  let rest = text.trim();
  while (rest.length > most) {
    const cut = cutBefore(rest, most);
    parts.push(rest.slice(0, cut).trim());
    rest = rest.slice(cut).trim();
  }
  return rest === '' ? parts : [...parts, rest];
}

/** Returns where to cut so that the first piece has at most `most` letters and, if possible, at least half of that. */
function cutBefore(text: string, most: number): number {
  const room = text.slice(0, most + 1);
  const least = most / 2;
  for (const boundary of [/\n/g, /[.!?…]["'”’)]*\s/g, /\s/g]) {
    const last = [...room.matchAll(boundary)].at(-1);
    const at = last === undefined ? 0 : last.index + last[0].length;
    if (at > least && at - 1 <= most) return at;
  }
  // Never split a surrogate pair.
  return /[\uD800-\uDBFF]/.test(room.charAt(most - 1)) ? most - 1 : most;
}
