/* Names that are spelled out. */

const spanishLetters: Readonly<Record<string, string>> = {
  be: 'b',
  ce: 'c',
  de: 'd',
  efe: 'f',
  ge: 'g',
  hache: 'h',
  jota: 'j',
  ka: 'k',
  ele: 'l',
  eme: 'm',
  ene: 'n',
  enie: 'n',
  pe: 'p',
  cu: 'q',
  erre: 'r',
  ere: 'r',
  ese: 's',
  te: 't',
  uve: 'v',
  ve: 'v',
  equis: 'x',
  ye: 'y',
  zeta: 'z',
  ceta: 'z',
};
const englishLetters: Readonly<Record<string, string>> = {
  ay: 'a',
  bee: 'b',
  cee: 'c',
  see: 'c',
  dee: 'd',
  ef: 'f',
  eff: 'f',
  gee: 'g',
  aitch: 'h',
  jay: 'j',
  kay: 'k',
  el: 'l',
  em: 'm',
  en: 'n',
  pea: 'p',
  cue: 'q',
  ar: 'r',
  ess: 's',
  tea: 't',
  tee: 't',
  you: 'u',
  vee: 'v',
  ex: 'x',
  why: 'y',
  zee: 'z',
  zed: 'z',
};

/** The fewest consecutive letters that count as a name being spelled. */
const fewest = 3;

function letterOf(word: string, before: string | undefined): string | null {
  if (/^[a-z]$/.test(word)) return word;
  if (/^doble ?(?:u|ve)$/.test(word)) return 'w';
  const letter = spanishLetters[word] ?? (before === undefined ? undefined : englishLetters[word]);
  return letter ?? null;
}

/** Returns the words with each run of spelled letters replaced by the word it spells. "N as in Nancy" is N. */
export function spelledTogether(said: readonly string[]): {
  readonly words: readonly string[];
  readonly spelled: ReadonlySet<string>;
} {
  const words: string[] = [];
  const spelled = new Set<string>();
  let at = 0;
  while (at < said.length) {
    const run = runFrom(said, at);
    if (run.letters.length >= fewest && run.plain >= 2) {
      words.push(run.letters);
      spelled.add(run.letters);
      at = run.next;
    } else {
      words.push(said[at] ?? '');
      at += 1;
    }
  }
  return { words, spelled };
}

function runFrom(said: readonly string[], from: number): { letters: string; plain: number; next: number } {
  let [letters, plain, at] = ['', 0, from];
  for (;;) {
    const word = said[at] ?? '';
    const letter = letterOf(word, letters === '' ? undefined : letters);
    if (letter === null) break;
    if (word.length === 1 || spanishLetters[word] !== undefined) plain += 1;
    letters += letter;
    at += 1;
    if (
      (said[at] === 'as' && said[at + 1] === 'in') ||
      (said[at] === 'de' && (said[at + 1] ?? '').startsWith(letter) && (said[at + 1] ?? '').length > 3)
    )
      at += said[at] === 'as' ? 3 : 2;
    else if (said[at] === 'like' || said[at] === 'como') at += 2;
  }
  return { letters, plain, next: at };
}
