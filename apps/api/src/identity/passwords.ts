import { Injectable } from '@nestjs/common';
import { Algorithm, hash, verify, type Options } from '@node-rs/argon2';
import { randomBytes } from 'node:crypto';
import { AppError } from '../platform/app-error';
import { isGuessedEarly } from './password-strength';

/** argon2id with 19 MiB, two passes, one lane: OWASP's minimum, about 20 ms of one core here. */
const parameters: Options = { algorithm: Algorithm.Argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** The stored value of an invited account that has no password yet; no input verifies against it. */
export const noPassword = 'none';

/** Hashes and checks passwords. A check takes as long for an account that does not exist as for one that does. */
@Injectable()
export class Passwords {
  private readonly unmatched = hash(randomBytes(24).toString('base64'), parameters);

  hash(password: string): Promise<string> {
    return hash(password, parameters);
  }

  /**
   * Returns false for a wrong password, for an invited account (`none`) and for no account (null), in the same time.
   */
  async matches(stored: string | null, password: string): Promise<boolean> {
    const known = stored !== null && stored.startsWith('$argon2id$');
    const right = await verify(known ? stored : await this.unmatched, password);
    return known && right;
  }

  /** Throws for a password that attackers try first. The schema checks the length. */
  async accept(password: string): Promise<void> {
    if (!(await isGuessedEarly(password))) return;
    throw new AppError('invalid_request', {
      errors: [
        {
          path: 'password',
          message: 'this password is one of the common passwords that attackers try first',
          code: 'common_password',
        },
      ],
    });
  }
}
