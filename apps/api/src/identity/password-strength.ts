import type { ZxcvbnFactory } from '@zxcvbn-ts/core';

/**
 * How many characters of a password are checked, and in how many spellings. The check runs on the event loop, which
 * carries calls, and its time grows faster than the length: with these limits it takes 5 to 20 ms, without them up to 3
 * s for 200 characters.
 */
const judged = { length: 24, spellings: 2 };
/** The lowest score accepted. A password with a score of 0 or 1 is on the lists that attackers try first. */
const least = 2;
/** Words of this product, which attackers would try first here. */
const ownWords = ['voicecore', 'receptionist', 'recepcionista'];

let loaded: Promise<ZxcvbnFactory> | undefined;

/** Loads the dictionaries once: 35 MB, and it blocks the process for 0.2 to 0.3 s. */
export function loadPasswordStrength(): Promise<ZxcvbnFactory> {
  loaded ??= load();
  return loaded;
}

async function load(): Promise<ZxcvbnFactory> {
  const [{ ZxcvbnFactory }, common, en, es] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-en'),
    import('@zxcvbn-ts/language-es-es'),
  ]);
  return new ZxcvbnFactory({
    dictionary: { ...common.dictionary, ...en.dictionary, ...es.dictionary },
    graphs: common.adjacencyGraphs,
    l33tMaxSubstitutions: judged.spellings,
  });
}

/**
 * True when the password is one that attackers try first: leaked passwords, words and names, keyboard rows, sequences.
 */
export async function isGuessedEarly(password: string): Promise<boolean> {
  const strength = await loadPasswordStrength();
  return strength.check(password.trim().slice(0, judged.length), ownWords).score < least;
}
