import { fold, words } from '@voicecore/domain/understanding';
import { spanishStem } from './spanish-stem';
import vocabulary from './vocabulary.json';

/** Longest run of Spanish words that means something of its own: "a que hora", "caja de cambios". */
const longestRun = 4;
/** Words that English does without. */
const dropped = new Set(['el', 'la', 'los', 'las', 'lo', 'un', 'una', 'unos', 'unas', 'me', 'te', 'se', 'le', 'les']);

interface Meanings {
  readonly spelt: ReadonlyMap<string, string>;
  readonly stems: ReadonlyMap<string, string>;
}

/** Where two lines of the vocabulary know a word, the first one counts; a word as it is spelt counts before its stem. */
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

/** A word or a run of words of a Spanish text, and what it means in English where the vocabulary knows it. */
export interface Glossed {
  readonly spanish: string;
  readonly english: string | null;
}

/** A Spanish text word for word, the longest runs that the vocabulary knows first. */
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

/** The words as they are spelt, when they are the same ones. */
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
 * A Spanish text word for word in English, as far as the vocabulary goes; other words stay as they are, for names are the
 * same in both. No translation that anybody could be told: it only brings a text near to an English one of the same
 * meaning.
 */
export function inEnglish(text: string): string {
  return glossed(text)
    .filter(({ spanish, english }) => english !== null || !dropped.has(spanish))
    .map(({ spanish, english }) => english ?? spanish)
    .join(' ');
}
