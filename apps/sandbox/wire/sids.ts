import { randomBytes } from 'node:crypto';

/** Two letters defined by Twilio and 32 hexadecimal digits. */
export type SidPrefix = 'AC' | 'CA' | 'CF' | 'QU' | 'RE' | 'MZ' | 'SK' | 'AP' | 'PN';

export function newSid(prefix: SidPrefix): string {
  return prefix + randomBytes(16).toString('hex');
}
