import type { LocalTime } from '@voicecore/domain/hours';
import type { Instant } from '@voicecore/domain/kernel';
import { DateTime, IANAZone } from 'luxon';

/** Short names that are a zone by themselves and not one of several that share an abbreviation, as IST and BST are. */
const shortNames: ReadonlySet<string> = new Set(['UTC', ...Intl.supportedValuesOf('timeZone')]);

/** Whether the clock that judges opening hours knows the zone, and only one zone is meant. */
export function isTimeZone(zone: string): boolean {
  return (zone.includes('/') || shortNames.has(zone)) && IANAZone.isValidZone(zone);
}

/** What the clock on a wall shows there. A zone that is not known is read as UTC: a call goes on whatever is stored. */
export function localTime(instant: Instant, zone: string): LocalTime {
  const { weekday, hour, minute } = DateTime.fromMillis(instant, { zone: isTimeZone(zone) ? zone : 'utc' });
  return { weekday, minute: hour * 60 + minute };
}
