import { pattern } from '@voicecore/domain/kernel';
import { fold, plainRequest, words } from '@voicecore/domain/understanding';

/** Asks for something, in both languages and anywhere in the text, whatever it is. */
const question = new RegExp(pattern`
    \b(what (is|are|was|time|day|kind|about|do|does)|whats|how (much|many|long|do|does|can|late|early|far)|(when|
        where) (do|does|is|are|can|will)|who (is|are|can|do)|which (one|of)|(do|does) (you|they|he|she)|does it|
      (can|could|would|will) (you|someone|somebody)|(can|could|may) i|is (there|it)|are (you|there)|tell me|give me|
      show me)\b`);
const pregunta = new RegExp(pattern`
    \b(a que hora|que (hora|horario|dia|dias|precio|cuesta|tal si|necesito)|cuant[oa]s?|cual(es)? (es|son)|(cuando|
        donde|como) (es|esta|estan|hago|puedo|queda|abren|cierran|llego)|quien (es|esta|atiende)|(tienen|hacen|
        aceptan|atienden|abren|cierran)|me (puede|puedes|podria|da|dice|dan)|(puede|puedes|podria) (usted|decir|
        dar)\w*|digame|dime|deme|dame|hay alguien)\b`);
const wish = new RegExp(pattern`
    (?<!\b(what|all|everything|anything|only) )\bi (just )?(need|want|would like) (?!to (thank|say))(a|an|to|some|
      somebody|someone|my|you)\b|
    \bid like (a|an|to|some)\b|(?<!\b(lo que|todo lo que|nada mas) )\b(quiero|quisiera|necesito|queria|
      me gustaria) (un|una|que|hacer|saber|hablar|ver|pedir|agendar|cambiar|cancelar|mi)\b`);

/** What begins a question or an order, wherever a clause begins. */
const opensClause = new RegExp(pattern`
    ^(and |but |so |okay |ok |well |oh |wait |also |please |then |y |pero |bueno |oiga |ah |por favor |
      entonces )*((what|how)(?! (an?|nice|kind|sweet|lovely|great|good)\b)|which|who|whose|when|where|why|(repeat|
        read|spell|cancel|delete|change|book|send|explain|translate|run|execute|forward|set|put|transfer|connect|
        approve|charge|unlock|confirm|record|tell|give|show|list)\b(?! (care|me (tomorrow|later)))|que (?!(tenga|
        le vaya|te vaya|este|descanse|dios|amable|bueno|bien|pase))|cual|quien|cuando|donde|como (?!no\b)|
      cuant[oa]s?|por que|a que|(repita|lea|deletree|cancele|borre|cambie|reserve|mande|envie|explique|traduzca|
        ejecute|ponga|transfiera|transfierame|comunique|comuniqueme|apruebe|cobre|confirme|grabe|desvie|diga|digame|
        deme|muestre|haga|desbloquee)\b)`);

/** The most words a tag has: "all right?", "okay then?", "¿verdad que sí?". */
const TAG_WORDS = 3;

/**
 * True when words ask for something, as far as that can be decided without understanding them. It never says what is
 * asked; it only keeps a call from being ended while a question is open.
 */
export function stillAsks(text: string): boolean {
  const said = fold(text);
  const clauses = text.split(/[.,;:!?¿¡]+/).map(fold);
  return (
    asksAloud(text) ||
    clauses.some((clause) => opensClause.test(clause)) ||
    [question, pregunta, wish].some((pattern) => pattern.test(said))
  );
}

/** True for a question mark after more than a tag. */
function asksAloud(text: string): boolean {
  const clauses = text.match(/[^.,;!?¿¡]+\?/g) ?? [];
  return clauses.some((clause) => words(plainRequest(clause)).length > TAG_WORDS);
}
