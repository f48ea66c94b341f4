import { pattern, type Language } from '@voicecore/domain/kernel';
import { wordSet } from './fold';
import { courtesy, extensionCue, fillers } from './phrases';
import { isEmergencyCode } from './service-codes';
import { digitsAt } from './spoken-number';
import type { Directory, Understood } from './understood';

/** The most digits of an extension that is understood; a longer run of digits is a telephone number or an account. */
const longestExtension = 8;
/** From this many digits on, a number mentioned together with an extension is a telephone number. */
const shortestPhone = 7;

/** What a recognizer writes for digits; only used next to other digits. */
const soundsLike: Readonly<Record<string, string>> = {
  won: 'one',
  to: 'two',
  too: 'two',
  tu: 'two',
  for: 'four',
  fore: 'four',
  ate: 'eight',
  tree: 'three',
  sics: 'six',
  sicks: 'six',
  nein: 'nine',
  owe: 'oh',
  uno: 'uno',
  cero: 'cero',
  sinco: 'cinco',
  ceis: 'seis',
  ocho: 'ocho',
  onse: 'once',
  dose: 'doce',
};
/** Tens and units that are written as one word: "setentaisiete". */
const oneWord = new RegExp(pattern`
    ^(treinta|cuarenta|cincuenta|sesenta|setenta|ochenta|noventa)[iy](uno?|dos|tres|cuatro|cinco|seis|siete|ocho|
      nueve)$`);

/** What may be said between the digits of one number, or around it, without asking for anything else. */
const hedges = wordSet(`
  uh um uhm er eh ah oh hmm hm mm este pues bueno so like well i think creo guess believe wanna say want to yeah yes si no sure it is its es la el las los the a an number numero extension ext interno anexo code please por favor porfa porfi thanks thank you gracias maam sir senorita
  if you are so kind si es tan amable seria usted name just only solo nada mas nombre that thats his her their my the was was said he she they me gave told dieron dijeron dijo es que de con al a hello hi hola hey buenas buenos dias tardes and y can could i get have down as want need quiero necesito busco get ring dial marque marca marcar marcame comuniqueme comunicame paseme pasame ponme pongame póngame conecteme transfer connect put through try give for ok okay mister of with`);
const corrections = /^(?:sorry|perdon|perdona|disculpe|rather|correction|digo|wait|mean|miento)$/;

interface Run {
  readonly digits: string;
  readonly from: number;
  readonly to: number;
}

function numberAt(said: readonly string[], at: number, language: Language): { digits: string; used: number } | null {
  const second: Language = language === 'en' ? 'es' : 'en';
  const [own, other] = [digitsAt(said, at, language), digitsAt(said, at, second)];
  return own !== null && (other === null || own.used >= other.used) ? own : other;
}

function runsIn(said: readonly string[], language: Language): readonly Run[] {
  const runs: Run[] = [];
  for (let at = 0; at < said.length;) {
    const found = /^(?:un|una|a)$/.test(said[at] ?? '') ? hundredAt(said, at, language) : numberAt(said, at, language);
    if (found === null) at += 1;
    else {
      runs.push({ digits: found.digits, from: at, to: at + found.used });
      at += found.used;
    }
  }
  return runs;
}

/** "A hundred and five" is a number; "a" and "una" before anything else are not. */
function hundredAt(said: readonly string[], at: number, language: Language): { digits: string; used: number } | null {
  const found = numberAt(said, at, language);
  return found !== null && found.used > 1 && /^(?:hundred|thousand)$/.test(said[at + 1] ?? '') ? found : null;
}

function plainWords(said: readonly string[]): readonly string[] {
  return said.flatMap((word) => {
    const two = oneWord.exec(word);
    return two ? [two[1] ?? '', 'y', two[2] ?? ''] : [word];
  });
}

/** Returns the words, with those that only sound like a digit treated as one if they are next to another digit. */
function asHeard(said: readonly string[], language: Language): readonly string[] {
  const isNumber = (word: string | undefined) =>
    word !== undefined && (numberAt([word], 0, language) !== null || soundsLike[word] !== undefined);
  return said.map((word, at) => {
    const digit = soundsLike[word];
    if (digit === undefined) return word;
    return isNumber(said[at + 1]) || (isNumber(said[at - 1]) && !extensionCue.test(said[at - 1] ?? '')) ? digit : word;
  });
}

/** Returns what counts after the caller has corrected themselves: "no, the two twenty, sorry, the two forty". */
function corrected(said: readonly string[], runs: readonly Run[]): readonly Run[] {
  const last = said.findLastIndex((word, at) => corrections.test(word) && runs.some(({ to }) => to <= at));
  const after = runs.filter(({ from }) => last >= 0 && from > last);
  return after.some(({ digits }) => digits.length > 1) ? after : runs;
}

