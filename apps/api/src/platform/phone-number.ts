import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/max';

/**
 * A number as people write it, in E.164; null when it is none. One without a plus is read as a number of `country`, and
 * without a country it is refused: guessing would make another number of it.
 */
export function toE164(typed: string, country?: CountryCode): string | null {
  const number = parsePhoneNumberFromString(typed.normalize('NFKC').trim(), {
    extract: false,
    ...(country === undefined ? {} : { defaultCountry: country }),
  });
  return number?.isPossible() && number.ext === undefined ? number.number : null;
}
