import type { LocalTime } from '@voicecore/domain/hours';
import type { Instant } from '@voicecore/domain/kernel';
import { DateTime, IANAZone } from 'luxon';

/** Short names that stand for one zone only, unlike abbreviations that several zones share, such as IST and BST. */
const shortNames: ReadonlySet<string> = new Set(['UTC', ...Intl.supportedValuesOf('timeZone')]);

/** True when the library that evaluates opening hours knows the zone, and the name is unambiguous. */
export function isTimeZone(zone: string): boolean {
  return (zone.includes('/') || shortNames.has(zone)) && IANAZone.isValidZone(zone);
}

/** Returns the local time in a zone. An unknown zone is read as UTC: a call goes on whatever is stored. */
export function localTime(instant: Instant, zone: string): LocalTime {
  const { weekday, hour, minute } = DateTime.fromMillis(instant, { zone: isTimeZone(zone) ? zone : 'utc' });
  return { weekday, minute: hour * 60 + minute };
}
