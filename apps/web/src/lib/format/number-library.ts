// Loaded when a number is typed, or one is shown that is not of the United States.
import { isSupportedCountry, parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js';

function known(country: string | null): CountryCode | undefined {
  return country !== null && isSupportedCountry(country) ? country : undefined;
}

/** A number as people of `home` write it. */
export function formatted(e164: string, home: string | null): string {
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
export function asE164(typed: string, home: string | null): string | null {
  const country = known(home);
  const number = parsePhoneNumberFromString(typed.normalize('NFKC').trim(), {
    extract: false,
    ...(country === undefined ? {} : { defaultCountry: country }),
  });
  return number?.isValid() && number.ext === undefined ? number.number : null;
}
