import { pattern, type Language } from '@voicecore/domain/kernel';
import { withPlainNumbers } from './plain-numbers';

/** What two answers to one question may differ in. */
export const factKinds = ['yes_no', 'times', 'days', 'amounts', 'durations', 'numbers'] as const;
export type FactKind = (typeof factKinds)[number];

/** What an answer says that can be compared with another. The lists are unsorted and contain each value once. */
export interface Facts {
  /** Null if it says neither yes nor no. */
  readonly yes: boolean | null;
  /** Times of the day, in minutes since midnight or noon; `half` if it is stated which. */
  readonly times: readonly { readonly minutes: number; readonly half: 'am' | 'pm' | null }[];
  /** Days of the week on which it is open or closed, Sunday 0. */
  readonly open: readonly number[];
  readonly closed: readonly number[];
  /** Prices, percentages, lengths of time, and numbers whose unit is not stated. */
  readonly amounts: readonly string[];
  readonly durations: readonly string[];
  readonly numbers: readonly string[];
}

const number = String.raw`\d+(?:\.\d+)?`;
const money = new RegExp(
  String.raw`(?:[$€£]|\busd) ?(${number})|(${number}) ?(?:[$€£]|(?:dollars?|bucks|usd|dolar(?:es)?|pesos?|euros?)\b)`,
  'g',
);
const percent = new RegExp(String.raw`(${number}) ?(?:%|percent\b|por ciento\b)`, 'g');
const nothingToPay = new RegExp(
  pattern`
    \b(?:free|no charge|no cost|complimentary|gratis|gratuit[oa]s?|sin (?:costo|cargo|coste))\b(?! (?:lot|parking|
        garage))`,
  'g',
);
const phone = /(?:\+|\b)\d[\d ().-]{6,}\d\b/g;
const halfWords = String.raw`(?: ?(a\.?m\b\.?|p\.?m\b\.?)| (?:in the|at|de la|por la) (morning|afternoon|evening|night|manana|tarde|noche))`;
const clock = new RegExp(String.raw`\b(\d{1,2})(?::(\d{2}))?(?: ?h\b)?${halfWords}|\b(\d{1,2}):(\d{2})\b`, 'g');
/** Numbers that are times only because of what comes before them: "until 6", "de 8 a 6". */
const bareClock: Readonly<Record<Language, RegExp>> = {
  en: /(?:\b(?:from|between|until|till|before|after|by|at|to) |(?<=\bbetween \d{1,2} )and )(\d{1,2})\b(?![.:]?\d| ?%)/g,
  es: new RegExp(
    pattern`
    (?:\b(?:a|de|desde|hasta|entre|antes de|despues de) las? |(?<=\b(?:de|entre) (?:las )?\d{1,2} )(?:a|
        y) (?:las )?|\bde (?=\d{1,2} a (?:las )?\d{1,2}\b)|\bhasta )(\d{1,2})\b(?![.:]?\d| ?%)`,
    'g',
  ),
};
const span = new RegExp(
  String.raw`(${number})(?: business| working| calendar| full)? ?(minutes?|mins?|minutos?|hours?|hrs?|horas?|days?|dias?|weeks?|semanas?|months?|mes(?:es)?|years?|anos?)\b`,
  'g',
);

/** Lengths of time in minutes, or in months if a month has no fixed length. */
const spanUnits: readonly (readonly [RegExp, string, number])[] = [
  [/^min/, 'minutes', 1],
  [/^h/, 'minutes', 60],
  [/^d/, 'minutes', 1_440],
  [/^(?:w|s)/, 'minutes', 10_080],
  [/^m/, 'months', 1],
  [/^(?:y|a)/, 'months', 12],
];

