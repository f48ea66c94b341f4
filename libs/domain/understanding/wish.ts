import { pattern } from '@voicecore/domain/kernel';
import { departmentFor, genericWords } from './departments';
import { callings, titles } from './directory-index';
import { fold, words } from './fold';
import { isSame, mark, nobody, type Marked, type Mention } from './marks';
import type { Named } from './names';
import { asksWhoDoes, withoutWhoDoes } from './office-matters';
import { courtesy, fillers } from './phrases';
import {
  announces,
  any,
  asksBack,
  asksFor,
  asksOther,
  introduces,
  namesNumber,
  namesPlace,
  office,
  tellsOf,
} from './wish-patterns';
import type { Directory, Target, Understood } from './understood';

/*
 * Finds whom a caller asks for, anywhere in what they say: the surrounding words show what they want from those named.
 */

const orElse = any(
  pattern`
    (?:or|otherwise|else|if not|but|and|so|then) (?:\w+ ){0,9}?(?:whoever|whomever|anybody|anyone|someone|somebody|
      any of (?:you|them)|any one|who(?:ever)? (?:is|s) (?:free|there|available|around))`,
  pattern`
    (?:anybody|anyone|whoever|somebody else|someone else|any of you) (?:\w+ )?(?:will do|can help|works|is fine|
      s fine|would do|else|picks? up|else is fine)`,
  pattern`
    (?:o|y|pero|si no|sino|u|pues|entonces) (?:\w+ ){0,9}?(?:quien sea|cualquiera|con otr[oa]|con alguien|
      otra persona|quien este|quien (?:me )?(?:atienda|conteste|pueda)|el que este|la que este|quienquiera|
      alguien mas)`,
  '(?:me da igual|da lo mismo|no importa) (?:\\w+ )?(?:quien|con quien|cual)',
);

/** True when the words say that anyone would do. */
export function anybodyWillDo(said: string): boolean {
  return orElse.test(said) || either.test(said);
}
const either = new RegExp(pattern`
    ^(?:either(?: one)?|any(?: of them| one)?|anyone|anybody|whoever|whichever|doesnt matter|it doesnt matter|
      cualquiera(?: de (?:los|las) dos)?|quien sea|la que sea|el que sea|me da igual|da igual|no importa)(?: (?:is|
        es|esta|please|por favor|fine|bien|ok|okay))*$`);

const excludes = pattern`
  (?:not|no|pero no|y no|but not|instead of|que no sea|dont (?:need|want)(?: to (?:talk|speak) (?:to|with))?|
    no (?:quiero|necesito|ocupo)(?: hablar con)?) (?:the |la |el |a |con |con la |con el )*`;
const negated = new RegExp(String.raw`(?<!\w)${excludes}((?:WHO|DEPT)\d+)(?: one)?(?! please)`, 'g');

/** A part of a turn that only says whom the caller does not want: "not Daniel Ortiz, ...". */
const onlyExcludes = new RegExp(`^(?:i |oh |uh |um |yo )*${excludes}(?:WHO|DEPT)$`);

/** Counts the words in addition to the names, without courtesies. */
function contentWordsBeside(text: string): number {
  return text
    .split(' ')
    .filter(
      (word) =>
        !/^[A-Z]/.test(word) &&
        !courtesy.has(word) &&
        !fillers.has(word) &&
        !titles.has(word) &&
        !callings.has(word) &&
        !genericWords.has(word),
    ).length;
}

/** The name comes first, and what follows says why. */
const begins = /^(?:(?!my|our|mi)[a-z]+ ){0,2}(?:WHO|NOBODY)(?! OWNS)/;

/** True when nothing is said but the name and courtesies. */
function isNothingElse(text: string): boolean {
  return (
    contentWordsBeside(text) <= 1 &&
    !/(?<!\w)(?:my|your|mi|tu|su|an|do|does|how|what|when|where|is|are)(?!\w)/.test(text)
  );
}

/** Returns whom the mentions name together: "María, the Pérez one", "Daniel, the one in sales". */
function together(mentions: readonly Mention[], without: readonly Mention[], directory: Directory): Named {
  const people = mentions.filter(({ mark: kind }) => kind === 'WHO').map(({ named }) => named);
  const offices = mentions.filter(({ mark: kind }) => kind === 'DEPT').flatMap(({ named }) => named.candidates);
  const first = people[0];
  if (first === undefined) return nobody;
  let best = first.candidates;
  for (const next of people.slice(1)) {
    const both = best.filter((one) => next.candidates.some((other) => isSame(one, other)));
    best = both.length > 0 ? both : [...best, ...next.candidates];
  }
  const excluded = without.flatMap(({ named }) => named.candidates);
  const left = best.filter((one) => !excluded.some((other) => isSame(one, other)));
  if (left.length > 0) best = left;
  const inOffice = best.filter((one) => offices.some((place) => works(one, place, directory)));
  if (inOffice.length > 0 && best.length > 1) best = inOffice;
  const [only] = best;
  return { target: best.length === 1 && only ? only : null, candidates: best };
}

