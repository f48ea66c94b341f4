import {
  readDialed,
  toDestination,
  type Destination,
  type LineType,
  type NumberFacts,
  type Undialable,
} from '@voicecore/domain/outbound';
import { isSupportedCountry, parsePhoneNumberFromString, type NumberType } from 'libphonenumber-js/max';

const lineOf: Readonly<Partial<Record<NonNullable<NumberType>, LineType>>> = {
  FIXED_LINE: 'fixed_line',
  MOBILE: 'mobile',
  FIXED_LINE_OR_MOBILE: 'fixed_line_or_mobile',
  VOIP: 'voip',
  TOLL_FREE: 'toll_free',
  PREMIUM_RATE: 'premium_rate',
  SHARED_COST: 'shared_cost',
};

/** Reads what somebody wants to call. A number without a calling code is one of the country `home`, if there is one. */
export function readDestination(text: string, home: string | null): Destination | Undialable {
  const dialed = readDialed(text);
  return toDestination(dialed, dialed === null ? null : factsOf(dialed, home));
}

function factsOf(dialed: string, home: string | null): NumberFacts | null {
  const country = home !== null && isSupportedCountry(home) ? home : null;
  const number = parsePhoneNumberFromString(dialed, {
    extract: false,
    ...(country !== null && { defaultCountry: country }),
  });
  if (number === undefined) return null;
  const type = number.getType();
  return {
    e164: number.number,
    country: number.country ?? null,
    national: number.nationalNumber,
    exists: number.isValid(),
    line: (type && lineOf[type]) ?? 'other',
  };
}
