import { randomBytes } from 'node:crypto';

export function newId(prefix: 'sess' | 'item' | 'resp' | 'event' | 'call' | 'conv'): string {
  return `${prefix}_${randomBytes(12).toString('base64url').replaceAll(/[-_]/g, 'x')}`;
}
