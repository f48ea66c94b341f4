import type { DayRule } from '../../lib/api';
import { last } from './special-days';

const yearly = (month: number, day: number): DayRule => ({ kind: 'yearly', month, day });
const nth = (place: number, weekday: number, month: number): DayRule => ({
  kind: 'weekday',
  nth: place,
  weekday,
  month,
});
const easter = (days: number): DayRule => ({ kind: 'easter', days });

/** Holidays to choose from, by the key of their name in the texts. 1 is Monday. */
export const readyHolidays = {
  /** 5 U.S.C. 6103, on the days themselves: not on the weekday that stands in when one is a weekend. */
  us: {
    new_year: yearly(1, 1),
    king: nth(3, 1, 1),
    presidents: nth(3, 1, 2),
    memorial: nth(last, 1, 5),
    juneteenth: yearly(6, 19),
    independence: yearly(7, 4),
    labor: nth(1, 1, 9),
    columbus: nth(2, 1, 10),
    veterans: yearly(11, 11),
    thanksgiving: nth(4, 4, 11),
    christmas: yearly(12, 25),
  },
  /** What most Spanish-speaking countries keep. */
  es: {
    new_year: yearly(1, 1),
    epiphany: yearly(1, 6),
    holy_thursday: easter(-3),
    good_friday: easter(-2),
    workers: yearly(5, 1),
    assumption: yearly(8, 15),
    october_12: yearly(10, 12),
    all_saints: yearly(11, 1),
    immaculate: yearly(12, 8),
    christmas: yearly(12, 25),
  },
} as const satisfies Record<string, Record<string, DayRule>>;

export const readyLists = ['us', 'es'] as const;
export type ReadyList = (typeof readyLists)[number];

/** Returns the holidays of a list for which there is no day yet, with the keys of their names. */
export function missingOf(
  list: ReadyList,
  present: readonly { readonly rule: DayRule }[],
): readonly { readonly key: string; readonly rule: DayRule }[] {
  const rules = present.map(({ rule }) => JSON.stringify(sorted(rule)));
  return Object.entries<DayRule>(readyHolidays[list])
    .filter(([, rule]) => !rules.includes(JSON.stringify(sorted(rule))))
    .map(([key, rule]) => ({ key, rule }));
}

/** The database returns the parts of a rule in an order of its own. */
function sorted(rule: DayRule): [string, unknown][] {
  return Object.entries(rule).sort(([a], [b]) => a.localeCompare(b));
}
