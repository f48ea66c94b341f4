import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { z } from 'zod';

/** Returns a number that the carrier sent, in E.164; null when it is not a valid number in international form. */
export function toE164(sent: string): string | null {
  const number = parsePhoneNumberFromString(sent.trim(), { extract: false });
  return number?.isPossible() ? number.number : null;
}

/** The number of a stranger, in E.164: what people call from need not exist in any numbering plan. */
export const anyNumber = z
  .string()
  .trim()
  .regex(/^\+[1-9]\d{6,14}$/, 'a number in E.164, such as +12125550100');

/** A phone number that exists in its country's numbering plan, in E.164. */
export const e164 = z
  .string()
  .regex(/^\+[1-9]\d{6,14}$/, 'a number in E.164, such as +12125550100')
  .refine(
    (text) => {
      const number = parsePhoneNumberFromString(text, { extract: false });
      return number?.isValid() === true && number.number === text;
    },
    {
      message: 'not a phone number of any country: check the country code and the digits',
      params: { fault: 'no_number' },
    },
  );
