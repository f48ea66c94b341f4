import { openingAt, type OpenPeriod, type Opening } from '@voicecore/domain/hours';
import type { Instant } from '@voicecore/domain/kernel';
import { localTime } from '../platform/local-time';

/** Hours as stored: in minutes of the tenant's local time. */
export interface StoredHours {
  readonly timeZone: string;
  readonly items: readonly OpenPeriod[];
}

/** Returns what is open at an instant of the server's clock. */
export function openingNow({ timeZone, items }: StoredHours, now: Instant): Opening {
  return openingAt(items, localTime(now, timeZone));
}
