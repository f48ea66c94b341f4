import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { DayRule } from '../../lib/api';
import { last, places } from './special-days';
import { isAllDayHours, isPastMidnight } from './week';

const dayMs = 864e5;
/** A Monday, from which the names of the days are counted, and a leap year. */
const monday = Date.UTC(2024, 0, 1);

/** How days, rules and hours are written, in the user's language. */
export interface DayWords {
  /** "Mon, May 25, 2026", from a number of days since 1970. */
  readonly date: (day: number) => string;
  /** "Monday, May 25". */
  readonly longDate: (day: number) => string;
  readonly month: (month: number) => string;
  /** From 1, which is Monday. */
  readonly weekday: (weekday: number) => string;
  readonly place: (nth: number) => string;
  /** "Last Monday of May". */
  readonly rule: (rule: DayRule) => string;
  /** "9:00 AM – 12:00 PM", or that it is closed. */
  readonly hours: (periods: readonly { readonly opens: number; readonly closes: number }[]) => string;
}

export function useDayWords(): DayWords {
  const { t, i18n } = useTranslation();
  return useMemo((): DayWords => {
    const format = (options: Intl.DateTimeFormatOptions) => {
      const formatter = new Intl.DateTimeFormat(i18n.language, { timeZone: 'UTC', ...options });
      return (moment: number) => formatter.format(moment);
    };
    const [short, long] = [
      format({ weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' }),
      format({ weekday: 'long', day: 'numeric', month: 'long' }),
    ];
    const [monthName, weekdayName, dayOfYear] = [
      format({ month: 'long' }),
      format({ weekday: 'long' }),
      format({ day: 'numeric', month: 'long' }),
    ];
    const time = format({ hour: 'numeric', minute: '2-digit' });
    const written = (date: string) => short(Date.parse(`${date}T00:00:00Z`));
    const month = (number: number) => monthName(Date.UTC(2024, number - 1, 1));
    const weekday = (number: number) => weekdayName(monday + (number - 1) * dayMs);
    const place = (nth: number) => t(`hours:special.nth_place.${nth === last ? 'last' : (places[nth - 1] ?? 1)}`);
    const rule = (one: DayRule): string => {
      switch (one.kind) {
        case 'date':
          return written(one.date);
        case 'range':
          return `${written(one.from)} – ${written(one.to)}`;
        case 'yearly':
          return t('hours:special.every_year', { date: dayOfYear(Date.UTC(2024, one.month - 1, one.day)) });
        case 'weekday': {
          const values = { nth: place(one.nth), weekday: weekday(one.weekday), month: month(one.month) };
          return t('hours:special.nth_of', values);
        }
        case 'easter':
          if (one.days === 0) return t('hours:special.easter_sunday');
          return t(one.days < 0 ? 'hours:special.before_easter' : 'hours:special.after_easter', {
            count: Math.abs(one.days),
          });
      }
    };
    const hours: DayWords['hours'] = (periods) => {
      if (periods.length === 0) return t('staff:closed');
      if (periods.length === 1 && periods.every(isAllDayHours)) return t('staff:all_day');
      const at = (minutes: number) => time(minutes * 60_000);
      const nextDay = ` (${t('staff:next_day')})`;
      return periods
        .map((each) => `${at(each.opens)} – ${at(each.closes)}${isPastMidnight(each) ? nextDay : ''}`)
        .join(', ');
    };
    const date = (day: number) => short(day * dayMs);
    const longDate = (day: number) => long(day * dayMs);
    return { date, longDate, month, weekday, place, rule, hours };
  }, [t, i18n.language]);
}
