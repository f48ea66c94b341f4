import type { Env } from '../env';

/**
 * Returns the tokens the carrier may sign with: several while one is replacing another, none when no carrier is
 * configured.
 */
export function authTokensOf({ TWILIO_AUTH_TOKEN: tokens }: Pick<Env, 'TWILIO_AUTH_TOKEN'>): readonly string[] {
  return (tokens ?? '')
    .split(',')
    .map((token) => token.trim())
    .filter(Boolean);
}