function works(one: Target, place: Target, { agents }: Directory): boolean {
  return agents.some(
    ({ id, departmentIds }) => one.kind === 'agent' && id === one.id && departmentIds.some((each) => each === place.id),
  );
}

/** The most content words in addition to a name in a turn that only asks for that person. */
const mostBeside = 4;

/** Returns the person or office that the words ask for; null if they ask for none. */
export function whomAsked(text: string, directory: Directory): Understood | null {
  const whole = askedIn(text, directory, false);
  if (whole?.target ?? whole?.candidates) return whole;
  const inClause = askedInClause(text, directory);
  if (inClause !== null) return orElse.test(fold(text)) ? { ...inClause, orAnybody: true } : inClause;
  return whole?.kind === 'department' ? whole : (officeThatDoes(text, directory) ?? whole);
}

/** The periods of "Dr." and similar titles do not end a clause. */
const shortTitle = /\b(dr|dra|mr|mrs|ms|sr|sra|srta|lic|ing|prof|st)\./gi;

/** What one clause asks, next to what the others report: "Can you try Ana, she left me a message". */
function askedInClause(text: string, directory: Directory): Understood | null {
  const clauses = text.replace(shortTitle, '$1').split(/[,;.:!?…]+|\s[-–—]+\s/);
  if (clauses.length < 2) return null;
  const isQuestion = asksOther.test(fold(text));
  for (const clause of clauses.filter((each) => each.trim() !== '')) {
    const asked = askedIn(clause, directory, true);
    if (asked?.kind === 'department' && isQuestion) continue;
    if (asked?.target ?? asked?.candidates) return asked;
  }
  return null;
}

/** Returns the office that is asked for by what it does: "whoever fixes the sinks". */
function officeThatDoes(text: string, directory: Directory): Understood | null {
  const folded = fold(text);
  const rest = asksWhoDoes(folded) ? '' : withoutWhoDoes(folded);
  if (rest === null || asksOther.test(rest)) return null;
  const said = words(text);
  const target = departmentFor(said, directory);
  return target === null ? null : { kind: 'department', target, query: said.join(' ') };
}

/** Returns whom the words ask for. A part of a turn must actually ask: beginning with a name is not enough. */
function askedIn(text: string, directory: Directory, isPart: boolean): Understood | null {
  const marked = afterCorrection(mark(text, directory));
  if (marked.mentions.length === 0) return onlyDoctor(fold(text), directory);
  const plain = marked.text
    .replace(introduces, (all) => all.replace(/WHO|NOBODY/, 'CALLER'))
    .replace(announces, (all) => all.replace(/(?:WHO|NOBODY)$/, 'CALLER'))
    .replace(namesNumber, (all) => all.replace('DEPT', 'CALLER'));
  const mentions = relevantMentions(marked, plain);
  const without: Mention[] = [];
  let counted = 0;
  const said = plain.replace(/WHO|NOBODY|DEPT|ELSEWHERE/g, (word) => `${word}${String(counted++)}`);
  for (const all of said.matchAll(negated)) {
    const which = mentions[Number(/\d+/.exec(all[1] ?? '')?.[0])];
    if (which !== undefined && mentions.length > 1) without.push(which);
  }
  if (isPart && mentions.length === 1 && onlyExcludes.test(plain)) return null;
  const wanted = mentions.filter((one) => !without.includes(one));
  return decideWish({ plain, isPart, mentions: wanted, without }, directory);
}

/** The caller corrects themselves: "sales, no wait, sorry, billing". */
const corrects = new RegExp(pattern`
    ^.*(?:WHO|DEPT|ELSEWHERE|NOBODY) (?:please |por favor )?(?:(?:no|oh|ay|uh|um) )*(?:wait|sorry|scratch that|i mean|
      i meant|make that|rather|perdon|perdone|disculpe|digo|mejor dicho|quise decir|espere|espera) (?=(?:\w+ ){0,4}?(?:WHO|
        DEPT))`);

/** Returns what is left to judge when the caller corrects themselves: only what they say afterward. */
function afterCorrection({ text, mentions }: Marked): Marked {
  const taken = corrects.exec(text)?.[0] ?? '';
  const dropped = taken.match(/WHO|NOBODY|DEPT|ELSEWHERE/g)?.length ?? 0;
  return { text: text.slice(taken.length), mentions: mentions.slice(dropped) };
}

