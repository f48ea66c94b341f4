import { pattern } from '@voicecore/domain/kernel';
import { words } from './fold';
import { plainRequest } from './plain-request';
import type { Understood } from './understood';

/* Two wishes in one turn: "what are your hours, and put me through to María". */

const asksAbout = new RegExp(pattern`
    \b(?:what (?:time|are|is|do|does)|whats|when (?:do|are|is)|where (?:are|is|do)|how (?:much|late|long|early|many|
        do)|do you|are you (?:open|closed)|is there|a que hora|cuant[oa]s?|cual(?:es)? (?:es|son)|donde (?:esta|
        estan|queda)|que (?:horario|precio|dias)|como llego|tienen|aceptan|hacen|abren|cierran)\b`);
const between = new RegExp(
  pattern`
    [.;,!?¿¡]+|\b(?:and then|and also|and|but first|then|also|y luego|y despues|y también|y|pero primero|luego|
      también)\b`,
  'giu',
);
/** The fewest words of a question. */
const fewest = 3;

const connects = new RegExp(pattern`
    \b(?:speak|talk|connect|transfer|put|through|person|human|hablar|comuni\w*|pas[ae]\w*|persona|alguien|someone|
      somebody|anyone|there)\b`);

/** Returns the clauses that ask about something, not for a person. */
export function questionClauses(text: string): readonly string[] {
  const clauses = text.split(between).map((clause) => plainRequest(clause));
  return clauses.filter((clause) => words(clause).length >= fewest && asksAbout.test(clause) && !connects.test(clause));
}

/**
 * Returns what is asked in addition to a wish to be put through, so that it can be answered on the way; null if nothing
 * is.
 */
export function askedBeside(text: string, wish: Understood): string | null {
  if (wish.target === undefined && wish.kind !== 'human') return null;
  const named = new Set(words(wish.query ?? ''));
  return questionClauses(text).find((clause) => !words(clause).some((word) => named.has(word))) ?? null;
}
