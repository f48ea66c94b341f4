import { DatabaseFault } from '@voicecore/database';

const plain = /^[A-Za-z0-9_.-]{1,40}$/;

/**
 * Returns what failed, as a code that may be stored and shown: `carrier_20003`, `database_57014`, `ECONNREFUSED`. Never
 * a message.
 */
export function faultCode(error: unknown): string {
  if (error instanceof DatabaseFault) return `database_${plain.test(error.code) ? error.code : 'unknown'}`;
  if (!(error instanceof Error)) return 'unknown';
  if ('code' in error && typeof error.code === 'number') return `carrier_${error.code}`;
  if ('code' in error && typeof error.code === 'string' && plain.test(error.code)) return error.code;
  if ('status' in error && typeof error.status === 'number') return `http_${error.status}`;
  return 'unknown';
}
