/** An entry that the model was given: a line [handle, question, answer] between the tags. */
export interface Entry {
  readonly handle: string;
  readonly question: string;
  readonly answer: string;
}

/** Finds the given entry that answers a question; null if none does. */
export type Reader = (entries: readonly Entry[], question: string) => Entry | null;

/** Words of both languages that say nothing about the subject. */
const SMALL = new Set(
  `a an and are can do does for from have how i in is it me my of on or our the there this to us we what when where which
  who will with would you your al como con cual cuando de del donde el en es esta estan hay la las lo los me mi para por
  que se si su sus tienen un una usted ustedes y puedo puede please hi hello hola favor gracias`.split(/\s+/),
);
/** The forms of a word share their beginning. */
const BEGINNING = 5;
/** The score that an entry needs to count as the answer. */
const ENOUGH = 0.35;
/** The weight of a word that only the answer contains. */
const IN_ANSWER = 0.5;

function beginnings(text: string): Set<string> {
  const plain = text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
  const words = plain.match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(words.filter((word) => !SMALL.has(word)).map((word) => word.slice(0, BEGINNING)));
}

/** Returns the entries in everything the model was told. */
export function entriesOf(told: string): readonly Entry[] {
  const fenced = [...told.matchAll(/<entries>\n([\s\S]*?)\n<\/entries>/g)].map(([, lines = '']) => lines);
  return fenced
    .flatMap((lines) => lines.split('\n'))
    .flatMap((line): Entry[] => {
      try {
        const row: unknown = JSON.parse(line);
        if (!Array.isArray(row) || !row.every((part) => typeof part === 'string')) return [];
        const [handle = '', question = '', answer = ''] = row;
        return [{ handle, question, answer }];
      } catch {
        // A line that is not an entry is skipped.
        return [];
      }
    });
}

/** Finds the given entry that a question asks for; nothing if none has enough of its words. */
export const readEntries: Reader = (entries, question) => {
  const read = entries.map((entry) => ({
    entry,
    asked: beginnings(entry.question),
    answered: beginnings(entry.answer),
  }));
  const asked = [...beginnings(question)];
  const holding = (word: string): number => read.filter((one) => one.asked.has(word) || one.answered.has(word)).length;
  const weights = new Map(asked.map((word) => [word, Math.log(1 + (read.length + 1) / (holding(word) + 1))]));
  const total = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
  let best: { entry: Entry; share: number } | null = null;
  for (const one of read) {
    const points = asked.reduce((sum, word) => {
      const share = one.asked.has(word) ? 1 : one.answered.has(word) ? IN_ANSWER : 0;
      return sum + share * (weights.get(word) ?? 0);
    }, 0);
    if (total > 0 && points / total > (best?.share ?? 0)) best = { entry: one.entry, share: points / total };
  }
  return best && best.share >= ENOUGH ? best.entry : null;
};