/** Returns what an answer says, as far as its words show it. */
export function factsOf(answer: string, language: Language): Facts {
  const text = withPlainNumbers(answer, language);
  const found = new Map<'amounts' | 'durations' | 'numbers', Set<string>>(
    (['amounts', 'durations', 'numbers'] as const).map((kind) => [kind, new Set()]),
  );
  const times = new Map<string, Facts['times'][number]>();
  const take = (from: string, pattern: RegExp, read: (...groups: (string | undefined)[]) => boolean): string =>
    from.replace(pattern, (all: string, ...groups: (string | undefined)[]) => (read(...groups) ? ' ; ' : all));
  const add = (kind: 'amounts' | 'durations' | 'numbers', value: string): boolean => {
    found.get(kind)?.add(value);
    return true;
  };
  const addTime = (hour: number, minute: number, half: string | undefined): boolean => {
    if (hour > 24 || minute > 59) return false;
    const time = { minutes: (hour % 12) * 60 + minute, half: halfOf(hour, half) };
    times.set(`${time.minutes}${time.half}`, time);
    return true;
  };
  let rest = take(text, money, (before, after) => add('amounts', String(Number(before ?? after))));
  rest = take(rest, percent, (share) => add('amounts', `${Number(share)} %`));
  rest = take(rest, nothingToPay, () => add('amounts', '0'));
  rest = take(rest, span, (count, unit) => add('durations', lengthOf(Number(count), unit ?? '')));
  rest = take(rest, phone, () => false);
  const phones = [...rest.matchAll(phone)].map(([all]) => all.replace(/\D/g, ''));
  for (const each of phones) add('numbers', each);
  rest = rest.replace(phone, ' ; ');
  rest = take(rest, clock, (...groups) => {
    const [hour, minute, half, part, plainHour, plainMinute] = groups;
    return addTime(Number(hour ?? plainHour), Number(minute ?? plainMinute ?? 0), half ?? part);
  });
  rest = take(rest, bareClock[language], (hour) => addTime(Number(hour), 0, undefined));
  for (const [plain] of rest.matchAll(new RegExp(`\\b${number}`, 'g'))) add('numbers', String(Number(plain)));
  return {
    yes: saysYes(text, language),
    times: [...times.values()],
    ...daysOf(text, language),
    amounts: [...(found.get('amounts') ?? [])],
    durations: [...(found.get('durations') ?? [])],
    numbers: [...(found.get('numbers') ?? [])],
  };
}

function halfOf(hour: number, said: string | undefined): 'am' | 'pm' | null {
  if (hour > 12) return 'pm';
  if (said === undefined) return null;
  return /^(?:a|morning|manana)/.test(said) && said !== 'afternoon' ? 'am' : 'pm';
}

function lengthOf(count: number, unit: string): string {
  const [, name = unit, factor = 1] = spanUnits.find(([pattern]) => pattern.test(unit)) ?? [];
  return `${count * factor} ${name}`;
}

const yesWords: Readonly<Record<Language, RegExp>> = {
  en: /^(?:yes|yeah|yep|sure|of course|certainly|absolutely|we do\b(?! not))\b/,
  es: /^(?:si|claro|por supuesto|desde luego|con gusto)\b/,
};
const noWords: Readonly<Record<Language, RegExp>> = {
  en: /^(?:no|sorry|unfortunately|regrettably|never)\b/,
  es: /^(?:no|nunca|lamentablemente|desafortunadamente|lo siento|lo sentimos|por desgracia)\b/,
};
/** A denial within the first clause: of something being done, not of a cost or of interest. */
const denial: Readonly<Record<Language, RegExp>> = {
  en: /\b(?:do|does|did|are|is|can|will|may)(?: ?not|nt)\b|\bcannot\b|\bnever\b/,
  es: /\bno (?!hay (?:costo|cargo)|tiene costo|cuesta)\w+(?:mos|s?e|e?n|a)\b|\bno hay\b|\bno se\b/,
};

function saysYes(text: string, language: Language): boolean | null {
  const plain = text.replace(/^[^a-z0-9$]+/, '');
  if (yesWords[language].test(plain)) return true;
  if (noWords[language].test(plain)) return false;
  const [sentence = ''] = plain.split(/[.!?;](?!\d)/);
  const [clause = ''] = sentence.split(/,|\b(?:and|but|if|unless|y|pero|si)\b/);
  if (denial[language].test(clause)) return false;
  return denial[language].test(sentence) ? null : true;
}

