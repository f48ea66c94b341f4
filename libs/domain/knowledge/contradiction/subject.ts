import { pattern, type Language } from '@voicecore/domain/kernel';
import { words } from '@voicecore/domain/understanding';
import { conceptsOf, englishStem } from '../concepts';

export interface Subject {
  /** What a question is about, sorted and joined; empty if its words do not show it. */
  readonly about: string;
  /** What it asks about that subject. */
  readonly asksFor: string;
}

interface Frame {
  readonly asksFor: string;
  readonly words: Readonly<Record<Language, RegExp>>;
  /** Concepts that are part of the way of asking, not of the subject. */
  readonly drops: readonly string[];
  /** The subject if nothing is left: the business itself. */
  readonly itself?: string;
}

const hourWords = ['hour', 'open', 'busi', 'offic', 'time', 'serv', 'schedul', 'attent'];

/** Ways of asking; the first that fits is used. */
const frames: readonly Frame[] = [
  {
    asksFor: 'duration',
    words: {
      en: /\bhow (?:long|soon|quickly|much time|many (?:days|weeks|visits))\b/,
      es: /\bcuanto (?:tiempo|tarda|tardan|dura|duran|demora|demoran)\b|\ben cuanto tiempo\b/,
    },
    drops: ['long', 'carri', 'time', 'many', 'get'],
  },
  {
    asksFor: 'price',
    words: {
      en: new RegExp(pattern`
        \bhow much\b|\b(?:costs?|prices?|charges?|charged|fees?|rates?|(?<!gluten |dairy |sugar |nut |smoke )free)\b`),
      es: /\bcuanto (?:cuestan?|valen?|cobran|es|sale|salen)\b|\b(?:precios?|tarifas?|cobran|costo|gratis)\b/,
    },
    drops: ['many', 'pric', 'free'],
  },
  {
    asksFor: 'hours',
    words: {
      en: /\bhours\b|^(?:so |and )?when are you open\b/,
      es: /\bhorarios?\b|^cuando (?:abren|atienden|estan abiertos)\b/,
    },
    drops: hourWords,
    itself: 'hour',
  },
  {
    asksFor: 'place',
    words: {
      en: /\bwhere\b|\baddress\b|\blocated\b/,
      es: /\b(?:donde|adonde|direccion|ubicados?|ubicacion)\b/,
    },
    drops: ['loc', 'addr', 'plac'],
    itself: 'place',
  },
  { asksFor: 'person', words: { en: /\bwho(?:se)?\b/, es: /\bquien(?:es)?\b/ }, drops: [] },
  { asksFor: 'time', words: { en: /\bwhen\b|\bwhat time\b/, es: /\bcuando\b|\bque hora\b/ }, drops: ['time'] },
  { asksFor: 'reason', words: { en: /\bwhy\b/, es: /^por que\b/ }, drops: [] },
  { asksFor: 'way', words: { en: /^how\b/, es: /^como\b/ }, drops: [] },
];
const plain: Frame = { asksFor: 'whether', words: { en: /$/, es: /$/ }, drops: [] };

/** Words of a mere "do you": they say that it exists, that it is available, or what it is called. */
const empty: ReadonlySet<string> = new Set(['give', 'of', 'off', 'offer', 'have', 'provid', 'get', 'polici', 'out']);
/** Different words for the same thing. */
const likewise: ReadonlyMap<string, string> = new Map([
  ['carri', 'accept'],
  ['pay', 'accept'],
  ['allow', 'bring'],
  ['permit', 'bring'],
]);

/**
 * Returns what a question is about and what it asks: "What does an oil change cost?" is about an oil change and asks
 * its price.
 */
export function subjectOf(question: string, language: Language): Subject {
  const said = words(question).join(' ');
  const frame = frames.find((each) => each.words[language].test(said)) ?? plain;
  const about = conceptsOf(question, language)
    .map(englishStem)
    .filter((concept) => !empty.has(concept) && !frame.drops.includes(concept))
    .map((concept) => likewise.get(concept) ?? concept);
  const all = about.length > 0 ? [...new Set(about)].sort().join(' ') : (frame.itself ?? '');
  return { about: all, asksFor: frame.asksFor };
}
