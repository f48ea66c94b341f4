import { asE164 as read } from './number-library';
import { homeCountry } from './phone-number';

/** Parses a typed number as people in `home` write it, to E.164; null when it is not a number. */
export function asE164(typed: string, home = homeCountry()): string | null {
  return read(typed, home);
}
