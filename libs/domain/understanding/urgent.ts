import { pattern, type Language } from '@voicecore/domain/kernel';
import { dangerToLife, declaredEmergency } from './emergency';
import { words, wordSet } from './fold';
import { detectLanguage } from './language';
import { learnedDanger } from './learned-danger';

/** Asks about the business and does not report that anything has happened. */
const question = new RegExp(pattern`
    ^(?:how (?:much|long|many|soon|do|does)|what|when|where|which|do (?:you|they)|does|can you (?:fix|treat|do|
        help with)|are you|is there|who|cuant[oa]s?|que|cual|cuando|donde|como|ustedes|tienen|aceptan|hacen|
      atienden|arreglan|tratan|cobran)\b`);
/** Words that do not name anything. */
const small = wordSet('a an the of by my our un una el la los las de del se mi me con with in on en');

/** Returns the words of a phrase that must be said. */
function namingWords(phrase: string): readonly string[] {
  return words(phrase).filter((word) => !small.has(word));
}

/** Returns the word without its endings for number and gender. */
function stem(word: string): string {
  return word.length > 3 ? word.replace(/(?:es|s)$/, '').replace(/[oa]$/, '') : word;
}

/** True when one of the phrases is reported: all of its words, in any order, and not in a question about them. */
function tellsOf(text: string, phrases: readonly string[]): boolean {
  const said = words(text);
  if (question.test(said.join(' '))) return false;
  const stems = new Set(said.map(stem));
  return phrases.map(namingWords).some((all) => all.length > 0 && all.every((word) => stems.has(stem(word))));
}

export interface Emergency {
  /** `emergency` is danger to life and gets the fixed words; `urgent` is the business's own matter and leads to a person. */
  readonly kind: 'emergency' | 'urgent';
  readonly language: Language;
}

/**
 * Returns the language of words that report danger, or null. The learned weights may say yes if no rule does; a rule's
 * yes stands unless the weights call it unlikely.
 */
function dangerIn(text: string, current: Language): Language | null {
  const dangerLanguage = dangerToLife(text);
  if (learnedDanger.isYes(text)) return dangerLanguage ?? detectLanguage(text, current).language;
  return dangerLanguage !== null && learnedDanger.isUnlikely(text) ? null : dangerLanguage;
}

/**
 * Danger to life comes before everything, for every business alike. Next comes what this business considers urgent, and
 * an emergency declared explicitly. A bare "this is an emergency" is danger to life if the business configures nothing
 * urgent, because then nothing better is known.
 */
export function emergencyIn(text: string, phrases: readonly string[], current: Language): Emergency | null {
  const danger = dangerIn(text, current);
  if (danger !== null) return { kind: 'emergency', language: danger };
  const declared = declaredEmergency(text);
  if (declared !== null) {
    const kind = declared.bare && (declared.cry || phrases.length === 0) ? 'emergency' : 'urgent';
    return { kind, language: declared.language };
  }
  return tellsOf(text, phrases) ? { kind: 'urgent', language: current } : null;
}
