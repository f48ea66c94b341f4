import { asE164 as read } from './number-library';
import { homeCountry } from './phone-number';

/** What is typed as people of `home` write it, as E.164; null when it is no number. */
export function asE164(typed: string, home = homeCountry()): string | null {
  return read(typed, home);
}
