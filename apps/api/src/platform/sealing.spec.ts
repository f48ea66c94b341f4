import { randomBytes, randomUUID } from 'node:crypto';
import type { TenantId } from '@voicecore/domain/kernel';
import { Sealing, type KeyTx } from './sealing';

const place = { table: 'memberships', column: 'name_sealed', row: 'p1' };

/** Returns a tenant's transaction that knows only one row: the tenant's own wrapped key. */
function txOf(wrappedFor: (tenantId: string) => Buffer): KeyTx & { reads: number } {
  const tenantId = randomUUID() as TenantId;
  const wrapped = wrappedFor(tenantId);
  const tx = {
    tenantId,
    reads: 0,
    query: async <T>() => {
      tx.reads++;
      return [{ wrapped }] as T[];
    },
  };
  return tx;
}

describe('sealing', () => {
  const sealing = new Sealing(randomBytes(32).toString('base64'));

  it('opens what it sealed, and never writes the text itself', async () => {
    const seal = await sealing.tenant(txOf((id) => sealing.newTenantKey(id)));
    const sealed = seal.seal(place, 'Ana Ruiz ñ');
    expect(sealed.toString('latin1')).not.toContain('Ana');
    expect(seal.open(place, sealed)).toBe('Ana Ruiz ñ');
  });

  it('opens a call by its wrapped key, and not with the key of another call', async () => {
    const tx = txOf((id) => sealing.newTenantKey(id));
    const first = await sealing.newCallKey(tx, 'c1');
    const second = await sealing.newCallKey(tx, 'c2');
    const sealed = first.seal.seal(place, 'hello');
    expect((await sealing.call(tx, 'c1', first.wrapped)).open(place, sealed)).toBe('hello');
    expect(() => second.seal.open(place, sealed)).toThrow('could not be opened');
  });

  it('asks for a tenant key once in five minutes', async () => {
    let now = 0;
    const timed = new Sealing(randomBytes(32).toString('base64'), () => now);
    const tx = txOf((id) => timed.newTenantKey(id));
    await timed.tenant(tx);
    now = 5 * 60_000 - 1;
    await timed.tenant(tx);
    expect(tx.reads).toBe(1);
    now += 1;
    await timed.tenant(tx);
    expect(tx.reads).toBe(2);
  });

  it('cannot read a tenant whose key is gone', async () => {
    const empty: KeyTx = { tenantId: randomUUID() as TenantId, query: async () => [] };
    await expect(sealing.tenant(empty)).rejects.toThrow('has no key');
  });

  it('hashes e-mails without case, and values apart for each tenant', () => {
    expect(sealing.emailLookup(' Ana@Acme.Test ')).toEqual(sealing.emailLookup('ana@acme.test'));
    const [a, b] = [randomUUID() as TenantId, randomUUID() as TenantId];
    expect(sealing.lookup(a, '+12125550142')).not.toEqual(sealing.lookup(b, '+12125550142'));
    expect(sealing.lookup(a, '+12125550142')).toEqual(sealing.lookup(a, '+12125550142'));
  });

  it('refuses a master key of the wrong length in one sentence', () => {
    expect(() => new Sealing('c2hvcnQ=')).toThrow('VOICECORE_MASTER_KEY is not 32 bytes in base64.');
  });
});