function relevantMentions({ text, mentions }: Marked, plain: string): readonly Mention[] {
  const before = [...text.matchAll(/WHO|NOBODY|DEPT|ELSEWHERE/g)];
  const after = [...plain.matchAll(/WHO|NOBODY|DEPT|ELSEWHERE|CALLER/g)];
  return mentions.filter((_, at) => before[at] !== undefined && after[at]?.[0] !== 'CALLER');
}

interface MarkedTurn {
  readonly plain: string;
  /** True for only a part of what the caller said. */
  readonly isPart: boolean;
  readonly mentions: readonly Mention[];
  /** Those who are named only to exclude them. */
  readonly without: readonly Mention[];
}

function decideWish({ plain, isPart, mentions, without }: MarkedTurn, directory: Directory): Understood | null {
  if (mentions.length === 0) return null;
  const people = mentions.filter(({ mark: kind }) => kind === 'WHO');
  const isShort = contentWordsBeside(plain) <= mostBeside;
  const mayCall = begins.test(plain) ? !isPart || isNothingElse(plain) : !isPart && isShort;
  const other = asksOther.test(plain);
  const ofPeople = people.length > 0 ? plain.replace(/ELSEWHERE/g, 'office') : plain;
  const wished = asksFor.test(ofPeople) || asksBack.test(plain) || (namesPlace.test(plain) && !other);
  const tellsOfSomeone = tellsOf.test(plain);
  if (people.length > 0) {
    if (tellsOfSomeone ? !asksBack.test(plain) && !strong.test(plain) : !wished && (other || !mayCall)) return null;
    const named = together(mentions, without, directory);
    const query = people.map(({ said }) => said).join(' ');
    const orAnybody = orElse.test(plain) ? { orAnybody: true } : {};
    return named.target
      ? { kind: 'person', target: named.target, query, ...orAnybody }
      : { kind: 'person', candidates: named.candidates, query, ...orAnybody };
  }
  const isBare = isNothingElse(plain);
  const stranger = strangerWished(plain, mentions, { isBare, told: tellsOfSomeone });
  const place = officeWished(plain, mentions, { isBare, told: tellsOfSomeone, other });
  return place?.target || stranger === null ? place : stranger;
}

/** A wish that holds whatever else is said. */
const strong = any(
  pattern`
    (?:speak|talk|hablar|comuni[cq]\w*|connect\w*|transfer\w*|transfi\w*|put|patch|pas[ae]me|pong\w*) (?:me |us |
      through |con |with |to |a |al |la |el |por favor )+(?:WHO|NOBODY|DEPT)`,
);

interface Around {
  readonly isBare: boolean;
  readonly told: boolean;
  readonly other?: boolean;
}

const anOffice = new RegExp(pattern`
    (?<!\w)(?:(?:need|want|have|make|book|get|like|is|for|cancel|schedule|had|got) an?|my|your own|mis?|una?|unas|
      unos|his|her|new|de mi|the cost of|any|some|on) (?:DEPT|ELSEWHERE)(?! (?:department|dept|desk|office|team|
        people|folks|section|person))`);
const endsWithOffice = new RegExp(pattern`
    (?:^|[a-z] )(?:so|then|with|con|a|en|in|or|and|entonces|to|call|called|is|es|al|la|el|los|the|of|de|at|by|named|
      for|needs?) ?(?:uh |um |a |al |with |con |la |el |the |los |just |es |)(?:DEPT|ELSEWHERE)(?: (?:please|
        por favor|porfa|then|department|thanks|gracias|instead|entonces|con ellos|so here i am|i (?:guess|suppose|
        think)|or what\w*|o como \w+ llamen))*$`);

function officeWished(plain: string, mentions: readonly Mention[], { isBare, other }: Around): Understood | null {
  const offices = mentions.filter(({ mark: kind }) => kind === 'DEPT' || kind === 'ELSEWHERE');
  const first = offices.find(({ mark: kind }) => kind === 'DEPT') ?? offices[0];
  if (first === undefined) return null;
  if (askedOfUs.test(plain)) return null;
  const isHere = first.mark === 'DEPT';
  const asksDirectly =
    (isHere ? asksFor : asksElsewhere).test(plain) ||
    (isHere && asksBack.test(plain) && !other) ||
    (namesPlace.test(plain) && !other);
  const ends = isHere && endsWithOffice.test(plain) && !other;
  // A word for an office that does not exist here counts only if it is completely alone: "Delta Dental" is an insurer.
  const isAlone = isBare && (isHere || contentWordsBeside(plain) === 0);
  if (!isAlone && !asksDirectly && !ends) return null;
  if (!isAlone && anOffice.test(plain) && !asksOffice.test(plain)) return null;
  const { named, said } = first;
  if (named.target) return { kind: 'department', target: named.target, query: said };
  if (named.candidates.length > 1) return { kind: 'department', candidates: named.candidates, query: said };
  return { kind: 'department', query: said };
}

