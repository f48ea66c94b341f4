import { pattern, type Language } from '@voicecore/domain/kernel';
import { digitsAt, editDistance, fold, soundKey, words, wordSet } from '@voicecore/domain/understanding';

/** A turn of the caller as evidence of what was said. */
export interface SaidTurn {
  readonly itemId: string;
  /** Null while the words are not known, and permanently if the recognizer could not make them out. */
  readonly words: string | null;
  /** What the caller last heard from the receptionist before they spoke. */
  readonly before: string;
  /** The caller takes back what was said before: "no, that is not what I want". */
  readonly denies: boolean;
}

/** What was found of the words that a request claims as its basis. */
export type Evidence =
  | { readonly found: 'said'; readonly turn: SaidTurn; readonly words: string }
  /** No such words were found in the turns whose words are known, but not all are known. */
  | { readonly found: 'unknown' }
  | { readonly found: 'not_said' }
  /** A "yes" that answers no question. */
  | { readonly found: 'says_nothing' };

/** The caller's turn that is being answered and the two before it. */
const TURNS = 3;
/** The number of turns kept, so that a message can be checked against everything that was said. */
export const KEPT_TURNS = 20;
/**
 * Share of a quote, by weight, that must have been said: one word in three may be a recognition error, but not half of
 * it.
 */
const SAID_SHARE = 0.66;
/** Share of a message's significant words that must be the caller's own. */
const OWN_SHARE = 0.5;
/** The weight of a word that occurs in every sentence; a quote does not count as said because its "I" and "to" were. */
const LIGHT = 0.25;

/** Words that agree, refuse or fill: alone they only ask for what was offered. */
const assent = wordSet(`
  yes yeah yep yup yea aye sure ok okay okey right alright fine good great perfect no nope nah please thanks thank hm hmm mm mhm uh um huh oh ah
  si sip claro vale bueno bien perfecto sale andale aja dale gracias por favor listo pues eh este`);
/** Words that occur in every sentence. */
const light = wordSet(`
  the a an to of in on at for with and or is are am was be it its i im id me my you your we us our they them he she him her this that so do does did can could would will just
  el la los las un una lo le les me mi tu su se te nos yo usted ustedes ella de del al a en con y o que es son esta por para si no ya`);

interface Token {
  readonly word: string;
  /** The words of the text as written that this token stands for. */
  readonly from: number;
  readonly to: number;
}

/** Returns the folded words of a text, each number as its digits, however it was spoken. */
function tokensOf(text: string): readonly Token[] {
  const all = text.split(/\s+/).flatMap((written, at) => words(written).map((word) => ({ word, at })));
  const folded = all.map(({ word }) => word);
  const found: Token[] = [];
  for (let at = 0; at < all.length;) {
    const number = numberAt(folded, at, 'en') ?? numberAt(folded, at, 'es');
    const used = number?.used ?? 1;
    const [from, to] = [all[at]?.at ?? 0, all[at + used - 1]?.at ?? 0];
    found.push({ word: number?.digits ?? folded[at] ?? '', from, to });
    at += used;
  }
  return found;
}

export function spokenWords(text: string): readonly string[] {
  return tokensOf(text).map(({ word }) => word);
}

/** Returns the words of a text, as written, that the given tokens stand for. */
function writtenWords(text: string, from: Token | undefined, to: Token | undefined): string {
  return text
    .split(/\s+/)
    .slice(from?.from ?? 0, (to?.to ?? 0) + 1)
    .join(' ');
}

/** Reads a number that begins here; "un" and "una" are read as articles first. */
function numberAt(all: readonly string[], at: number, language: Language): { digits: string; used: number } | null {
  return /^(un|una|a)$/.test(all[at] ?? '') ? null : digitsAt(all, at, language);
}

/** A word and how it sounds. */
interface Sounded {
  readonly word: string;
  readonly sound: string;
}

function sounded(word: string): Sounded {
  return { word, sound: soundKey(word) };
}

/** True when one is the other with some digits left out, fewer than half of them. */
function isSameNumber(a: string, b: string): boolean {
  if (!/^\d+$/.test(a) || !/^\d+$/.test(b)) return false;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (short.length * 2 <= long.length) return false;
  let at = 0;
  for (const digit of long) if (digit === short[at]) at += 1;
  return at === short.length;
}

/** True when a recognizer and a model may have written one spoken word in these two ways. */
function isSameWord(a: Sounded, b: Sounded): boolean {
  if (a.word === b.word) return true;
  if (/\d/.test(a.word) || /\d/.test(b.word)) return isSameNumber(a.word, b.word);
  const shortest = Math.min(a.word.length, b.word.length);
  if (shortest < 3) return false;
  if (a.sound === b.sound) return true;
  const limit = shortest >= 8 ? 2 : shortest >= 5 ? 1 : 0;
  return limit > 0 && a.word[0] === b.word[0] && editDistance(a.word, b.word, limit) <= limit;
}

function weightOf(word: string): number {
  return light.has(word) ? LIGHT : 1;
}

/** Consecutive words, including the form in which two of them are written as one: "good bye", "goodbye". */
interface Line {
  readonly words: readonly Sounded[];
  /** Each word joined with the one before it. */
  readonly pairs: readonly Sounded[];
}

function lineOf(all: readonly string[]): Line {
  return { words: all.map(sounded), pairs: all.map((word, at) => sounded((all[at - 1] ?? '') + word)) };
}

/** How much of a quote was found, by weight, and between which words of the turn. */
interface Found {
  readonly weight: number;
  readonly from: number;
  readonly to: number;
}

const nothing: Found = { weight: 0, from: -1, to: -1 };

function extended(found: Found | undefined, weight: number, from: number, to: number): Found {
  const { weight: before, from: first } = found ?? nothing;
  return { weight: before + weight, from: first < 0 ? from : first, to };
}

