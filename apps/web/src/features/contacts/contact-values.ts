import type { FormErrors } from '@mantine/form';
import { contactLimits, readAccountCode } from '@voicecore/domain/contacts';
import type { Contact, ContactToImport } from '../../lib/api';
import { phoneNumber } from '../../lib/format';
import { asE164 } from '../../lib/format/typed-number';

/** What stands in the fields of the form: several numbers in lines, several tags between commas. */
export interface Values extends Record<string, string> {
  name: string;
  company: string;
  numbers: string;
  tier: string;
  language: string;
  accountCode: string;
  tags: string;
  notes: string;
}

/** Returns the fields for a contact, or for a new one with this number. */
export function valuesOf(contact: Contact | null, number: string | null): Values {
  const numbers = contact?.numbers ?? (number === null ? [] : [number]);
  return {
    name: contact?.name ?? '',
    company: contact?.company ?? '',
    numbers: numbers.map((one) => phoneNumber(one)).join('\n'),
    tier: contact?.tier ? String(contact.tier) : '',
    language: contact?.language ?? '',
    accountCode: contact?.accountCode ?? '',
    tags: contact?.tags.join(', ') ?? '',
    notes: contact?.notes ?? '',
  };
}

const separate = (text: string, separator: RegExp): string[] => [
  ...new Set(
    text
      .split(separator)
      .map((part) => part.trim())
      .filter(Boolean),
  ),
];

/** Numbers that strangers call from need not exist in any numbering plan: as they were stored, they stay. */
const numberOf = (typed: string): string | null => {
  const plain = typed.replace(/[\s().-]/g, '');
  return asE164(typed) ?? (/^\+[1-9]\d{6,14}$/.test(plain) ? plain : null);
};

const numbersIn = (text: string): (string | null)[] => separate(text, /[\n;,]/).map(numberOf);
const tagsIn = (text: string): string[] => separate(text, /[;,|\n]|:::/);

/** Returns what the fields say, for the server. */
export function bodyOf({ name, company, numbers, tier, language, accountCode, tags, notes }: Values): ContactToImport {
  return {
    ...{ name, company, notes, tags: tagsIn(tags) },
    numbers: [...new Set(numbersIn(numbers).filter((number) => number !== null))],
    tier: ([1, 2, 3] as const).find((one) => String(one) === tier) ?? null,
    language: language === 'en' || language === 'es' ? language : null,
    accountCode: accountCode.trim() === '' ? null : accountCode,
  };
}

type Fault = 'name' | 'numbers' | 'many_numbers' | 'account_code' | 'tags';

/** Returns the fields that cannot be saved as they are. */
export function faultsOf(values: Values, words: (fault: Fault) => string): FormErrors {
  const { name, numbers, accountCode, tags } = values;
  const all = numbersIn(numbers);
  const errors: FormErrors = {};
  if (name.trim() === '') errors.name = words('name');
  if (all.length > contactLimits.numbers) errors.numbers = words('many_numbers');
  if (all.includes(null)) errors.numbers = words('numbers');
  if (accountCode.trim() !== '' && readAccountCode(accountCode) === null) errors.accountCode = words('account_code');
  const each = tagsIn(tags);
  if (each.length > contactLimits.tags || each.some(({ length }) => length > contactLimits.tag))
    errors.tags = words('tags');
  return errors;
}
