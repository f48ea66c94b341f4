import type { AfterHours } from '../hours';
import type { Bilingual, DepartmentId, Language } from '../kernel';
import type { ScreeningPolicy } from '../screening';

/** How long callers wait, how many, and where those go who cannot. */
export interface QueueLimits {
  /** The longest wait for a person, s; after it the caller goes on to the overflow or leaves a message. */
  readonly longestWaitSeconds: number;
  /** A department with this many waiting callers takes no more; null for any number. */
  readonly mostWaiting: number | null;
  /** The department that takes the callers of the others when those are full, or nobody comes; null for none. */
  readonly overflowTo: DepartmentId | null;
}

export const firstQueueLimits: QueueLimits = { longestWaitSeconds: 180, mostWaiting: null, overflowTo: null };

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
  readonly queue: QueueLimits;
  /** What callers get who want a person while nobody is at work. */
  readonly afterHours: AfterHours;
}
