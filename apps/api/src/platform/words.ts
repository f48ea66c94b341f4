import { z } from 'zod';

/**
 * Control characters and halves of surrogate pairs: no screen shows them, they cannot be spoken, and a column refuses
 * some of them.
 */
const unwritable = /[\p{Cc}\p{Cs}]/u;
/** The same for a text that may have several lines. */
const unwritableInLines = /(?![\n\t])[\p{Cc}\p{Cs}]/u;
const message = 'contains characters that are not text';

/** Returns the text without characters that no column accepts: for text from strangers that must not be refused. */
export const writable = (text: string): string => text.replace(/[\p{Cc}\p{Cs}]/gu, ' ');

/** Text of one line, composed (NFC) so that what looks the same is the same, without whitespace at its ends. */
export const words = (most: number, least = 1) =>
  z
    .string()
    .normalize('NFC')
    .trim()
    .min(least)
    .max(most)
    .refine((text) => !unwritable.test(text), message);

/** Text that may have several lines. */
export const lines = (most: number, least = 1) =>
  z
    .string()
    .normalize('NFC')
    .overwrite((text) => text.replace(/\r\n?/g, '\n'))
    .trim()
    .min(least)
    .max(most)
    .refine((text) => !unwritableInLines.test(text), message);

/** Text that is compared and hashed exactly as typed. */
export const secret = (least: number, most: number) =>
  z
    .string()
    .min(least)
    .max(most)
    .refine((text) => !unwritable.test(text), message);

/** Text that we have written ourselves and get back: letters, digits and the characters of base64url. */
export const opaque = (most: number) =>
  z
    .string()
    .max(most)
    .regex(/^[\w.-]*$/, 'not a value that this API issued');

/** The first moment of the year 10000: a column accepts more, a clock does not. */
const endOfTime = 253_402_300_800_000;

/** Milliseconds since the epoch, as stored in a cursor. */
export const moment = z.number().min(0).max(endOfTime);

const dayOrInstant = z.union([z.iso.date(), z.iso.datetime({ offset: true, local: true })]);

/** A day or an instant of the Common Era, ISO 8601, as a query names it. */
export const when = z
  .string()
  .max(40)
  .refine(
    (text) => dayOrInstant.safeParse(text).success && moment.safeParse(Date.parse(text)).success,
    'a day or an instant (ISO 8601)',
  )
  .transform((text) => Date.parse(text));
