/** Pronouns attached to an infinitive or a gerund: "llevarlo", "pagarme", "abriendose". */
const clitics = /(?<=(?:[aei]r|ando|iendo|yendo))(?:(?:me|te|se|nos)?(?:lo|la|los|las|le|les)|me|te|se|nos)$/;

/** Endings of verbs, nouns and adjectives, longest first; at least three letters remain. */
const endings = [
  'amientos imientos aciones uciones iciones adores adoras ariamos eriamos iriamos',
  'amiento imiento acion ucion icion adora ador aremos eremos iremos ariamos abamos ieramos',
  'arian erian irian iendo yendo aron ieron ando aran eran iran aria eria iria aban amos emos imos iamos aste iste',
  'mente ados adas idos idas ado ada ido ida aba are ere ire ara era ira ian ar er ir ia an en as es os',
  'io a e o s',
]
  .join(' ')
  .split(' ')
  .sort((a, b) => b.length - a.length);
const shortestStem = 3;

/** Returns what the forms of a Spanish word share, for a folded word; only suitable for looking words up. */
export function spanishStem(word: string): string {
  const bare = word.replace(clitics, '');
  const ending = endings.find((each) => bare.endsWith(each) && bare.length - each.length >= shortestStem);
  return ending === undefined ? bare : bare.slice(0, -ending.length);
}
