import { pattern } from '@voicecore/domain/kernel';
import { departmentsSaid, genericWords, hasOffice, isWholeOffice, longestOffice, officeOf } from './departments';
import { callings, indexOf, titles, titlesOrNames } from './directory-index';
import { words, wordSet } from './fold';
import { isGivenName, isNickname } from './given-names';
import { spelledTogether } from './letters';
import { nearest, peopleThatFit, type Named } from './names';
import { ordinaryWords } from './ordinary-words';
import { courtesy, fillers } from './phrases';
import { editDistance } from './similar';
import type { Directory, Target } from './understood';

/*
 * Finds where in a sentence a person or an office is named. The words are marked: WHO for a name, DEPT for a
 * department, NOBODY for a name that no one here has and ELSEWHERE for an office that does not exist here.
 */

interface Token {
  readonly word: string;
  /** Capitalized, but not at the beginning of a sentence. */
  readonly capital: boolean;
  /** "Clark's": something that belongs to the named person, not the name. */
  readonly possessive: boolean;
}

export interface Mention {
  readonly mark: 'WHO' | 'DEPT' | 'NOBODY' | 'ELSEWHERE';
  readonly said: string;
  readonly named: Named;
}

export interface Marked {
  readonly text: string;
  readonly mentions: readonly Mention[];
}

