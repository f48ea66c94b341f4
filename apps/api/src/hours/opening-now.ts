import { openingAt, type OpenPeriod, type Opening } from '@voicecore/domain/hours';
import type { Instant } from '@voicecore/domain/kernel';
import { localTime } from '../platform/local-time';

/** Hours as they are stored: minutes of the tenant's own clock. */
export interface StoredHours {
  readonly timeZone: string;
  readonly items: readonly OpenPeriod[];
}

/** Who is there at an instant of our own clock. */
export function openingNow({ timeZone, items }: StoredHours, now: Instant): Opening {
  return openingAt(items, localTime(now, timeZone));
}
