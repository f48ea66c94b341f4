import type { ZxcvbnFactory } from '@zxcvbn-ts/core';

/**
 * How much of a password is judged, and in how many spellings. The check works on the event loop, which carries calls,
 * and grows faster than the length: with these it takes 5 to 20 ms, without them up to 3 s for 200 characters.
 */
const judged = { length: 24, spellings: 2 };
/** Fewer guesses than these, and a password is on the lists that are tried first: a score of 0 or 1. */
const least = 2;
/** Words of this product, which are guessed here before others. */
const ownWords = ['voicecore', 'receptionist', 'recepcionista'];

let loaded: Promise<ZxcvbnFactory> | undefined;

/** Loads the dictionaries, once: 35 MB, and 0.2 to 0.3 s in which nothing else is done. */
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

/** Whether the password is among those that are tried first: leaked ones, words and names, keyboard rows, sequences. */
export async function isGuessedEarly(password: string): Promise<boolean> {
  const strength = await loadPasswordStrength();
  return strength.check(password.trim().slice(0, judged.length), ownWords).score < least;
}
