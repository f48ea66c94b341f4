import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Moment } from '../api';
import { useSession } from '../session';

/** A duration such as "1:12" or "1:02:09", from milliseconds. */
export function clock(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const [hours, minutes, rest] = parts.map(String);
  const tail = `:${rest?.padStart(2, '0')}`;
  return parts[0] ? `${hours}:${minutes?.padStart(2, '0')}${tail}` : `${minutes}${tail}`;
}

/** Formats a latency: "850 ms", "1.2 s". */
export function span(ms: number): string {
  return ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`;
}

/** A duration in words, rounded up ("45 seconds", "30 minutes", "1 hour 5 minutes"), from milliseconds. */
export function duration(ms: number, language: string): string {
  const say = (count: number, unit: 'second' | 'minute' | 'hour') =>
    new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(count);
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  if (seconds < 60) return say(seconds, 'second');
  const minutes = Math.ceil(seconds / 60);
  if (minutes < 60) return say(minutes, 'minute');
  const parts = [say(Math.floor(minutes / 60), 'hour')];
  if (minutes % 60 > 0) parts.push(say(minutes % 60, 'minute'));
  return parts.join(' ');
}

export interface Times {
  /** "14:02" or "2:02 PM". */
  time: (moment: Moment) => string;
  /** "14:02:09", where the order matters. */
  exactTime: (moment: Moment) => string;
  /** "22 Nov, 14:02"; only the time for today. */
  when: (moment: Moment) => string;
  /** Day, time to the second and zone, for the tooltip. */
  exact: (moment: Moment) => string;
  /** "Tuesday, November 24". */
  day: (moment: Moment) => string;
}

/** The tenant's time zone, for lists that are grouped by day. */
export function useZone(): string | undefined {
  const session = useSession();
  return knownZone(session.status === 'signed_in' ? session.me.timeZone : undefined);
}

/** Formats times in the tenant's time zone and the user's language. */
export function useTimes(): Times {
  const { i18n } = useTranslation();
  const session = useSession();
  const zone = session.status === 'signed_in' ? session.me.timeZone : undefined;
  return useMemo(() => times(i18n.language, zone), [i18n.language, zone]);
}

/**
 * Returns the time zone, or UTC if this browser does not know it: the screen must render whatever is stored.
 */
export function knownZone(timeZone: string | undefined): string | undefined {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone;
  } catch (error) {
    if (error instanceof RangeError) return 'UTC';
    throw error;
  }
}

function times(language: string, timeZone: string | undefined): Times {
  const zone = knownZone(timeZone);
  const format = (options: Intl.DateTimeFormatOptions) => {
    const formatter = new Intl.DateTimeFormat(language, { timeZone: zone, ...options });
    return (moment: Moment) => formatter.format(moment);
  };
  const day = format({ dateStyle: 'short' });
  const time = format({ timeStyle: 'short' });
  const dated = format({ day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit' });
  return {
    time,
    exactTime: format({ hour: 'numeric', minute: '2-digit', second: '2-digit' }),
    when: (moment) => (day(moment) === day(Date.now()) ? time(moment) : dated(moment)),
    exact: format({ dateStyle: 'full', timeStyle: 'long' }),
    day: format({ weekday: 'long', day: 'numeric', month: 'long' }),
  };
}
