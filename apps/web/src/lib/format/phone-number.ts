import { isSupportedCountry, parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js';
import { currentSession } from '../session/session';

/** Whose numbers the person who is signed in writes without a country code; null where none is known. */
function homeCountry(): string | null {
  const session = currentSession();
  return session.status === 'signed_in' ? session.me.country : null;
}

function known(country: string | null): CountryCode | undefined {
  return country !== null && isSupportedCountry(country) ? country : undefined;
}

/** A number as people of `home` write it: "+12125550100" is "(212) 555-0100" there, "+1 212 555 0100" elsewhere. */
export function phoneNumber(e164: string, home = homeCountry()): string {
  const number = parsePhoneNumberFromString(e164, { extract: false });
  if (number === undefined) return e164;
  return number.country !== undefined && number.country === known(home)
    ? number.formatNational()
    : number.formatInternational();
}

/**
 * What is typed as people write it, as E.164; null when it is no number. Without a country code it is a number of `home`,
 * and where no home is known it is none: guessing would make another number of it.
 */
export function asE164(typed: string, home = homeCountry()): string | null {
  const country = known(home);
  const number = parsePhoneNumberFromString(typed.normalize('NFKC').trim(), {
    extract: false,
    ...(country === undefined ? {} : { defaultCountry: country }),
  });
  return number?.isValid() && number.ext === undefined ? number.number : null;
}

export function callerName(e164: string | null, unknown: string): string {
  return e164 ? phoneNumber(e164) : unknown;
}
