import { fold, words } from '@voicecore/domain/understanding';
import { spanishStem } from './spanish-stem';
import vocabulary from './vocabulary.json';

/** The longest run of Spanish words with a meaning of its own: "a que hora", "caja de cambios". */
const longestRun = 4;
/** Words that English leaves out. */
const dropped = new Set(['el', 'la', 'los', 'las', 'lo', 'un', 'una', 'unos', 'unas', 'me', 'te', 'se', 'le', 'les']);

interface Meanings {
  readonly spelt: ReadonlyMap<string, string>;
  readonly stems: ReadonlyMap<string, string>;
}

/** If two lines of the vocabulary contain a word, the first one counts; a word as spelled counts before its stem. */
function readVocabulary(): Meanings {
  const spelt = new Map<string, string>();
  const stems = new Map<string, string>();
  for (const [english, spanish] of Object.entries(vocabulary)) {
    const [meaning = english] = english.split(', ', 1);
    for (const each of spanish.split(', ')) {
      if (!spelt.has(each)) spelt.set(each, meaning);
      const stem = stemOf(each);
      if (!stems.has(stem)) stems.set(stem, meaning);
    }
  }
  return { spelt, stems };
}

function stemOf(run: string): string {
  return run.split(' ').map(spanishStem).join(' ');
}

const { spelt, stems } = readVocabulary();

/** A word or a run of words of a Spanish text, and its English meaning if the vocabulary has it. */
export interface Glossed {
  readonly spanish: string;
  readonly english: string | null;
}

/** Translates a Spanish text word for word, using the longest runs in the vocabulary first. */
export function glossed(text: string): readonly Glossed[] {
  const plain = words(text);
  const accented = withAccents(text, plain);
  const found: Glossed[] = [];
  for (let at = 0; at < plain.length;) {
    const one = longestKnown(plain, accented, at);
    found.push(one);
    at += one.spanish.split(' ').length;
  }
  return found;
}

/** Returns the words as they are spelled, if they are the same ones. */
function withAccents(text: string, plain: readonly string[]): readonly string[] {
  const raw = text.toLowerCase().match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  return raw.length === plain.length && raw.every((word, at) => fold(word) === plain[at]) ? raw : plain;
}

function longestKnown(plain: readonly string[], accented: readonly string[], at: number): Glossed {
  for (let length = Math.min(longestRun, plain.length - at); length > 0; length -= 1) {
    const spanish = plain.slice(at, at + length).join(' ');
    const spelling = accented.slice(at, at + length).join(' ');
    const english = spelt.get(spelling) ?? spelt.get(spanish) ?? stems.get(stemOf(spanish));
    if (english !== undefined) return { spanish, english };
  }
  return { spanish: plain[at] ?? '', english: null };
}

/**
 * Translates a Spanish text into English word for word, as far as the vocabulary allows; other words stay as they are,
 * because names are the same in both. It is not a translation fit for any reader: it only brings a text close to an
 * English one with the same meaning.
 */
export function inEnglish(text: string): string {
  return glossed(text)
    .filter(({ spanish, english }) => english !== null || !dropped.has(spanish))
    .map(({ spanish, english }) => english ?? spanish)
    .join(' ');
}
