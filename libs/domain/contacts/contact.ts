import type { Language } from '../kernel';
import { readListed } from '../screening/list-file';

/** How important a contact is to the business; 1 is the highest. */
export const tiers = [1, 2, 3] as const;
export type Tier = (typeof tiers)[number];

/** What a business knows of somebody who calls. Empty texts are unknown. */
export interface ContactText {
  readonly name: string;
  readonly company: string;
  readonly language: Language | null;
  readonly notes: string;
  readonly tags: readonly string[];
  readonly tier: Tier | null;
  /** E.164. */
  readonly numbers: readonly string[];
  /** 3 to 12 letters and digits, in capitals. */
  readonly accountCode: string | null;
}

/** The most characters of each text, and the most tags and numbers. */
export const contactLimits = { name: 120, company: 120, notes: 2_000, tag: 40, tags: 20, numbers: 10 } as const;

/** Why a line or card of a file is no contact. */
export const contactFaults = [
  'no_name',
  'number',
  'language',
  'tier',
  'account_code',
  'too_long',
  'too_many',
  'repeated',
  'quote',
  'version',
  'unfinished',
] as const;
export type ContactFault = (typeof contactFaults)[number];

/** What a file says of a contact, as it is written there. */
export interface ContactCells {
  readonly name: string;
  readonly company: string;
  readonly language: string;
  readonly notes: string;
  readonly tier: string;
  readonly accountCode: string;
  readonly tags: readonly string[];
  readonly numbers: readonly string[];
}

/** Returns an account code as it is stored, however it is typed or dictated; null when it is none. */
export function readAccountCode(typed: string): string | null {
  const code = typed.replace(/[\s-]/g, '').toUpperCase();
  return /^[A-Z0-9]{3,12}$/.test(code) ? code : null;
}

/** Separates several tags or numbers that are written together. */
const between = /[;,|\n]|:::/;

/** True for a text that is one tag, and not several. */
export function isOneTag(text: string): boolean {
  return !between.test(text);
}

/** Completes a number that is written without its country code to E.164, or returns null. */
export type NationalOf = (cell: string) => string | null;

/** Returns the contact that a line or card describes, or why it is none. */
export function contactOf(cells: ContactCells, nationalOf: NationalOf): ContactText | ContactFault {
  const company = oneLine(cells.company);
  const name = oneLine(cells.name) || company;
  const notes = manyLines(cells.notes);
  const tags = distinct(separate(cells.tags).map(oneLine));
  const numbers = distinct(separate(cells.numbers).map(oneLine)).map((cell) => numberOf(cell, nationalOf));
  const language = languageOf(cells.language);
  const tier = tierOf(cells.tier);
  const accountCode = cells.accountCode.trim() === '' ? null : readAccountCode(cells.accountCode);
  if (name === '') return 'no_name';
  if (isTooLong({ name, company, notes, tags })) return 'too_long';
  if (tags.length > contactLimits.tags || numbers.length > contactLimits.numbers) return 'too_many';
  if (numbers.some((number) => number === null)) return 'number';
  if (language === undefined) return 'language';
  if (tier === undefined) return 'tier';
  if (accountCode === null && cells.accountCode.trim() !== '') return 'account_code';
  const readable = distinct(numbers.map((number) => number ?? ''));
  return { name, company, language, notes, tags, tier, numbers: readable, accountCode };
}

/** Control characters and halves of surrogate pairs, which no column takes and no screen shows. */
const unwritable = /[\p{Cc}\p{Cs}]/gu;
const unwritableInLines = /(?![\n\t])[\p{Cc}\p{Cs}]/gu;

function oneLine(text: string): string {
  return text.normalize('NFC').replace(unwritable, ' ').trim();
}

function manyLines(text: string): string {
  return text.normalize('NFC').replace(/\r\n?/g, '\n').replace(unwritableInLines, ' ').trim();
}

function separate(cells: readonly string[]): string[] {
  return cells.flatMap((cell) => cell.split(between));
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts)].filter((text) => text !== '');
}

function isTooLong({ name, company, notes, tags }: Pick<ContactText, 'name' | 'company' | 'notes' | 'tags'>): boolean {
  return (
    name.length > contactLimits.name ||
    company.length > contactLimits.company ||
    notes.length > contactLimits.notes ||
    tags.some((tag) => tag.length > contactLimits.tag)
  );
}

function numberOf(cell: string, nationalOf: NationalOf): string | null {
  const listed = readListed(cell) ?? readListed(nationalOf(cell) ?? '');
  return listed === null || listed.isPrefix ? null : listed.number;
}

/** Undefined when the cell names another language. */
function languageOf(cell: string): Language | null | undefined {
  const name = cell.trim().toLowerCase();
  if (name === '') return null;
  if (/^(en|eng|english|ingl[eé]s)([-_].*)?$/.test(name)) return 'en';
  return /^(es|spa|spanish|espa[nñ]ol|castellano)([-_].*)?$/.test(name) ? 'es' : undefined;
}

/** Undefined when the cell names no tier. */
function tierOf(cell: string): Tier | null | undefined {
  return cell.trim() === '' ? null : tiers.find((tier) => String(tier) === cell.trim());
}
