import { createHmac, hkdfSync, randomBytes } from 'node:crypto';
import type { TenantTx } from '@voicecore/database';
import type { TenantId } from '@voicecore/domain/kernel';
import { decrypt, encrypt, keyBytes } from './envelope';

/** The part of a transaction that is needed to read its tenant's key. */
export type KeyTx = Pick<TenantTx, 'tenantId' | 'query'>;

/**
 * The location of a sealed value. It is part of the ciphertext's associated data: moved elsewhere, the value does not
 * open.
 */
export interface Place {
  table: string;
  column: string;
  /** The row's key within its tenant, for instance an id, or `<call>:<n>`. */
  row: string;
}

/** Seals and opens text under one key. `open` throws when the value was changed, moved or sealed under another key. */
export interface Seal {
  seal(place: Place, text: string): Buffer;
  open(place: Place, sealed: Buffer): string;
  /** Like `seal`, for bytes that are not text: audio. */
  sealBytes(place: Place, bytes: Buffer): Buffer;
  openBytes(place: Place, sealed: Buffer): Buffer;
}

/** How long an unwrapped tenant key stays in memory, ms: after that, a destroyed key is gone everywhere. */
const keyLifetime = 5 * 60_000;
/** Number of tenant keys cached; the oldest is dropped first. */
const keysHeld = 2_000;

const tenantKeyPlace = (tenantId: string): Place => ({ table: 'tenants', column: 'wrapped_key', row: tenantId });
const callKeyPlace = (callId: string): Place => ({ table: 'calls', column: 'wrapped_key', row: callId });

/** The master key in use. It is stored in front of each wrapped key, so that keys of two masters can be told apart. */
const masterVersion = 1;
/**
 * First byte of a wrapped key that is bound to its row. Earlier wrapped keys were plain envelopes, which begin with 1.
 */
const boundKey = 2;
const boundHead = Buffer.of(boundKey, masterVersion);

/** True for a wrapped key in the old format, which opens in any row of its kind. */
export function isUnbound(wrapped: Buffer): boolean {
  return wrapped[0] !== boundKey;
}

function wrap(wrapping: Buffer, key: Buffer, tenantId: string, place: Place): Buffer {
  return Buffer.concat([boundHead, encrypt(wrapping, key, boundTo(tenantId, place))]);
}

function unwrap(wrapping: Buffer, wrapped: Buffer, tenantId: string, place: Place): Buffer {
  if (!isUnbound(wrapped)) {
    if (wrapped[1] !== masterVersion) throw new Error('A key was wrapped with a master key that is not configured.');
    return decrypt(wrapping, wrapped.subarray(boundHead.length), boundTo(tenantId, place));
  }
  const owner = place.table === 'tenants' ? '' : tenantId;
  return decrypt(wrapping, wrapped, associated(owner, { ...place, row: '' }));
}

function boundTo(tenantId: string, place: Place): Buffer {
  return Buffer.concat([boundHead, associated(tenantId, place)]);
}

/** Returns tenant, table, column and row in a form where the lengths are unambiguous. */
function associated(tenantId: string, place: Place): Buffer {
  return Buffer.from(JSON.stringify([tenantId, place.table, place.column, place.row]));
}

function sealOf(key: Buffer, tenantId: string): Seal {
  const sealBytes: Seal['sealBytes'] = (place, bytes) => encrypt(key, bytes, associated(tenantId, place));
  const openBytes: Seal['openBytes'] = (place, sealed) => decrypt(key, sealed, associated(tenantId, place));
  return {
    seal: (place, text) => sealBytes(place, Buffer.from(text, 'utf8')),
    open: (place, sealed) => openBytes(place, sealed).toString('utf8'),
    sealBytes,
    openBytes,
  };
}

/**
 * Returns a value for a list or a page; null when it is missing or cannot be read, so that the other rows are still
 * shown.
 */
export function openIfReadable(seal: Seal | null, place: Place, sealed: Buffer | null): string | null {
  if (seal === null || sealed === null) return null;
  try {
    return seal.open(place, sealed);
  } catch {
    return null;
  }
}

/**
 * Envelope encryption: the master key wraps a key per tenant, which wraps a key per call. Destroying a wrapped key
 * makes everything it sealed unreadable, also in an append-only ledger.
 */
export class Sealing {
  /** For values that belong to the installation and not to a tenant: the email of an account. */
  readonly installation: Seal;
  private readonly wrapping: Buffer;
  private readonly lookups: Buffer;
  private readonly tenantKeys = new Map<string, { key: Buffer; until: number }>();