/** Joins a number that was said in pieces. Repeated digits are used once. */
function joined(runs: readonly Run[]): string {
  return runs.reduce((number, { digits }) => {
    const repeats =
      number !== '' && (digits === number || (digits.length > number.length && digits.startsWith(number)));
    return repeats ? digits : number + digits;
  }, '');
}

function byExtension(digits: string, directory: Directory, language: Language, isCalledOne: boolean): Understood {
  const agent = directory.agents.find((one) => one.extension === digits);
  if (isEmergencyCode(digits) && !(isCalledOne && !/^9?911$/.test(digits))) return { kind: 'emergency', language };
  return agent
    ? { kind: 'extension', target: { kind: 'agent', id: agent.id }, query: digits }
    : { kind: 'extension', query: digits };
}

const isOnlyHedges = (said: readonly string[], runs: readonly Run[]): boolean =>
  said.every(
    (word, at) =>
      runs.some(({ from, to }) => at >= from && at < to) ||
      hedges.has(word) ||
      corrections.test(word) ||
      courtesy.has(word) ||
      fillers.has(word),
  );

const notOfPeople = /^(?:cord|cords|cable|cables|hair|ladder|lead|electrica|pelo|cabello|luz|deadline)$/;

function cueIn(said: readonly string[]): number {
  return said.findIndex(
    (word, at) =>
      extensionCue.test(word) && !notOfPeople.test(said[at + 1] ?? '') && !notOfPeople.test(said[at - 1] ?? ''),
  );
}

/** Asks for the number that follows: "ring one oh nine", "póngame con la ciento treinta". */
const dials = new RegExp(pattern`
    (?:^| )(?:dial|ring|marcar|marque|marca|marqueme|press|desk|call|(?:connect|put|transfer|patch|get|give) (?:me |
        us )?(?:through )?(?:to|with)?|get me|give me|can i (?:get|have)|(?:comuni[cq]\w*|pas\w*|pon\w*|conect\w*|
        transfi\w*|enla\w*|quiero|necesito|busco)(?: \w+)?)(?: (?:to|the|number|numero|la|el|con|a|al|please|
        por favor|extension|me))*$`);

function extensionOf(
  said: readonly string[],
  language: Language,
): { readonly digits: string; readonly isCalledOne: boolean } | null {
  const runs = runsIn(said, language);
  if (
    runs.length === 0 ||
    runs.some(({ digits }) => digits.length >= shortestPhone && digits.length > longestExtension)
  )
    return null;
  const cue = cueIn(said);
  if (cue >= 0) {
    const digits = nearCue(said, runs, cue);
    return digits === null ? null : { digits, isCalledOne: true };
  }
  const kept = corrected(said, runs);
  const digits = joined(kept);
  if (digits.length < 2) return null;
  if (isOnlyHedges(said, runs)) return { digits, isCalledOne: false };
  const first = runs[0];
  const last = runs.at(-1);
  const dialled =
    first &&
    last &&
    dials.test(said.slice(0, first.from).join(' ')) &&
    isOnlyHedges(
      said.slice(first.from),
      runs.map(({ digits: all, from, to }) => ({ digits: all, from: from - first.from, to: to - first.from })),
    );
  return dialled === true ? { digits, isCalledOne: false } : null;
}

/** Returns the number that belongs to the word for an extension: after it, possibly in pieces, or before it. */
function nearCue(said: readonly string[], runs: readonly Run[], cue: number): string | null {
  const isNear = (run: Run, from: number) =>
    said.slice(from, run.from).every((word) => hedges.has(word) || corrections.test(word) || fillers.has(word));
  const behind: Run[] = [];
  for (const run of runs.filter(({ from }) => from > cue)) {
    if (!isNear(run, behind.at(-1)?.to ?? cue + 1)) break;
    behind.push(run);
  }
  const after = joined(corrected(said, behind));
  if (after !== '') return after.length <= longestExtension ? after : null;
  const before = runs.filter(
    ({ to }) =>
      to <= cue && said.slice(to, cue).every((word) => hedges.has(word) || fillers.has(word) || courtesy.has(word)),
  );
  const number = joined(corrected(said, before));
  return number.length > 1 && number.length <= longestExtension ? number : null;
}

/** Returns the extension that a turn asks for, whether or not an agent has it; null if it asks for none. */
export function extensionSaid(words: readonly string[], directory: Directory, language: Language): Understood | null {
  const said = plainWords(words);
  const strict = extensionOf(said, language);
  const isKnown = (found: { readonly digits: string } | null) =>
    directory.agents.some(({ extension }) => extension === found?.digits);
  const heard = isKnown(strict) ? strict : extensionOf(asHeard(said, language), language);
  const best = isKnown(heard) ? heard : (strict ?? heard);
  if (best === null || best.digits.length > longestExtension) return null;
  return byExtension(best.digits, directory, language, best.isCalledOne);
}
