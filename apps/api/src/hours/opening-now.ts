import { isTimeZone, openingAt, type Calendar, type Opening } from '@voicecore/domain/hours';
import type { Instant } from '@voicecore/domain/kernel';

/** Returns hours in a zone that is known: an unknown one is read as UTC, so that a call goes on whatever is stored. */
export function inKnownZone<Stored extends Calendar>(hours: Stored): Stored {
  return isTimeZone(hours.timeZone) ? hours : { ...hours, timeZone: 'UTC' };
}

/** Returns what is open at an instant of the server's clock. */
export function openingNow(hours: Calendar, now: Instant): Opening {
  return openingAt(inKnownZone(hours), now);
}
