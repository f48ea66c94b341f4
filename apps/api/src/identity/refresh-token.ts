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
 * Returns the next secret. It depends only on the old one, the server's key and the client, so that the same client
 * that asks twice (two tabs, a lost response) gets the same successor, and any other client is detected.
 */
export function successorOf(secret: string, client: string, key: string): string {
  return createHmac('sha256', key).update(`refresh\0${secret}\0${client}`).digest('base64url');
}

/** Returns the hash of a secret that is stored; the secret has full entropy, so a plain hash is enough. */
export function hashOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

export function sameHash(stored: Buffer, secret: string): boolean {
  const given = hashOf(secret);
  return stored.length === given.length && timingSafeEqual(stored, given);
}
