import type { Env } from '../env';

/** The tokens by any of which the carrier may sign: several while one takes the place of another, none where no carrier is set. */
export function authTokensOf({ TWILIO_AUTH_TOKEN: tokens }: Pick<Env, 'TWILIO_AUTH_TOKEN'>): readonly string[] {
  return (tokens ?? '')
    .split(',')
    .map((token) => token.trim())
    .filter(Boolean);
}
