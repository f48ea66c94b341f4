import type { Bilingual, Language } from '../kernel';

/** One version of the tenant's settings, which never changes; a call keeps the version that held at the ring. */
export interface CallConfig {
  readonly version: number;
  readonly defaultLanguage: Language;
  readonly greeting: Bilingual | null;
  readonly attemptsBeforeTransfer: number;
  /** What callers say when it is urgent for this business. */
  readonly urgent: readonly string[];
  readonly ringSeconds: number;
}
