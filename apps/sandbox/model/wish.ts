/** What a caller's words ask for, as far as a script can tell. */
export type Wish =
  | { kind: 'nothing' | 'greeting' | 'thanks' | 'yes' | 'no' | 'repeat' | 'goodbye' | 'human' | 'directory' }
  | { kind: 'message'; message: string }
  | { kind: 'transfer'; to: string }
  | { kind: 'question'; question: string };

/** No words in the audio: see `INAUDIBLE`. */
const NOTHING = /^\s*(\[[a-z ]+\])?\s*$/i;
const GREETING =
  /^\W*((hello|hi|hey|there|good (morning|afternoon|evening)|hola|buen[oa]s( d[ií]as| tardes| noches)?)\W*)+$/i;
const THANKS = /\b(thank you|thanks|gracias)\b/i;
/** Contains a question or request, whatever else is said. */
const QUESTION =
  /\?|\b(what|when|where|which|who|how|do you|are you|can you|can i|is there|i need|i want|qu[eé]|cu[aá]\w+|d[oó]nde|c[oó]mo|tienen|puedo|necesito|quiero)\b/i;
const YES = /^\W*(yes|yeah|yep|sure|ok(ay)?|please|yes please|s[ií]|claro|vale|s[ií],? por favor)\W*$/i;
const NO = /^\W*(no|nope|no thank(s| you)|no,? gracias|that's wrong|that is not what i asked|eso no)\W*$/i;
const REPEAT = /(say that again|repeat|pardon|come again|what did you say|one more time|repita|repetir|otra vez)/i;
const GOODBYE =
  /(good ?bye|\bbye\b|that('?s| is) (all|it|everything)\b|nothing else|adi[oó]s|hasta luego|\bes todo\b|nada m[aá]s)/i;
/** Not a word, or one that only shows that the caller is listening. */
const MURMUR = /^\W*((m+-?h*m*|u+h+(-huh)?|u+m+|hm+|er+|eh+|aj[aá]|mhm)\W*)+$/i;
/** Asks for a human without naming one. */
const HUMAN = [
  /\b(operator|operadora?|human|humano|representative|representante|real person|persona (real|de verdad)|carne y hueso)\b/i,
  /\b(get|give|find|need|want)( me)? (somebody|someone|a person|anybody|anyone)\b/i,
  /\b(whoever|anyone|anybody|whichever)('s| is)? (is )?(free|available|there)\b/i,
  /\b(cualquiera|quien|alguien)( que)? est[eé] (libre|disponible)\b/i,
  /\b(don'?t|do not|rather not|no) (want to |wanna |quiero )?(speak|talk|deal|hablar|tratar) (to|with|con) (a |an |this |una? |est[ea] )?(machine|robot|bot|computer|recording|m[aá]quina|robot|grabaci[oó]n)/i,
];
const SOMEBODY =
  /^(a|an|the|some|una?|alguna?|el|la)?\s*(real |live |human |otra )?(person|people|human( being)?|someone|somebody|representative|agent|operator|receptionist|anyone|persona|humano|alguien|agente|operador[a]?|representante)$/i;
const MESSAGE =
  /\b(leave|take) (a )?message|\bcalls? me back\b|\bd[eé]j(ar|ele)(le)? (un )?(mensaje|recado)|tomar (un )?(mensaje|recado)|que me llamen?\b/i;
const MESSAGE_WORDS =
  /(?:message|mensaje|recado)\s*(?:(?:for|a|para) \p{L}+)?\s*(?:[:,-]|\bthat|\bde que|\bque)\s*(.+)$/iu;
const EXTENSION = /\b(?:extension|extensi[oó]n|ext\.?)\s*(\d{2,6})\b/i;
const SPOKEN_EXTENSION = /\bextensi[oó]n\s+((?:\p{L}+[\s,-]*){2,6})/iu;
const DIGITS: Readonly<Record<string, string>> = {
  ...{ zero: '0', oh: '0', o: '0', one: '1', two: '2', three: '3', four: '4', five: '5', six: '6', seven: '7' },
  ...{ eight: '8', nine: '9', cero: '0', uno: '1', dos: '2', tres: '3', cuatro: '4', cinco: '5', seis: '6' },
  ...{ siete: '7', ocho: '8', nueve: '9' },
};
/** A name, possibly spelled too: "Carla please, C A R L A, Gomez". */
const NAME = "((?:\\p{Lu}[\\p{L}'-]*[,.]?\\s*){1,8})";
const AROUND = [
  new RegExp(`\\b[Ii]s ${NAME}(?:there|around|in|available|free|here)\\b`, 'u'),
  new RegExp(`(?:^|\\P{L})[Ee]st[aá] (?:el |la )?(?:señora? |señor |doctora? )?${NAME}\\?`, 'u'),
  new RegExp(`^${NAME}(?:please|por favor)(?:[,.]? ${NAME})?$`, 'u'),
  /\bis ((?:doctor|doctora|dr|miss|mister|mrs|mr) \p{L}+) (?:around|there|in|available|free)\b/iu,
];
const TRANSFER = [
  /\b(?:transfer me|put me through|connect me|pass me)(?: over)? (?:to|with)\s+(.+)$/i,
  /\b(?:speak|talk)(?: directly)? (?:to|with)\s+(.+)$/i,
  /\b(?:i'm |i am )?(?:looking for|trying to reach)\s+(.+)$/i,
  /\bcalling\s+(\p{L}+) back\b/iu,
  /^(?:con|a)\s+(.+)$/i,
  /^((?:\p{L}+ )?(?:department|billing|office|front desk|accounting|sales))(?= please$)/iu,
  /\b(?:com[uú]n[ií]que(?:me|n(?:os)?)?|p[aá]s[ae]me|p[oó]ngame|transfi[eé]rame|conectarme|comunicarme|hablar)\s+(?:con|a)\s+(.+)$/i,
];
const DIRECTORY =
  /(who works|which departments|what departments|who is who|whose extension|what is the extension|extension of|extension for|are you open( right)? now|list of people|qui[eé]n trabaja|qu[eé] departamentos|cu[aá]l es la extensi[oó]n|extensi[oó]n de|est[aá]n abiertos ahora)/i;

/** Returns the digits of "one oh two" after the word "extension". */
function spokenExtension(text: string): string | undefined {
  const said = (SPOKEN_EXTENSION.exec(text)?.[1] ?? '').toLowerCase().match(/\p{L}+/gu) ?? [];
  const end = said.findIndex((word) => !(word in DIGITS));
  const digits = (end < 0 ? said : said.slice(0, end)).map((word) => DIGITS[word]).join('');
  return digits.length > 1 ? digits : undefined;
}

function target(text: string): string | null {
  const extension = EXTENSION.exec(text)?.[1] ?? spokenExtension(text);
  if (extension && !DIRECTORY.test(text)) return extension;
  for (const pattern of TRANSFER) {
    const found = pattern.exec(text)?.[1];
    if (found)
      return found
        .replace(/,? (there is|because|porque)\b.*$|, (?!please|por favor).*$/i, '')
        .replace(/[\s.,!?]+$/, '')
        .replace(/[,.]?\s*(please|por favor|porfa|now|ahora)$/i, '')
        .trim();
  }
  return null;
}

/** Returns who is asked for by name alone. */
function nameIn(text: string): string | null {
  for (const pattern of AROUND) {
    const [, name, rest = ''] = pattern.exec(text) ?? [];
    if (name) return unspelled(`${name} ${rest}`);
  }
  return null;
}

/** Returns a name without the letters that spell it. */
function unspelled(name: string): string {
  const words = name.match(/[\p{L}'-]+/gu) ?? [];
  return words.filter((word) => word.length > 1).join(' ');
}

/** True when the words accept what was just offered, whatever comes with the "yes". */
export function agrees(text: string): boolean {
  return /^\W*(yes|yeah|yep|sure|ok(ay)?|please|alright|s[ií]|claro|vale|bueno|de acuerdo)(?!\p{L})/iu.test(text);
}

/**
 * Interprets a caller's words. The order matters: words that name an action come before those that only ask.
 */
export function readWish(text: string): Wish {
  if (NOTHING.test(text) || MURMUR.test(text)) return { kind: 'nothing' };
  if (GREETING.test(text)) return { kind: 'greeting' };
  if (MESSAGE.test(text)) return { kind: 'message', message: MESSAGE_WORDS.exec(text)?.[1] ?? '' };
  if (HUMAN.some((words) => words.test(text))) return { kind: 'human' };
  const to = target(text);
  if (to !== null)
    return SOMEBODY.test(to) ? { kind: 'human' } : { kind: 'transfer', to: to.replace(/^(the|el|la|los|las)\s+/i, '') };
  if (DIRECTORY.test(text)) return { kind: 'directory' };
  if (YES.test(text)) return { kind: 'yes' };
  if (NO.test(text)) return { kind: 'no' };
  if (GOODBYE.test(text)) return { kind: 'goodbye' };
  if (THANKS.test(text) && !QUESTION.test(text)) return { kind: 'thanks' };
  if (REPEAT.test(text)) return { kind: 'repeat' };
  const name = nameIn(text);
  return name === null ? { kind: 'question', question: text } : { kind: 'transfer', to: name };
}
