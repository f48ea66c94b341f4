import { pattern } from '@voicecore/domain/kernel';
import { plain } from './promises';

/**
 * Words saying in English that the answer is not known: not that words were not understood, nor that something is still
 * to be reported.
 */
const notKnown = new RegExp(pattern`
    \b(i|we) (\w+ )?(do not|did not|can not|could not) (\w+ )?(have|find|know|see|locate)( \w+)? (that|this|those|
      these|it|any|anything|answers?|information|info|details?|data|what|if|whether|how|when|where|which|who)\b|
    \b(i|we) (do not|can not|could not) (\w+ )?(know|say|tell|answer|help|confirm)\b|
    \bi am not (\w+ )?(sure|certain|able to (answer|help|tell|say|confirm|find))\b|
    \bi am unable to (answer|help|tell|say|confirm|find)\b|
    \bi have (no|nothing)( \w+)? (information|info|answer|answers|idea|details|data|on|about)\b|
    \b(there is|i see) (no|nothing)( \w+)? (information|details|answer|about)\b|
    \b(that is|it is|this is) (not something|nothing) (that )?(i|we) (know|have|can)\b|
    \bi wish i knew\b|\bbeyond what i\b`);
const noSeSabe = new RegExp(pattern`
    \bno (\w+ )?(tengo|cuento con|dispongo de|encuentro|hallo|veo|encontre_)( \w+)? (es[aeo]s?|est[aeo]s?|ningun\w*|
      nada|informacion|datos?|detalles?|respuestas?|constancia|sobre)\b|
    \b(no (lo |la |le )?(se_|sabria|conozco)(?!\w))|
    \bno (\w+ )?(puedo|podria|sabria|logro) (\w+ )?(ayud|dec|respond|contest|confirm|indic|encontr|inform)\w*|
    \b(desconozco|ignoro)\b|\bno estoy segur[oa]\b|
    \bno (hay|aparece|figura)( \w+)? (informacion|datos|nada|respuesta)\b`);
/** What is missing has to come from the caller. */
const ofTheCaller = /\b(your|catch|hear|understand|su|tu|entend\w*|escuch\w*|oigo|le oi)\b/;

/** True when the receptionist's words say that it does not know, or cannot help with the request. */
export function disclaims(text: string): boolean {
  return plain(text)
    .split(/[.!?;]\s+|,\s|\bbut\b|\bpero\b/)
    .some((clause) => (notKnown.test(clause) || noSeSabe.test(clause)) && !ofTheCaller.test(clause));
}
