import { createHmac, hkdfSync, randomBytes } from 'node:crypto';
import type { TenantTx } from '@voicecore/database';
import type { TenantId } from '@voicecore/domain/kernel';
import { decrypt, encrypt, keyBytes } from './envelope';

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
}

/** How long an unwrapped tenant key stays in memory, in ms: a destroyed key is gone everywhere after that. */
const keyLifetime = 5 * 60_000;
/** Tenant keys held at once; the oldest is dropped first. */
const keysHeld = 2_000;

const wrapPlace: Place = { table: 'tenants', column: 'wrapped_key', row: '' };
const callPlace: Place = { table: 'calls', column: 'wrapped_key', row: '' };

/** Length-safe form of tenant, table, column and row. */
function associated(tenantId: string, place: Place): Buffer {
  return Buffer.from(JSON.stringify([tenantId, place.table, place.column, place.row]));
}

function sealOf(key: Buffer, tenantId: string): Seal {
  return {
    seal: (place, text) => encrypt(key, Buffer.from(text, 'utf8'), associated(tenantId, place)),
    open: (place, sealed) => decrypt(key, sealed, associated(tenantId, place)).toString('utf8'),
  };
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

  /** A new tenant's key, wrapped; stored in `tenants.wrapped_key`. */
  newTenantKey(): Buffer {
    return encrypt(this.wrapping, randomBytes(keyBytes), associated('', wrapPlace));
  }

  /** The seal of the transaction's tenant. */
  async tenant(tx: TenantTx): Promise<Seal> {
    return sealOf(await this.tenantKey(tx), tx.tenantId);
  }

  /** A new call's key, wrapped for `calls.wrapped_key`, and its seal. */
  async newCallKey(tx: TenantTx): Promise<{ wrapped: Buffer; seal: Seal }> {
    const key = randomBytes(keyBytes);
    const wrapped = encrypt(await this.tenantKey(tx), key, associated(tx.tenantId, callPlace));
    return { wrapped, seal: sealOf(key, tx.tenantId) };
  }

  /** The seal of a call by its wrapped key. */
  async call(tx: TenantTx, wrapped: Buffer): Promise<Seal> {
    const key = decrypt(await this.tenantKey(tx), wrapped, associated(tx.tenantId, callPlace));
    return sealOf(key, tx.tenantId);
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

  private async tenantKey(tx: TenantTx): Promise<Buffer> {
    const held = this.tenantKeys.get(tx.tenantId);
    if (held && held.until > this.now()) return held.key;
    const [row] = await tx.query<{ wrapped: Buffer }>('select wrapped_key as wrapped from tenants where id = $1', [
      tx.tenantId,
    ]);
    if (!row) throw new Error('This tenant has no key.');
    const key = decrypt(this.wrapping, row.wrapped, associated('', wrapPlace));
    this.tenantKeys.delete(tx.tenantId);
    this.tenantKeys.set(tx.tenantId, { key, until: this.now() + keyLifetime });
    for (const oldest of this.tenantKeys.keys()) {
      if (this.tenantKeys.size <= keysHeld) break;
      this.tenantKeys.delete(oldest);
    }
    return key;
  }
}
