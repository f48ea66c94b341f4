import type { Instant } from '../kernel';

/**
 * A token this young is not used up, ms: the tabs that a browser opens together all go on with it. Twice the grace, so
 * that a token is never followed by a second successor while one that came before it may still be on its way.
 */
export const restMs = 20_000;
/** How long the same client may present a used token again and be handed the same successor, ms: an answer was lost. */
export const graceMs = 10_000;

/** What is stored of a refresh token. */
export interface RefreshToken {
  readonly createdAt: Instant;
  readonly usedAt: Instant | null;
  readonly revokedAt: Instant | null;
  readonly expiresAt: Instant;
}

/**
 * - `over`: the sign-in has ended.
 * - `same`: it goes on with the token that it has, which is not sent again: the answer might come after a successor's.
 * - `next`: the token is used up, a successor takes its place.
 * - `again`: the successor that was handed out before is handed out once more.
 * - `stolen`: two hold the token and we do not know which of them is the thief, so the sign-in ends.
 */
export type Refresh = 'over' | 'same' | 'next' | 'again' | 'stolen';

/**
 * What follows when a genuine refresh token is presented.
 * @param successor that of this very client, if there is one
 */
export function decideRefresh(token: RefreshToken, successor: RefreshToken | null, now: Instant): Refresh {
  if (token.revokedAt !== null || token.expiresAt <= now) return 'over';
  if (token.usedAt === null) return now - token.createdAt < restMs ? 'same' : 'next';
  const isRepeated = now - token.usedAt <= graceMs && successor !== null && successor.usedAt === null;
  return isRepeated ? 'again' : 'stolen';
}
