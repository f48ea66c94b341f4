import type { EntryId } from '../kernel';

/** A knowledge entry that answers a question, in the caller's language. */
export interface EntryHit {
  readonly entryId: EntryId;
  readonly question: string;
  readonly answer: string;
  readonly score: number;
}
