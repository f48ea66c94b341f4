/** Milliseconds since the Unix epoch, always passed in: the domain has no clock. */
export type Instant = number;

declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

export type TenantId = Branded<'TenantId'>;
export type CallId = Branded<'CallId'>;
export type AgentId = Branded<'AgentId'>;
export type DepartmentId = Branded<'DepartmentId'>;
export type PersonId = Branded<'PersonId'>;
export type OfferId = Branded<'OfferId'>;
export type EntryId = Branded<'EntryId'>;
export type ProcessId = Branded<'ProcessId'>;
export type OutboundCallId = Branded<'OutboundCallId'>;

/** The languages in which a caller is served. */
export type Language = 'en' | 'es';
export const languages: readonly Language[] = ['en', 'es'];

/** The same words in every language that a caller may be served in. */
export interface Bilingual {
  readonly en: string;
  readonly es: string;
}

/** The other language of the two. */
export function otherLanguage(language: Language): Language {
  return language === 'en' ? 'es' : 'en';
}
export { pattern } from './pattern';
