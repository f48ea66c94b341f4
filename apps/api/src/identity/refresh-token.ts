import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { TenantId } from '@voicecore/domain/kernel';

/** A refresh token names its tenant and its row; the secret is 256 bits. */
export interface RefreshToken {
  readonly tenantId: TenantId;
  readonly id: string;
  readonly secret: string;
}

const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const form = new RegExp(`^(${uuid})\\.(${uuid})\\.([\\w-]{43})$`);

export function parseRefreshToken(text: unknown): RefreshToken | null {
  const found = typeof text === 'string' ? form.exec(text) : null;
  if (!found) return null;
  const [, tenantId = '', id = '', secret = ''] = found;
  return { tenantId: tenantId as TenantId, id, secret };
}

export function writeRefreshToken({ tenantId, id, secret }: RefreshToken): string {
  return `${tenantId}.${id}.${secret}`;
}

export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/**
 * The secret that follows. It depends on the old one, the server's key and the client alone, so that the same client that
 * asks twice (two tabs, a lost answer) is handed the same successor, and anybody else is noticed.
 */
export function successorOf(secret: string, client: string, key: string): string {
  return createHmac('sha256', key).update(`refresh\0${secret}\0${client}`).digest('base64url');
}

/** What is stored of a secret; it has full entropy, so a plain hash will do. */
export function hashOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

export function sameHash(stored: Buffer, secret: string): boolean {
  const given = hashOf(secret);
  return stored.length === given.length && timingSafeEqual(stored, given);
}