/** For an office that does not exist here, the words must ask to be put through: it may be just a word. */
const asksElsewhere = any(
  pattern`
    (?:speak|talk|connect\w*|transfer\w*|put|patch|through|send|over|hablar|comuni[cq]\w*|transfi\w*|pas\w*|pong\w*|
      ponme|enla[cz]\w*) (?:\w+ ){0,3}?(?:to|with|con|a|al|in|from) (?:the |your |el |la |los |las )?ELSEWHERE`,
  pattern`
    ^(?:(?:hello|hi|hola|buenas|tardes|dias|noches|uh|um|eh|este|no|si|yes|mejor|bueno|please) )*(?:con|to|a|al|
      with) (?:the |el |la |los |las )?ELSEWHERE(?= (?:please|por|porfa|si)(?!\w)|$)`,
  `(?:is|are|do you have) (?:there )?(?:an? )?ELSEWHERE (?:\\w+ )*(?:i|to|speak|talk)`,
);
const askedOfUs = /^(?:do|does|did|will) (?:you|they|it) (?:speak|talk|work|deal) (?:with|to) /;

const asksOffice = any(
  `${office} (?:department|dept|desk|office|team|people|folks|section)`,
  pattern`
    (?:speak|talk|connect\w*|transfer\w*|put|send|hablar|comuni[cq]\w*|pas[ae]\w*) (?:\w+ ){0,4}?(?:to|with|con|a|
      al|in|from) (?:the |your |el |la |los |una? |an? )?${office}`,
  `(?:is|are) there an? ${office} (?:\\w+ )*(?:i|to|speak|talk)`,
);

function strangerWished(plain: string, mentions: readonly Mention[], { isBare, told }: Around): Understood | null {
  const stranger = mentions.find(({ mark: kind }) => kind === 'NOBODY');
  if (stranger === undefined || told) return null;
  return isBare || asksStranger.test(plain) || asksStrangerBack.test(plain)
    ? { kind: 'person', query: stranger.said }
    : null;
}

/** An unknown name is treated as a person who is asked for only if no other meaning is left. */
const asksStranger = any(
  pattern`
    (?:speak|talk|connect\w*|transfer\w*|put|patch|through|hablar|comuni[cq]\w*|transfi\w*|pas[ae]me|pasa|pong\w*|
      ponme|contactar|get|give|reach|page|find|looking|busco|buscando|ask|asking|calling|call|hold|need|want|
      necesito|quiero|localizar) (?:me |us |to |with |through |for |of |on |con |a |al |la |el |the |uh |um |hold |
      senor |senora |doctora |doctor )*NOBODY`,
  pattern`
    (?:is|is there|esta|se encuentra|anda|ya llego|estara) (?:el |la |the |an? |any )?NOBODY(?= (?:in|there|around|available|free|back|
        ahi|por|please|today)(?!\w)|$)`,
  `(?:^|CALLER |favor |hi |hola |hello )(?:con|para|for|to|with) (?:el |la |the )?NOBODY`,
);

const asksStrangerBack = new RegExp(pattern`
    (?<!\w)(?:waiting (?:on|for) (?:me|my call)|expecting (?:me|my call)|returning|call(?:ing)? (?:him|her|
        them) back|me esta esperando|que (?:le|la|lo) (?:llam|marc)\w+)`);

/** "The doctor", if only one person here has that title and no one is named. */
function onlyDoctor(said: string, { agents }: Directory): Understood | null {
  if (!doctorWished.test(said)) return null;
  const doctors = agents.filter(({ name }) => words(name).some((word) => /^(?:dr|dra|doctor|doctora)$/.test(word)));
  const [only] = doctors;
  return doctors.length === 1 && only
    ? { kind: 'person', target: { kind: 'agent', id: only.id }, query: 'doctor' }
    : null;
}
const doctorWished = new RegExp(pattern`
    ^(?:ya llego |esta |se encuentra |con |hablar con |is |get me |speak to |talk to )?(?:the |la |
      el )?doctora?(?: in| there| por favor| please| ponga\w*| comuni\w*| (?:un )?segund\w*| y)*$|
    \b(?:speak|talk|hablar|comuni[cq]\w*|pas[ae]\w*|pon\w*|get|connect) (?:me |with |to |con |a |the |la |
      el )+doctora?$`);
