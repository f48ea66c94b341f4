import { editDistance } from '@voicecore/domain/understanding';

/** From this many letters on, two typos are allowed, below it one: "canal" is not "cancel". */
const longWord = 8;
/** Two stems of one family share a beginning of this length: "limpi" and "limpiez". */
const familyLength = 5;
const familyEnding = 3;

/** True when an unknown stem may stand for one of the tenant's: a typo, or another form of the word. */
export function standsFor(asked: string, known: string): boolean {
  const slips = Math.min(asked.length, known.length) >= longWord ? 2 : 1;
  if (editDistance(asked, known, slips) <= slips) return true;
  const [short, long] = asked.length <= known.length ? [asked, known] : [known, asked];
  return short.length >= familyLength && long.length - short.length <= familyEnding && long.startsWith(short);
}
