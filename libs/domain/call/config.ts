import type { Bilingual, Language } from '../kernel';
import type { ScreeningPolicy } from '../screening';

/** One immutable version of the tenant's settings; a call keeps the version that was current when it came in. */
export interface CallConfig {
  readonly version: number;
  readonly defaultLanguage: Language;
  readonly greeting: Bilingual | null;
  readonly attemptsBeforeTransfer: number;
  /** Words callers use for matters that are urgent to this business. */
  readonly urgent: readonly string[];
  readonly ringSeconds: number;
  readonly screening: ScreeningPolicy;
}