function tokensOf(text: string): readonly Token[] {
  let begins = true;
  return text.split(/\s+/).flatMap((raw) => {
    const possessive = /['’]s[^\p{L}]*$/u.test(raw);
    const plain = words(possessive ? raw.replace(/['’]s(?=[^\p{L}]*$)/u, '') : raw);
    const capital = !begins && /^[^\p{L}]*\p{Lu}/u.test(raw);
    begins = /[.!?…:]$/.test(raw) || plain.length === 0;
    return plain.map((word) => ({ word, capital, possessive }));
  });
}

/** Joins letters that are said one by one into the word that they spell. */
function joinSpelled(tokens: readonly Token[]): readonly Token[] {
  const { words: joined, spelled } = spelledTogether(tokens.map(({ word }) => word));
  if (spelled.size === 0) return tokens;
  let at = 0;
  return joined.map((word) => {
    if (spelled.has(word)) {
      while (at < tokens.length && !joined.includes(tokens[at]?.word ?? '')) at += 1;
      return { word, capital: true, possessive: false };
    }
    while (at < tokens.length && tokens[at]?.word !== word) at += 1;
    return tokens[at++] ?? { word, capital: false, possessive: false };
  });
}

/** After these, a word may be a name even if it is an everyday word: "get me Bill", "con Rosa". */
const beforeName = new RegExp(pattern`
    (?:^|\b)(?:with|(?:talk|speak|chat|listen|me|us|through|over|connected|belongs|reach out) to|get|gets|is|for|me|
      con|a|al|el|la|pase|pasa|busco|esta|encuentra|give|call|page|reach|have|doctora?|dra?|mr|mrs|ms|miss|senor|
      senora|senorita|dona|don|sra|sr|licenciado|ask|find|se|named|name|llama|de|put|see|if|want|need|from|and|hey)$`);
const afterOwner = /\b(?:my|your|his|her|our|their|this|that|mi|tu|su|the|an?|una?)$/;

/** Question words and pronouns: never a name, whatever name they sound like ("¿con quién?" is not Kim). */
const neverNames = wordSet(`que quien quienes cual cuales cuando donde como cuanto cuanta yo tu usted ustedes ella ellos
  ellas nosotros who whom whose what when where why how which i you he she it we they him her them`);

/** Returns how many of the words from here on are a name in the directory; 0 for none. */
function nameLength(tokens: readonly Token[], from: number, directory: Directory): number {
  for (let size = 3; size > 1; size -= 1) {
    const span = tokens.slice(from, from + size);
    if (span.length < size || !mayBeSplit(span, directory)) continue;
    const matches = indexOf(directory).match(span.map(({ word }) => word).join(''));
    const isExpected =
      tokens.length <= 4 ||
      standsAsName(tokens, from, directory) ||
      (from === 0 && behindName.test(tokens[size]?.word ?? ''));
    if (isExpected && Math.min(Infinity, ...matches.values()) <= 1) return size;
  }
  const word = tokens[from]?.word ?? '';
  if (neverNames.has(word)) return 0;
  const matches = indexOf(directory).match(word);
  if (matches.size === 0) return 0;
  if (ordinaryWords.has(word)) return isCalledHere(tokens, from, directory) ? 1 : 0;
  return isNameAsSaid(word, matches) || standsAsName(tokens, from, directory) ? 1 : 0;
}

/** True when the word is a name or nickname by its letters, not only by its sound. */
function isNameAsSaid(word: string, matches: ReadonlyMap<string, number>): boolean {
  return [...matches].some(
    ([name, distance]) =>
      distance === 0 || (distance === 1 && isNickname(word)) || isSpelledAlike(word, name, distance === 1),
  );
}

/** One letter may differ if it sounds the same; in long names, two. */
function isSpelledAlike(word: string, name: string, soundsSame: boolean): boolean {
  const shortest = Math.min(word.length, name.length);
  if (word[0] !== name[0] || shortest < (soundsSame ? 5 : 8)) return false;
  const slips = shortest >= 8 ? 2 : 1;
  return editDistance(word, name, slips) <= slips;
}

const behindName = /^(?:in|from|please|por|porfa|de|y|and|or|o|if|si|is)$/;

/**
 * A word that only sounds like a name counts as one if a name is expected: after a word that asks for a person, or next
 * to a name.
 */
function standsAsName(tokens: readonly Token[], at: number, directory: Directory): boolean {
  const before = tokens
    .slice(Math.max(0, at - 4), at)
    .map(({ word }) => word)
    .join(' ');
  if (
    (at === 0 && behindName.test(tokens[1]?.word ?? '')) ||
    tokens.length <= 3 ||
    tokens[at]?.capital === true ||
    beforeName.test(before.replace(/ (?:uh|um|este|eh|the|el|la)$/, ''))
  )
    return true;
  return [tokens[at - 1]?.word ?? '', tokens[at + 1]?.word ?? ''].some((word) => namesSomebody(word, directory));
}

function namesSomebody(word: string, directory: Directory): boolean {
  return (
    (!ordinaryWords.has(word) || isNickname(word) || isGivenName(word)) &&
    Math.min(Infinity, ...indexOf(directory).match(word).values()) <= 1
  );
}

/** A recognizer splits a name that it does not know into short words; none of them is another name or an office. */
function mayBeSplit(span: readonly Token[], directory: Directory): boolean {
  const all = span.map(({ word }) => word);
  if (
    all.some(
      (word) => titles.has(word) || genericWords.has(word) || officeOf(word) !== null || namesSomebody(word, directory),
    )
  )
    return false;
  return all.every((word) => word.length <= 5) && !all.some((word) => clauseWords.test(word));
}
const clauseWords = new RegExp(pattern`
    ^(?:the|is|it|he|she|on|for|with|and|me|to|i|im|una?|la|el|los|las|que|con|es|no|por|de|my|you|please|a|if|his|
      her|si|le|les|lo|an|at|eh|uh|um|sea|y|te|se|vez|dos|tres|of|in|do|can|de|del|al|su|tu|mi|va|ya|we|us|be|are|
      was|not|eso|ese|esta)$`);

/** True when an everyday word that is also an agent's name is used as a name, or is next to another name. */
function isCalledHere(tokens: readonly Token[], at: number, directory: Directory): boolean {
  const word = tokens[at]?.word ?? '';
  const before = tokens
    .slice(0, at)
    .map((one) => one.word)
    .join(' ');
  const next = tokens[at + 1]?.word ?? '';
  const last = tokens[at - 1]?.word ?? '';
  if (namesSomebody(next, directory) || namesSomebody(last, directory)) return true;
  const isName = isGivenName(word) || isNickname(word) || indexOf(directory).match(word).get(word) === 0;
  if (tokens[at]?.capital === true && isName) return true;
  if (afterOwner.test(before) || word.length < 3 || /^(?:when|what|where|how|who|why)$/.test(word)) return false;
  if (courtesy.has(word) || fillers.has(word) || spanishVerb.test(`${last} ${word}`)) return false;
  if (isName) return beforeName.test(before) || tokens.length <= 3;
  return tokens.length <= 2 || talkCue.test(before);
}

const talkCue = new RegExp(pattern`
    (?:speak|talk|chat|connect|transfer|put|hablar|comuni[cq]\w*|pas[ae]me|pong\w*) (?:me |us |through )?(?:with|to|
      con|a|al)$`);
const spanishVerb = /^(?:me|te|se|le|les|nos|lo|la|que|y|si|no|ya|les) (?:dan|urge|mando|marco|pone|rosa|mira)$/;

/** True for a word that can only be a person's name: it is written so, sounds so, or is a given name. */
function looksLikeName(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token === undefined || token.word.length < 3 || /\d/.test(token.word)) return false;
  if (officeOf(token.word) !== null || genericWords.has(token.word) || titles.has(token.word)) return false;
  if (ordinaryWords.has(token.word)) return false;
  return token.capital || isGivenName(token.word) || isNickname(token.word) || /[^aeiou]ez$/.test(token.word);
}

const joiningParticles = /^(?:de|del|la|las|los|van|von|mc|mac|o|da|di)$/;

function isTitle(word: string): boolean {
  return titles.has(word) || titlesOrNames.has(word);
}

/** True for an occupation followed by a name: "nurse Ana". */
function isCalling(tokens: readonly Token[], at: number, directory: Directory): boolean {
  if (!callings.has(tokens[at]?.word ?? '')) return false;
  const next = tokens[at + 1]?.word ?? '';
  return isExactName(next, directory) || isCallingOf(next, directory) || looksLikeName(tokens, at + 1);
}

/** After an occupation, a word that sounds like a name is that name. */
function isCallingOf(word: string, directory: Directory): boolean {
  return !ordinaryWords.has(word) && Math.min(Infinity, ...indexOf(directory).match(word).values()) <= 1;
}

interface Group {
  readonly length: number;
  readonly known: readonly string[];
  /** Words that can only be a name, but of no one here. */
  readonly foreign: readonly string[];
  readonly titled: boolean;
}

/** Returns the words from here on that are one person's name, whether or not an agent here has it. */
function groupAt(tokens: readonly Token[], from: number, directory: Directory): Group | null {
  let [at, titled] = [from, false];
  const known: string[] = [];
  const foreign: string[] = [];
  while (at < tokens.length) {
    const word = tokens[at]?.word ?? '';
    const size = nameLength(tokens, at, directory);
    if (size > 0) {
      known.push(
        tokens
          .slice(at, at + size)
          .map((one) => one.word)
          .join(''),
      );
      at += size;
      if (tokens[at - 1]?.possessive) break;
    } else if (isTitle(word) && known.length === 0 && foreign.length === 0) {
      titled = true;
      at += 1;
    } else if (isCalling(tokens, at, directory) && known.length === 0 && foreign.length === 0) {
      at += 1;
    } else if (looksLikeName(tokens, at) || (titled && isUnknownWord(tokens, at) && known.length === 0)) {
      foreign.push(word);
      at += 1;
    } else if (
      joiningParticles.test(word) &&
      known.length > 0 &&
      nameLength(tokens, at + 1, directory) > 0 &&
      !/^o$/.test(word)
    )
      at += 1;
    else break;
  }
  if (known.length === 0 && foreign.length === 0) return null;
  return { length: at - from, known, foreign, titled };
}

const verbEnding = /(?:mel[oa]s?|ando|iendo|ing)$/;
function isUnknownWord(tokens: readonly Token[], at: number): boolean {
  const word = tokens[at]?.word ?? '';
  const isTalk = ordinaryWords.has(word) || courtesy.has(word) || fillers.has(word) || verbEnding.test(word);
  return word.length > 2 && !isTalk && !/\d/.test(word);
}

/** Returns the words from here on that name an office, here or elsewhere. */
function officeAt(
  tokens: readonly Token[],
  from: number,
  directory: Directory,
): { length: number; mention: Mention } | null {
  for (let size = Math.min(longestOffice, tokens.length - from); size > 0; size -= 1) {
    const said = tokens.slice(from, from + size).map(({ word }) => word);
    if (genericWords.has(said[0] ?? '') || genericWords.has(said[size - 1] ?? '')) continue;
    const text = said.join(' ');
    const before = tokens
      .slice(Math.max(0, from - 3), from)
      .map(({ word }) => word)
      .join(' ');
    if (size === 1 && neverAlone.test(text) && !isWholeOffice(text, directory)) continue;
    const fits = departmentsSaid(said, directory).filter(
      ({ distance }) =>
        distance < 1 || isOfficeWord(said, tokens.length, tokens[from + size]?.word, beforeOffice.test(before)),
    );
    if (fits.length > 0) return { length: size, mention: { mark: 'DEPT', said: text, named: nearest(fits) } };
    const office = officeOf(text);
    const isEveryday = size === 1 && ordinaryWords.has(text) && !officeNext.test(tokens[from + 1]?.word ?? '');
    if (office !== null && !isEveryday && !anybodyThere.has(office) && !hasOffice(office, directory))
      return { length: size, mention: { mark: 'ELSEWHERE', said: text, named: nobody } };
  }
  return isCalledOffice(tokens, from)
    ? { length: 1, mention: { mark: 'ELSEWHERE', said: tokens[from]?.word ?? '', named: nobody } }
    : null;
}

const behindOffice = /^(?:department|dept|depto)$/;
const departmentOf = /(?:departamento|depto|area|seccion) de (?:la |el |los |las )?$/;

/** True for an office that is on no list, if the word for an office is next to it: "the falconry department". */
function isCalledOffice(tokens: readonly Token[], at: number): boolean {
  const word = tokens[at]?.word ?? '';
  if (!isUnknownWord(tokens, at) || genericWords.has(word) || noOffice.test(word)) return false;
  const before = tokens
    .slice(Math.max(0, at - 3), at)
    .map((one) => `${one.word} `)
    .join('');
  return behindOffice.test(tokens[at + 1]?.word ?? '') || departmentOf.test(before);
}
const noOffice = /^(?:which|right|wrong|other|same|whole|dos|tres|una?|cual|otro|fire|police|health)$/;

/** A department is expected after these. */
const beforeOffice =
  /(?:^|\b)(?:with|to|con|a|al|de|del|in|from|at|your|the|your|called|get|need|want|so|uh|um|los|las|la|el|en)$/;
/** Words of a department's name that do not identify it without the others. */
const neverAlone = new RegExp(pattern`
    ^(?:humans?|human[oa]s?|insurance|seguros?|customer|clients?|clientes?|general|central|new|main|technical|
      medical|family|public|national|real|servicios?|services?|care|nuev[oa]|control)$`);

/** Offices that mean whoever answers: if there is none, the caller is asking for a person. */
const anybodyThere: ReadonlySet<string> = new Set(['service', 'reception', 'management']);

/** Everyday words are an office's name only if one of these words is next to them. */
const officeNext = /^(?:department|departments|dept|desk|team|people|folks|section|office|departamento)$/;
function isOfficeWord(said: readonly string[], of: number, next: string | undefined, isExpected: boolean): boolean {
  const isEveryday = said.every((word) => ordinaryWords.has(word) || courtesy.has(word) || fillers.has(word));
  const isNamed = said.length > 1 && officeOf(said.join(' ')) !== null;
  return officeNext.test(next ?? '') || ((isNamed || !isEveryday) && (of <= 3 || said.length > 1 || isExpected));
}

export const nobody: Named = { target: null, candidates: [] };

/** Returns the words with the people and offices they name marked. */
export function mark(text: string, directory: Directory): Marked {
  const tokens = joinSpelled(tokensOf(text));
  const mentions: Mention[] = [];
  const out: string[] = [];
  let at = 0;
  const take = (mention: Mention): void => {
    mentions.push(mention);
    out.push(mention.mark);
  };
  while (at < tokens.length) {
    const office = officeAt(tokens, at, directory);
    const group =
      office !== null && !isExactName(tokens[at]?.word ?? '', directory) && !isCalling(tokens, at, directory)
        ? null
        : groupAt(tokens, at, directory);
    if (group !== null) {
      take(personIn(group, directory));
      at += group.length;
      if (tokens[at - 1]?.possessive) out.push('OWNS');
    } else if (office !== null) {
      take(office.mention);
      at += office.length;
    } else {
      out.push(tokens[at]?.word ?? '');
      at += 1;
    }
  }
  return { text: out.join(' '), mentions };
}

function isExactName(word: string, directory: Directory): boolean {
  return indexOf(directory).match(word).get(word) === 0;
}

function personIn({ known, foreign }: Group, directory: Directory): Mention {
  const fits = foreign.length > 0 ? shortFormsOf(foreign, known, directory) : fitsOf(known, directory);
  const said = known.join(' ');
  return fits.length === 0 ? { mark: 'NOBODY', said, named: nobody } : { mark: 'WHO', said, named: nearest(fits) };
}

/** The number of first letters that a name and any of its short forms share. */
const initials = 2;

/**
 * Returns the people who have the rest of the name and may be called by the one unknown word: Yaya Robles is Yadira
 * Robles. Another person's given name or nickname names that other person.
 */
function shortFormsOf(
  foreign: readonly string[],
  known: readonly string[],
  directory: Directory,
): ReturnType<typeof peopleThatFit> {
  const [short, ...more] = foreign;
  if (short === undefined || more.length > 0 || known.length === 0) return [];
  if (isGivenName(short) || isNickname(short)) return [];
  const { readings, agents } = indexOf(directory);
  const mayBe = (id: string): boolean =>
    readings[agents.findIndex((agent) => agent.id === id)]?.some(([first]) =>
      first?.startsWith(short.slice(0, initials)),
    ) === true;
  return fitsOf(known, directory).filter(({ target }) => mayBe(target.id));
}

/** Returns who fits all of the words, or all of those said twice: "Ms. Walsh, Katherine Walsh". */
function fitsOf(known: readonly string[], directory: Directory): ReturnType<typeof peopleThatFit> {
  const whole = peopleThatFit(known, directory);
  for (let cut = 1; whole.length === 0 && cut < known.length; cut += 1) {
    const [one, other] = [peopleThatFit(known.slice(0, cut), directory), peopleThatFit(known.slice(cut), directory)];
    const both = one.filter(({ target }) => other.some((fit) => isSame(fit.target, target)));
    if (both.length > 0) return both;
  }
  return whole;
}

export function isSame(one: Target, other: Target): boolean {
  return one.kind === other.kind && one.id === other.id;
}