  /** @param masterKey `VOICECORE_MASTER_KEY`, 32 bytes in base64. */
  constructor(
    masterKey: string,
    private readonly now: () => number = Date.now,
  ) {
    const master = Buffer.from(masterKey, 'base64');
    if (master.length !== keyBytes) throw new Error('VOICECORE_MASTER_KEY is not 32 bytes in base64.');
    const derive = (use: string) => Buffer.from(hkdfSync('sha256', master, '', `voicecore/${use}`, keyBytes));
    this.wrapping = derive('wrap');
    this.lookups = derive('lookup');
    this.installation = sealOf(derive('installation'), 'installation');
  }

  /** Returns a new tenant's key, wrapped for its row of `tenants` only. */
  newTenantKey(tenantId: string): Buffer {
    return wrap(this.wrapping, randomBytes(keyBytes), tenantId, tenantKeyPlace(tenantId));
  }

  /** Returns the same key, bound to its row. */
  boundTenantKey(tenantId: string, wrapped: Buffer): Buffer {
    const place = tenantKeyPlace(tenantId);
    return wrap(this.wrapping, unwrap(this.wrapping, wrapped, tenantId, place), tenantId, place);
  }

  /** Returns the same key, bound to its row. */
  async boundCallKey(tx: KeyTx, callId: string, wrapped: Buffer): Promise<Buffer> {
    const wrapping = await this.tenantKey(tx);
    const place = callKeyPlace(callId);
    return wrap(wrapping, unwrap(wrapping, wrapped, tx.tenantId, place), tx.tenantId, place);
  }

  /** Returns the seal of the transaction's tenant. */
  async tenant(tx: KeyTx): Promise<Seal> {
    return sealOf(await this.tenantKey(tx), tx.tenantId);
  }

  /** Returns a new call's key, wrapped for its row of `calls` only, and its seal. */
  async newCallKey(tx: KeyTx, callId: string): Promise<{ wrapped: Buffer; seal: Seal }> {
    const key = randomBytes(keyBytes);
    const wrapped = wrap(await this.tenantKey(tx), key, tx.tenantId, callKeyPlace(callId));
    return { wrapped, seal: sealOf(key, tx.tenantId) };
  }

  /** Returns the seal of a call from its wrapped key. */
  async call(tx: KeyTx, callId: string, wrapped: Buffer): Promise<Seal> {
    const key = unwrap(await this.tenantKey(tx), wrapped, tx.tenantId, callKeyPlace(callId));
    return sealOf(key, tx.tenantId);
  }

  /** Like `call`, but returns null when the call's key was destroyed or damaged, so that other rows are still shown. */
  async callIfReadable(tx: KeyTx, callId: string, wrapped: Buffer): Promise<Seal | null> {
    const tenantKey = await this.tenantKey(tx);
    try {
      return sealOf(unwrap(tenantKey, wrapped, tx.tenantId, callKeyPlace(callId)), tx.tenantId);
    } catch {
      return null;
    }
  }

  /**
   * Returns the keyed hash by which a tenant finds a value again (a number, a word); hashes of different tenants cannot
   * be compared.
   */
  lookup(tenantId: TenantId, value: string): Buffer {
    return createHmac('sha256', this.lookups)
      .update(JSON.stringify([tenantId, value]))
      .digest();
  }

  /** Returns the keyed hash of a value of the installation, which belongs to no tenant. */
  installationLookup(value: string): Buffer {
    return createHmac('sha256', this.lookups)
      .update(JSON.stringify(['installation', value]))
      .digest();
  }

  /** Returns the keyed hash of an account's email, which is unique in the installation and not case-sensitive. */
  emailLookup(email: string): Buffer {
    const normal = email.trim().toLowerCase();
    return createHmac('sha256', this.lookups)
      .update(JSON.stringify(['e-mail', normal]))
      .digest();
  }

  private async tenantKey(tx: KeyTx): Promise<Buffer> {
    const held = this.tenantKeys.get(tx.tenantId);
    if (held && held.until > this.now()) return held.key;
    const [row] = await tx.query<{ wrapped: Buffer }>('select wrapped_key as wrapped from tenants where id = $1', [
      tx.tenantId,
    ]);
    if (!row) throw new Error('This tenant has no key.');
    const key = unwrap(this.wrapping, row.wrapped, tx.tenantId, tenantKeyPlace(tx.tenantId));
    this.tenantKeys.delete(tx.tenantId);
    this.tenantKeys.set(tx.tenantId, { key, until: this.now() + keyLifetime });
    for (const oldest of this.tenantKeys.keys()) {
      if (this.tenantKeys.size <= keysHeld) break;
      this.tenantKeys.delete(oldest);
    }
    return key;
  }
}
