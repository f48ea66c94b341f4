import type { Instant } from '../kernel';

/** What is stored about a link with which a user who forgot their password sets a new one. */
export interface PasswordLinkRecord {
  /** Set if it is the person's newest link and was not used; only then does it expire. */
  readonly expiresAt: Instant | null;
  readonly wasUsed: boolean;
  readonly wasReplaced: boolean;
}

export type PasswordLinkEnd = 'used' | 'replaced' | 'expired';

/**
 * Returns why a genuine link does not set a password. Null if it does, and also if nothing is stored about it: a person
 * who made it up, or has lost the account since, is only told that it does not work.
 */
export function endOfPasswordLink(
  { expiresAt, wasUsed, wasReplaced }: PasswordLinkRecord,
  now: Instant,
): PasswordLinkEnd | null {
  if (wasUsed) return 'used';
  if (wasReplaced) return 'replaced';
  return expiresAt !== null && expiresAt <= now ? 'expired' : null;
}