/** Returns the better of two: the one that has more of the quote, or if equal, the one that is closer together. */
function better(a: Found, b: Found): Found {
  if (a.weight !== b.weight) return a.weight > b.weight ? a : b;
  return b.to - b.from < a.to - a.from ? b : a;
}

/** Finds as much of the quote as occurs in a range of what was said, in the same order; both may leave words out. */
function align(quote: Line, said: Line, from: number, to: number): Found {
  let above: Found[] = Array.from({ length: to - from + 1 }, () => nothing);
  let twoAbove = above;
  quote.words.forEach((word, row) => {
    const weight = weightOf(word.word);
    const line: Found[] = [nothing];
    for (let at = from; at < to; at += 1) {
      const column = at - from + 1;
      let best = better(above[column] ?? nothing, line[column - 1] ?? nothing);
      const own = said.words[at];
      const pair = said.pairs[at];
      const two = quote.pairs[row];
      if (own && isSameWord(word, own)) best = better(best, extended(above[column - 1], weight, at, at));
      if (pair && column > 1 && isSameWord(word, pair))
        best = better(best, extended(above[column - 2], weight, at - 1, at));
      if (own && two && row > 0 && isSameWord(two, own)) {
        const both = weight + weightOf(quote.words[row - 1]?.word ?? '');
        best = better(best, extended(twoAbove[column - 1], both, at, at));
      }
      line.push(best);
    }
    twoAbove = above;
    above = line;
  });
  return above.at(-1) ?? nothing;
}

/**
 * Finds where a quote was said, and what share of it. It may leave words out, but must not be collected from all over a
 * turn.
 */
function locate(words: readonly string[], own: readonly string[]): { share: number; from: number; to: number } {
  const [quote, said] = [lineOf(words), lineOf(own)];
  const width = words.length * 2 + 3;
  let best = nothing;
  for (let from = 0; from === 0 || from + width - words.length < own.length; from += words.length)
    best = better(best, align(quote, said, from, Math.min(from + width, own.length)));
  const whole = words.reduce((sum, word) => sum + weightOf(word), 0);
  return { share: best.weight / whole, from: best.from, to: best.to };
}

/**
 * The turns that a request may be based on now: the last three in which anything was said, unless they were taken back.
 */
function standing(said: readonly SaidTurn[]): readonly SaidTurn[] {
  const latest = said.filter((turn) => turn.words === null || turn.words.trim() !== '').slice(-TURNS);
  const denied = latest.findLastIndex((turn) => turn.denies);
  return latest.slice(Math.max(0, denied));
}

/** Joins a turn with the one before it, for a quote that spans a pause between them. */
function joined(turns: readonly SaidTurn[]): readonly SaidTurn[] {
  return turns.flatMap((turn, at) => {
    const before = turns[at - 1];
    if (!before || before.words === null || turn.words === null) return [];
    return [{ ...turn, words: `${before.words} ${turn.words}`, before: before.before }];
  });
}

/**
 * Decides whether the caller has said the words that the model quotes, in this turn or the two before it. Recognition
 * errors and omitted words are allowed for; other words, those of an earlier turn and those of the receptionist are not
 * accepted.
 */
export function findEvidence(heard: string, said: readonly SaidTurn[]): Evidence {
  const quote = spokenWords(heard);
  if (quote.length === 0) return { found: 'not_said' };
  const turns = standing(said);
  for (const turn of [...turns.toReversed(), ...joined(turns).toReversed()]) {
    const own = tokensOf(turn.words ?? '');
    const place = locate(
      quote,
      own.map(({ word }) => word),
    );
    if (place.share < SAID_SHARE) continue;
    if (saysNothing(quote) && !asks(turn.before)) return { found: 'says_nothing' };
    return { found: 'said', turn, words: writtenWords(turn.words ?? '', own[place.from], own[place.to]) };
  }
  return turns.some((turn) => turn.words === null) ? { found: 'unknown' } : { found: 'not_said' };
}

/** True for words that ask for something only as the answer to a question: "yes", "please", "the". */
function saysNothing(quote: readonly string[]): boolean {
  const [only = ''] = quote;
  return quote.every((word) => assent.has(word)) || (quote.length === 1 && light.has(only));
}

const beginsToAsk = new RegExp(pattern`
    ^(shall|should|would|do|does|did|can|could|may|is|are|was|which|who|what|when|where|how|le|quiere|desea|
      prefiere|gusta)\b`);

/** True when the receptionist's words ask the caller something, even if the caller did not hear all of them. */
export function asks(receptionist: string): boolean {
  return /[?¿]/.test(receptionist) || beginsToAsk.test(fold(receptionist.split(/[.!;]\s/).at(-1) ?? ''));
}

/** True when a message that the model has written down consists of what the caller said. */
export function isOwnMessage(message: string, said: readonly SaidTurn[]): boolean {
  const own = said.flatMap((turn) => spokenWords(turn.words ?? '')).map(sounded);
  const telling = spokenWords(message)
    .filter((word) => !light.has(word) && !assent.has(word))
    .map(sounded);
  const known = telling.filter((word) => own.some((each) => isSameWord(word, each)));
  return telling.length > 0 && known.length / telling.length >= OWN_SHARE;
}

/** Returns what was said in the call before this stream, as far as it is known. */
export function saidBefore(
  history: readonly { readonly speaker: string; readonly text: string }[],
): readonly SaidTurn[] {
  return history.flatMap(({ speaker, text }, at) => {
    if (speaker !== 'caller') return [];
    const before = history.slice(0, at).findLast((turn) => turn.speaker === 'receptionist')?.text ?? '';
    return [{ itemId: `before:${at}`, words: text, before, denies: false }];
  });
}
