import { contactLimits, isOneTag, readAccountCode } from '@voicecore/domain/contacts';
import { searchTerms } from '@voicecore/domain/finding';
import { z } from 'zod';
import { pageOf, pageQuery } from '../platform/paging';
import { anyNumber } from '../platform/phone-number';
import { seenVersion, version } from '../platform/version';
import { lines, words } from '../platform/words';

/** No value twice. */
const distinct = <T>(all: readonly T[]): boolean => new Set(all).size === all.length;

const language = z
  .enum(['en', 'es'])
  .nullable()
  .meta({ description: 'The language that the contact speaks; null when unknown' });
const tier = z
  .literal([1, 2, 3])
  .nullable()
  .meta({ description: 'How important the contact is, 1 the highest; a contact with a tier is never screened out' });
const tag = words(contactLimits.tag).refine(isOneTag, 'a tag has no comma, semicolon or bar');
const accountCode = z
  .string()
  .max(40)
  .transform((typed) => readAccountCode(typed) ?? '')
  .refine((code) => code !== '', '3 to 12 letters and digits')
  .nullable();

const shape = {
  name: words(contactLimits.name),
  company: words(contactLimits.company, 0),
  language,
  notes: lines(contactLimits.notes, 0),
  tags: z.array(tag).max(contactLimits.tags).refine(distinct, 'a tag is given twice'),
  tier,
  numbers: z
    .array(anyNumber)
    .max(contactLimits.numbers)
    .refine(distinct, 'a number is given twice')
    .meta({ description: 'In E.164; calls from these numbers show the contact' }),
  accountCode: accountCode.meta({ description: '3 to 12 letters and digits, which the contact can say or type' }),
};
const moveNumbers = z.boolean().meta({
  description:
    'Whether a number or account code that another contact has moves to this one; otherwise it is refused with 409 `contact_number_taken` or `account_code_taken`, and `heldBy` is the id of that contact',
});

const text = z.strictObject({
  ...shape,
  company: shape.company.default(''),
  language: language.default(null),
  notes: shape.notes.default(''),
  tags: shape.tags.default([]),
  tier: tier.default(null),
  numbers: shape.numbers.default([]),
  accountCode: shape.accountCode.default(null),
});

export const newContact = text.extend({ moveNumbers: moveNumbers.default(false) }).meta({ id: 'NewContact' });
export type NewContact = z.output<typeof newContact>;

export const contactChange = z
  .strictObject({ ...shape, moveNumbers })
  .partial()
  .extend({ version: seenVersion })
  .meta({ id: 'ContactChange' });
export type ContactChange = z.output<typeof contactChange>;

export const newContacts = z
  .strictObject({
    contacts: z
      .array(text.meta({ id: 'ContactToImport' }))
      .min(1)
      .max(500),
  })
  .meta({ id: 'NewContacts' });
export type NewContacts = z.output<typeof newContacts>;

export const refusals = ['contact_number_taken', 'account_code_taken'] as const;
export const contactsAdded = z
  .object({
    added: z.number().int().meta({ description: 'How many were added' }),
    refused: z
      .array(
        z.object({
          position: z.number().int().meta({ description: 'Which of the contacts, from 0' }),
          code: z.enum(refusals),
          heldBy: z.uuid().nullable().meta({
            description: 'The contact that has the number or code; null when it is an earlier one of the same request',
          }),
        }),
      )
      .meta({ description: 'Those that were left out, and why' }),
  })
  .meta({ id: 'ContactsAdded' });
export type ContactsAdded = z.output<typeof contactsAdded>;

/** Who is calling, by the number. */
export const knownName = z
  .object({ id: z.uuid(), name: z.string(), company: z.string(), tier })
  .meta({ id: 'KnownName', description: 'The contact that has the number of a call' });

/** A contact as those see it who have a call of theirs. */
export const knownCaller = knownName
  .extend({ language, tags: z.array(z.string()), notes: z.string() })
  .meta({ id: 'KnownCaller', description: 'The contact that has the number of a call' });
export type KnownCaller = z.output<typeof knownCaller>;

export const contact = z
  .object({
    id: z.uuid(),
    name: z.string().nullable().meta({ description: 'Null when it can no longer be read, because its key is gone' }),
    company: z.string(),
    language,
    notes: z.string(),
    tags: z.array(z.string()),
    tier,
    numbers: z.array(z.string()),
    accountCode: z.string().nullable(),
    createdAt: z.number().int(),
    version,
  })
  .meta({ id: 'Contact' });
export type Contact = z.output<typeof contact>;
export const contactPage = pageOf(contact).meta({ id: 'ContactPage' });

export const contactQuery = z.strictObject({
  ...pageQuery,
  q: words(80)
    .refine(
      (typed) => searchTerms(typed) !== null || readAccountCode(typed) !== null,
      'at least four digits of a number, three letters of a word, or an account code',
    )
    .optional()
    .meta({
      description:
        'The beginnings of words of the name, the company or a tag, the last digits of a number, or an account code',
    }),
});
export type ContactQuery = z.output<typeof contactQuery>;
