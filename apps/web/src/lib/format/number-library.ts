// Loaded when a number is typed, or when a number from outside the United States is shown.
import { isSupportedCountry, parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js';

function known(country: string | null): CountryCode | undefined {
  return country !== null && isSupportedCountry(country) ? country : undefined;
}

/** Formats a number as people in `home` write it. */
export function formatted(e164: string, home: string | null): string {
  const number = parsePhoneNumberFromString(e164, { extract: false });
  if (number === undefined) return e164;
  return number.country !== undefined && number.country === known(home)
    ? number.formatNational()
    : number.formatInternational();
}

/**
 * Parses a number as people write it, to E.164; null when it is not a number. Without a country code it is a
 * number of `home`; without a known home it is invalid, because guessing would make another number of it.
 */
export function asE164(typed: string, home: string | null): string | null {
  const country = known(home);
  const number = parsePhoneNumberFromString(typed.normalize('NFKC').trim(), {
    extract: false,
    ...(country === undefined ? {} : { defaultCountry: country }),
  });
  return number?.isValid() && number.ext === undefined ? number.number : null;
}