const dayNames: Readonly<Record<Language, readonly RegExp[]>> = {
  en: ['sun', 'mon', 'tues?', 'wed(?:nes)?', 'thu(?:rs)?', 'fri', 'sat(?:ur)?'].map(
    (name) => new RegExp(`^${name}(?:days?)?$`),
  ),
  es: ['domingos?', 'lunes', 'martes', 'miercoles', 'jueves', 'viernes', 'sabados?'].map(
    (name) => new RegExp(`^${name}$`),
  ),
};
const closedWords = /\b(?:closed|close all|cerrad[oa]s?|cerramos|no abrimos|not open)\b/;
const weekend = /^(?:weekends?|fines|fin)$/;
const rangeWords = new Set(['to', 'through', 'a', 'al', 'hasta', '-']);
const passedOver = new Set(['el', 'los', 'on']);

/** Returns the days on which it says that it is open, and those on which it is closed. */
function daysOf(text: string, language: Language): Pick<Facts, 'open' | 'closed'> {
  const open = new Set<number>();
  const closed = new Set<number>();
  for (const clause of text.split(/[.;!?](?!\d)|,|\b(?:and|y) (?=(?:we are |were |estamos )?(?:closed|cerra))/)) {
    const days = daysIn(clause, language);
    if (closedWords.test(clause)) days.forEach((day) => closed.add(day));
    else if (/\d/.test(clause) || /\b(?:open|abrimos|abiertos?)\b/.test(clause)) days.forEach((day) => open.add(day));
  }
  return { open: [...open], closed: [...closed].filter((day) => !open.has(day)) };
}

function daysIn(clause: string, language: Language): number[] {
  const said = clause.split(/[^a-z-]+/).filter((word) => word !== '' && !passedOver.has(word));
  const days: number[] = [];
  said.forEach((word, at) => {
    const day = dayNames[language].findIndex((name) => name.test(word));
    if (weekend.test(word)) days.push(0, 6);
    if (day < 0) return;
    const before = dayNames[language].findIndex((name) => name.test(said[at - 2] ?? ''));
    const isRange = before >= 0 && rangeWords.has(said[at - 1] ?? '');
    for (let each = isRange ? before : day; each % 7 !== day; each += 1) days.push(each % 7);
    days.push(day);
  });
  return days;
}

/**
 * Returns the kinds in which two answers to one question cannot both be right. An answer that only says more does not
 * differ.
 */
export function differences(a: Facts, b: Facts): FactKind[] {
  const differ: Readonly<Record<FactKind, boolean>> = {
    yes_no: a.yes !== null && b.yes !== null && a.yes !== b.yes,
    times: apart(a.times, b.times, sameTime),
    days: [...a.open.map((day) => b.closed.includes(day)), ...b.open.map((day) => a.closed.includes(day))].includes(
      true,
    ),
    amounts: apart(a.amounts, b.amounts, Object.is),
    durations: apart(inUnitsOf(a.durations, b.durations), inUnitsOf(b.durations, a.durations), Object.is),
    numbers: apart(a.numbers, b.numbers, Object.is),
  };
  return factKinds.filter((kind) => differ[kind]);
}

/** True when each says something that the other does not. */
function apart<T>(a: readonly T[], b: readonly T[], same: (one: T, other: T) => boolean): boolean {
  const lacks = (all: readonly T[], other: readonly T[]): boolean =>
    all.some((one) => !other.some((each) => same(one, each)));
  return lacks(a, b) && lacks(b, a);
}

function sameTime(a: Facts['times'][number], b: Facts['times'][number]): boolean {
  return a.minutes === b.minutes && (a.half === null || b.half === null || a.half === b.half);
}

/** Months and minutes cannot be compared: keeps only what the other answer gives in the same unit. */
function inUnitsOf(durations: readonly string[], others: readonly string[]): readonly string[] {
  const unit = (duration: string): string => duration.split(' ')[1] ?? '';
  const units = new Set(others.map(unit));
  return durations.filter((duration) => units.has(unit(duration)));
}
