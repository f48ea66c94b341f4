import { localTime } from '../hours';
import type { Instant, Language } from '../kernel';

/** The next opening, and when and in which zone it is said. */
export interface NextOpening {
  readonly at: Instant;
  readonly now: Instant;
  /** A zone that is known. */
  readonly timeZone: string;
}

/** A weekday alone means the coming one only this many days ahead. */
const daysInWords = 6;
const dayMs = 86_400_000;
const locale = { en: 'en-US', es: 'es-MX' } as const;

/**
 * Returns when it opens, as it is said in a sentence: "today at 2 in the afternoon", "tomorrow, Tuesday, at 9:30 in the
 * morning", "on Friday at noon", "on Monday, January 5, at 9 in the morning".
 */
export function whenItOpens({ at, now, timeZone }: NextOpening, language: Language): string {
  const opens = localTime(at, timeZone);
  const ahead = opens.day - localTime(now, timeZone).day;
  return `${dayWords(opens.day, ahead, language)} ${timeWords(opens.minute, language)}`;
}

function dayWords(day: number, ahead: number, language: Language): string {
  const named = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale[language], { ...options, timeZone: 'UTC' }).format(day * dayMs);
  const weekday = named({ weekday: 'long' });
  if (ahead === 0) return language === 'en' ? 'today' : 'hoy';
  if (ahead === 1) return language === 'en' ? `tomorrow, ${weekday},` : `mañana, ${weekday},`;
  if (ahead <= daysInWords) return language === 'en' ? `on ${weekday}` : `el ${weekday}`;
  const date = named({ month: 'long', day: 'numeric' });
  return language === 'en' ? `on ${weekday}, ${date},` : `el ${weekday} ${date},`;
}

/** Midnight belongs to no part of a day that would tell which of the two midnights is meant. */
function timeWords(minute: number, language: Language): string {
  const hour = Math.floor(minute / 60);
  if (minute === 0) return language === 'en' ? 'at the beginning of the day' : 'al comenzar el día';
  if (minute === 720) return language === 'en' ? 'at noon' : 'al mediodía';
  const shown = hour % 12 === 0 ? 12 : hour % 12;
  const time = minute % 60 === 0 ? String(shown) : `${shown}:${String(minute % 60).padStart(2, '0')}`;
  if (language === 'en') return `at ${time} ${partInEnglish(hour)}`;
  return `${shown === 1 ? 'a la' : 'a las'} ${time} ${partInSpanish(hour)}`;
}

function partInEnglish(hour: number): string {
  if (hour < 12) return 'in the morning';
  if (hour < 18) return 'in the afternoon';
  return hour < 21 ? 'in the evening' : 'at night';
}

function partInSpanish(hour: number): string {
  if (hour < 6) return 'de la madrugada';
  if (hour < 12) return 'de la mañana';
  return hour < 20 ? 'de la tarde' : 'de la noche';
}
