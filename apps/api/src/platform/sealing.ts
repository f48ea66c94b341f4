import { createHmac, hkdfSync, randomBytes } from 'node:crypto';
import type { TenantTx } from '@voicecore/database';
import type { TenantId } from '@voicecore/domain/kernel';
import { decrypt, encrypt, keyBytes } from './envelope';

/** What is needed of a transaction to read its tenant's key. */
export type KeyTx = Pick<TenantTx, 'tenantId' | 'query'>;

/** Where a sealed value stands. It travels with the ciphertext as associated data: moved elsewhere, it does not open. */
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
  /** The same for what is no text: audio. */
  sealBytes(place: Place, bytes: Buffer): Buffer;
  openBytes(place: Place, sealed: Buffer): Buffer;
}

/** How long an unwrapped tenant key stays in memory, in ms: a destroyed key is gone everywhere after that. */
const keyLifetime = 5 * 60_000;
/** Tenant keys held at once; the oldest is dropped first. */
const keysHeld = 2_000;

const tenantKeyPlace = (tenantId: string): Place => ({ table: 'tenants', column: 'wrapped_key', row: tenantId });
const callKeyPlace = (callId: string): Place => ({ table: 'calls', column: 'wrapped_key', row: callId });

/** The master key in use. It stands in front of each wrapped key, so that keys of two masters can be told apart. */
const masterVersion = 1;
/** First byte of a wrapped key that is bound to its row. Before, wrapped keys were plain envelopes, which begin with 1. */
const boundKey = 2;
const boundHead = Buffer.of(boundKey, masterVersion);

/** Whether a wrapped key is one of before, which opens in any row of its kind. */
export function isUnbound(wrapped: Buffer): boolean {
  return wrapped[0] !== boundKey;
}

function wrap(wrapping: Buffer, key: Buffer, tenantId: string, place: Place): Buffer {
  return Buffer.concat([boundHead, encrypt(wrapping, key, boundTo(tenantId, place))]);
}

function unwrap(wrapping: Buffer, wrapped: Buffer, tenantId: string, place: Place): Buffer {
  if (!isUnbound(wrapped)) {
    if (wrapped[1] !== masterVersion) throw new Error('A key is wrapped by a master key that is not configured.');
    return decrypt(wrapping, wrapped.subarray(boundHead.length), boundTo(tenantId, place));
  }
  const owner = place.table === 'tenants' ? '' : tenantId;
  return decrypt(wrapping, wrapped, associated(owner, { ...place, row: '' }));
}

function boundTo(tenantId: string, place: Place): Buffer {
  return Buffer.concat([boundHead, associated(tenantId, place)]);
}

/** Length-safe form of tenant, table, column and row. */
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

/** A value for a list or a page; null where it is not there or cannot be read, so that the rows beside it are shown. */
export function openIfReadable(seal: Seal | null, place: Place, sealed: Buffer | null): string | null {
  if (seal === null || sealed === null) return null;
  try {
    return seal.open(place, sealed);
  } catch {
    return null;
  }
}

/**
 * Envelope encryption: the master key wraps a key per tenant, that wraps a key per call. Destroying a wrapped key makes
 * what it sealed unreadable, also in an append-only ledger.
 */
export class Sealing {
  /** For what belongs to the installation and not to a tenant: the e-mail of an account. */
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

  /** A new tenant's key, wrapped for its row of `tenants` and no other. */
  newTenantKey(tenantId: string): Buffer {
    return wrap(this.wrapping, randomBytes(keyBytes), tenantId, tenantKeyPlace(tenantId));
  }

  /** The same key, bound to its row. */
  boundTenantKey(tenantId: string, wrapped: Buffer): Buffer {
    const place = tenantKeyPlace(tenantId);
    return wrap(this.wrapping, unwrap(this.wrapping, wrapped, tenantId, place), tenantId, place);
  }

  /** The same key, bound to its row. */
  async boundCallKey(tx: KeyTx, callId: string, wrapped: Buffer): Promise<Buffer> {
    const wrapping = await this.tenantKey(tx);
    const place = callKeyPlace(callId);
    return wrap(wrapping, unwrap(wrapping, wrapped, tx.tenantId, place), tx.tenantId, place);
  }

  /** The seal of the transaction's tenant. */
  async tenant(tx: KeyTx): Promise<Seal> {
    return sealOf(await this.tenantKey(tx), tx.tenantId);
  }

  /** A new call's key, wrapped for its row of `calls` and no other, and its seal. */
  async newCallKey(tx: KeyTx, callId: string): Promise<{ wrapped: Buffer; seal: Seal }> {
    const key = randomBytes(keyBytes);
    const wrapped = wrap(await this.tenantKey(tx), key, tx.tenantId, callKeyPlace(callId));
    return { wrapped, seal: sealOf(key, tx.tenantId) };
  }

  /** The seal of a call by its wrapped key. */
  async call(tx: KeyTx, callId: string, wrapped: Buffer): Promise<Seal> {
    const key = unwrap(await this.tenantKey(tx), wrapped, tx.tenantId, callKeyPlace(callId));
    return sealOf(key, tx.tenantId);
  }

  /** The same; null for a call whose key was destroyed or damaged, which must not take other rows away with it. */
  async callIfReadable(tx: KeyTx, callId: string, wrapped: Buffer): Promise<Seal | null> {
    const tenantKey = await this.tenantKey(tx);
    try {
      return sealOf(unwrap(tenantKey, wrapped, tx.tenantId, callKeyPlace(callId)), tx.tenantId);
    } catch {
      return null;
    }
  }

  /** The keyed hash under which a tenant finds a value again (a number, a word); tenants cannot compare theirs. */
  lookup(tenantId: TenantId, value: string): Buffer {
    return createHmac('sha256', this.lookups)
      .update(JSON.stringify([tenantId, value]))
      .digest();
  }

  /** The keyed hash of an account's e-mail, which is unique in the installation and not case-sensitive. */
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
