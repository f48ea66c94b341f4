import { pattern } from '@voicecore/domain/kernel';
import { promiseKinds, type PromiseKind } from '@voicecore/domain/call';
import { claimForms } from './claim-forms';

/** Contractions written out, so that a pattern needs one form of each word. */
const contractions: readonly (readonly [RegExp, string])[] = [
  [/\bcan't\b/g, 'can not'],
  [/\bwon't\b/g, 'will not'],
  [/n't\b/g, ' not'],
  [/'ll\b/g, ' will'],
  [/'ve\b/g, ' have'],
  [/'re\b/g, ' are'],
  [/'m\b/g, ' am'],
  [/'d\b/g, ' would'],
  [/'s\b/g, ' is'],
];

/** Returns lower case without accents; punctuation stays, because it separates sentences, clauses and questions. */
export function plain(text: string): string {
  const folded = text
    // "Sí" agrees and "si" makes a condition: without the accent they would be the same word.
    .replace(/\b[Ss]í(?=[\s,.!]|$)/gu, 'yes')
    .toLowerCase()
    // "Avisé" says what was done, "avise" asks for it: the accent that distinguishes them stays, as a letter of the
    // word.
    .replace(/é(?!\p{L})/gu, 'e_')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[’`´]/g, "'");
  return contractions.reduce((all, [short, long]) => all.replace(short, long), folded);
}

/** Words that say no without denying anything. */
const polite = new RegExp(
  pattern`
    \b(no|not a) (problem|worries|trouble|bother)\b|
    \bdo not (hang up|worry|go away)\b|\bno (cuelgue|cuelgues|se retire|se preocupe|te preocupes|hay problema|
      se vaya|tenga cuidado|hay de que)\b|
    \bwhy not\b`,
  'g',
);
const negated = new RegExp(pattern`
    \b(not|no|nothing|nobody|none|never|neither|nor|unable|nada|nadie|nunca|tampoco|ningun\w*|yet to|still need|
      me falta|falta)\b`);
/** What can be seen there was done by another person. */
const seen = new RegExp(pattern`
    \b(i see|i found|i find|it (says|looks|seems)|looks like|according to|veo|encuentro|encontre_|aparece|
      parece que|segun)\b`);
/** Offers, possibilities and duties: what may be done has not been done. */
const modal = new RegExp(pattern`
    \b(can|could|may|might|would|should|shall|must|happy to|glad to|able to|like me to|want me to|puedo|puede|
      puedes|pueden|podemos|podria\w*|deberia\w*|quisiera|gustaria|tendria\w*|hay que|tiene que)\b`);
/** What is done as a rule has not been done for this caller. */
const habit = new RegExp(pattern`
    \b(normally|usually|generally|always|often|typically|sometimes|every (day|time|week|morning|evening)|as a rule|
      por lo general|normalmente|generalmente|siempre|a veces|suele\w*|solemos|cada (dia|vez|semana)|(before|
        after) (arriving|each|every|they|he|she|the visit)|antes de (llegar|cada|la visita)|cuando (va|llega|sale|
        termina))\b`);
const conditional = new RegExp(pattern`
    \b(if|unless|whenever|in case)\b|\b(when|once|as soon as|until|before|after) (you|your|i have|we have|that)\b|
    ^(to|for me to) \w+[^,]* (i|we) (just |only |still )?need\b|
    \bsi (gusta|quiere|desea|prefiere|le parece|necesita|me|usted|no|lo|la|es|hay|tiene|llama|ya)\b|
    \b(cuando|en cuanto|una vez que|antes de que|hasta que) (usted|me|quiera|guste|tenga|desee)\b|
    ^para \w+(ar|er|ir)(lo|la|le)?\b`);
const asksFirst = new RegExp(pattern`
    ^(and |so |then |but |y |o |entonces )?(shall|should|would|do|does|did|can|could|may|is|are|was|were|will|have|
      has|which|who|what|when|where|how|why|want|need)\b`);

/** Returns the sentences of a text without the parts that are questions. */
function statements(text: string): readonly string[] {
  return text
    .replace(/¿[^?]*\?/g, ' ')
    .split(/(?<=[.!?;:…])(?<!\b(?:dr|dra|mr|mrs|ms|sr|sra|srta|lic|ing|st)\.)\s+/)
    .flatMap((sentence) => {
      if (!sentence.includes('?')) return [sentence];
      // "I have booked it, anything else?": only what comes before the question is a statement.
      const before = sentence.split(',').slice(0, -1).join(',');
      return asksFirst.test(sentence) || before === '' ? [] : [before];
    });
}

const BREAK = ' , ';
/** The forms with their anchors at the ends of a clause, each to be found anywhere in a sentence. */
const forms = claimForms.map(({ kind, patterns }) => ({
  kind,
  patterns: patterns.map(({ source }) => {
    const anchored = source.replace(/(^|[(|])\^/g, '$1(?<=^|, )').replaceAll('$', '(?=$| ,)');
    return new RegExp(anchored, 'g');
  }),
}));

/** Returns the words of a sentence with its clauses marked; empty if the whole sentence depends on a condition. */
function clauses(sentence: string): string {
  if (conditional.test(sentence)) return '';
  return sentence
    .replace(polite, ' ')
    .split(/,|\bbut\b|\bpero\b|—|–|\s-\s/)
    .map((clause) =>
      clause
        .replace(/[^\p{L}\p{N}_' ]+/gu, ' ')
        .replace(/\s+/g, ' ')
        .trim(),
    )
    .filter((clause) => clause !== '' && !habit.test(clause) && !seen.test(clause))
    .join(BREAK);
}

/**
 * True when words claim something: in this form, and not denied or offered by what comes before it or by the next word.
 */
function isClaimed(stated: string, pattern: RegExp): boolean {
  return [...stated.matchAll(pattern)].some((match) => {
    const until = match.index + match[0].length;
    const before = stated.slice(0, until).split(BREAK).at(-1) ?? '';
    const next = /^\s*\S*/.exec(stated.slice(until))?.[0] ?? '';
    return !modal.test(before) && !negated.test(before + next);
  });
}

function kindOf(sentence: string): PromiseKind | null {
  const stated = clauses(sentence);
  return forms.find(({ patterns }) => patterns.some((pattern) => isClaimed(stated, pattern)))?.kind ?? null;
}

/**
 * Returns what the receptionist claims to have done or to be doing, in English or Spanish. Offers, questions,
 * conditions, denials and what is done as a rule claim nothing. Detected by the form of the words; the receipt shows
 * whether it is true.
 */
export function promisesIn(text: string): readonly PromiseKind[] {
  const found = statements(plain(text)).map(kindOf);
  return promiseKinds.filter((kind) => found.includes(kind));
}

/** Returns what is claimed in these words and has not been done. */
export function brokenPromises(text: string, done: readonly PromiseKind[]): readonly PromiseKind[] {
  return promisesIn(text).filter((kind) => !done.includes(kind));
}
