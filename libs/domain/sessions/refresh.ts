import type { Instant } from '../kernel';

/**
 * A token younger than this is not used up, ms: all tabs that a browser opens together continue with it. Twice the
 * grace, so that a token never gets a second successor while an earlier one may still be on its way.
 */
export const restMs = 20_000;
/** How long the same client may present a used token again and get the same successor, ms: a response was lost. */
export const graceMs = 10_000;

/** What is stored about a refresh token. */
export interface RefreshToken {
  readonly createdAt: Instant;
  readonly usedAt: Instant | null;
  readonly revokedAt: Instant | null;
  readonly expiresAt: Instant;
}

/**
 * - `over`: the sign-in has ended.
 * - `same`: the client keeps its current token, which is not resent: the response might arrive after a successor's.
 * - `next`: the token is used up and replaced by a successor.
 * - `again`: the successor that was issued before is issued once more.
 * - `stolen`: two clients hold the token and we do not know which one is the thief, so the sign-in ends.
 */
export type Refresh = 'over' | 'same' | 'next' | 'again' | 'stolen';

/**
 * Decides what happens when a genuine refresh token is presented.
 * @param successor the successor issued to this same client, if there is one
 */
export function decideRefresh(token: RefreshToken, successor: RefreshToken | null, now: Instant): Refresh {
  if (token.revokedAt !== null || token.expiresAt <= now) return 'over';
  if (token.usedAt === null) return now - token.createdAt < restMs ? 'same' : 'next';
  const isRepeated = now - token.usedAt <= graceMs && successor !== null && successor.usedAt === null;
  return isRepeated ? 'again' : 'stolen';
}
