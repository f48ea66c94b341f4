/** What a caller's words ask for, as far as a script can tell. */
export type Wish =
  | { kind: 'nothing' | 'greeting' | 'thanks' | 'yes' | 'no' | 'repeat' | 'goodbye' | 'human' | 'directory' }
  | { kind: 'message'; message: string }
  | { kind: 'transfer'; to: string }
  | { kind: 'question'; question: string };

/** No words in the sound: see `INAUDIBLE`. */
const NOTHING = /^\s*(\[[a-z ]+\])?\s*$/i;
const GREETING =
  /^\W*((hello|hi|hey|there|good (morning|afternoon|evening)|hola|buen[oa]s( d[ií]as| tardes| noches)?)\W*)+$/i;
const THANKS = /^\W*(thank you|thanks|gracias|muchas gracias)[^?]*$/i;
const YES = /^\W*(yes|yeah|yep|sure|ok(ay)?|please|yes please|s[ií]|claro|vale|s[ií],? por favor)\W*$/i;
const NO = /^\W*(no|nope|no thank(s| you)|no,? gracias|that's wrong|that is not what i asked|eso no)\W*$/i;
const REPEAT = /(say that again|repeat|pardon|come again|repita|repetir|otra vez)/i;
const GOODBYE = /(good ?bye|\bbye\b|that'?s all|nothing else|adi[oó]s|hasta luego|eso es todo|nada m[aá]s)/i;
const SOMEBODY =
  /^(a|an|the|some|una?|alguna?|el|la)?\s*(real |live |human |otra )?(person|people|human( being)?|someone|somebody|representative|agent|operator|receptionist|anyone|persona|humano|alguien|agente|operador[a]?|representante)$/i;
const MESSAGE = /(leave|take) (a )?message|dejar(le)? (un )?(mensaje|recado)|tomar (un )?(mensaje|recado)/i;
const MESSAGE_WORDS = /(?:message|mensaje|recado)\s*(?:for \w+)?\s*[:,-]\s*(.+)$/i;
const EXTENSION = /\b(?:extension|extensi[oó]n|ext\.?)\s*(\d{2,6})\b/i;
const TRANSFER = [
  /\b(?:transfer me|put me through|connect me|pass me)(?: over)? (?:to|with)\s+(.+)$/i,
  /\b(?:speak|talk)(?: directly)? (?:to|with)\s+(.+)$/i,
  /\b(?:com[uú]n[ií]que(?:me|n(?:os)?)?|p[aá]s[ae]me|p[oó]ngame|transfi[eé]rame|conectarme|comunicarme|hablar)\s+(?:con|a)\s+(.+)$/i,
];
const DIRECTORY =
  /(who works|which departments|what departments|who is who|whose extension|what is the extension|extension of|extension for|are you open( right)? now|list of people|qui[eé]n trabaja|qu[eé] departamentos|cu[aá]l es la extensi[oó]n|extensi[oó]n de|est[aá]n abiertos ahora)/i;

function target(text: string): string | null {
  const extension = EXTENSION.exec(text)?.[1];
  if (extension && !DIRECTORY.test(text)) return extension;
  for (const pattern of TRANSFER) {
    const found = pattern.exec(text)?.[1];
    if (found)
      return found
        .replace(/[\s.,!?]+$/, '')
        .replace(/[,.]?\s*(please|por favor|now|ahora)$/i, '')
        .trim();
  }
  return null;
}

/** Reads a caller's words. Order matters: what names an action goes before what only asks. */
export function readWish(text: string): Wish {
  if (NOTHING.test(text)) return { kind: 'nothing' };
  if (GREETING.test(text)) return { kind: 'greeting' };
  if (MESSAGE.test(text)) return { kind: 'message', message: MESSAGE_WORDS.exec(text)?.[1] ?? '' };
  const to = target(text);
  if (to !== null)
    return SOMEBODY.test(to) ? { kind: 'human' } : { kind: 'transfer', to: to.replace(/^(the|el|la|los|las)\s+/i, '') };
  if (/\b(operator|operadora?|human|humano|representative|representante|real person|persona real)\b/i.test(text))
    return { kind: 'human' };
  if (DIRECTORY.test(text)) return { kind: 'directory' };
  if (YES.test(text)) return { kind: 'yes' };
  if (NO.test(text)) return { kind: 'no' };
  if (GOODBYE.test(text)) return { kind: 'goodbye' };
  if (THANKS.test(text)) return { kind: 'thanks' };
  if (REPEAT.test(text)) return { kind: 'repeat' };
  return { kind: 'question', question: text };
}
