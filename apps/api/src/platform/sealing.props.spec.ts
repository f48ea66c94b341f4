import { createHash, hkdfSync, randomBytes } from 'node:crypto';
import type { TenantId } from '@voicecore/domain/kernel';
import { trials } from '@voicecore/testing';
import fc from 'fast-check';
import { encrypt } from './envelope';
import { isUnbound, Sealing, type KeyTx, type Place, type Seal } from './sealing';

const runs = trials(100);

const master = randomBytes(32);
const sealing = new Sealing(master.toString('base64'));
const wrapping = Buffer.from(hkdfSync('sha256', master, '', 'voicecore/wrap', 32));

/** Returns a tenant's key as it was wrapped before keys were bound to their rows. */
const unboundTenantKey = () =>
  encrypt(wrapping, randomBytes(32), Buffer.from(JSON.stringify(['', 'tenants', 'wrapped_key', ''])));
const wrappedKeys = new Map<string, Buffer>();

/** Returns the seal of a tenant's call; the tenant has the same key during the whole test, as in its row. */
async function callOf(tenantId: string): Promise<{ tx: KeyTx; wrapped: Buffer; seal: Seal; tenantSeal: Seal }> {
  const wrapped = wrappedKeys.get(tenantId) ?? sealing.newTenantKey(tenantId);
  wrappedKeys.set(tenantId, wrapped);
  const tx: KeyTx = { tenantId: tenantId as TenantId, query: async <T>() => [{ wrapped }] as T[] };
  return { tx, ...(await sealing.newCallKey(tx, 'c1')), tenantSeal: await sealing.tenant(tx) };
}

const names = fc.constantFrom('call_turns', 'memberships', 'text_sealed', 'name_sealed', 'a', 'a|b', 'b');
const places: fc.Arbitrary<Place> = fc.record({ table: names, column: names, row: fc.oneof(fc.uuid(), names) });
/** Another place that differs in only one part, or only in where one part ends and the next begins. */
const moves: Record<string, (place: Place) => Place> = {
  row: (place) => ({ ...place, row: `${place.row}2` }),
  column: (place) => ({ ...place, column: `${place.column}2` }),
  table: (place) => ({ ...place, table: `${place.table}2` }),
  tableEnd: ({ table, column, row }) => ({ table: table + column.slice(0, 1), column: column.slice(1), row }),
  columnEnd: ({ table, column, row }) => ({ table, column: column + row.slice(0, 1), row: row.slice(1) }),
};
const texts = fc.string({ unit: 'grapheme', minLength: 4, maxLength: 300 });
const tenants = fc.constantFrom('t1', 't2', 't3');

const opens = (seal: Seal, place: Place, sealed: Buffer): boolean => {
  try {
    seal.open(place, sealed);
    return true;
  } catch {
    return false;
  }
};

describe('Property 13: Data encryption', () => {
  it('opens only in its tenant, table, column and row, and only unchanged', async () => {
    const cases = fc.record({
      tenant: tenants,
      other: tenants,
      place: places,
      move: fc.constantFrom(...Object.values(moves)),
      text: texts,
      flip: fc.nat(),
    });
    await fc.assert(
      fc.asyncProperty(cases, async ({ tenant, other, place, move, text, flip }) => {
        const mine = await callOf(tenant);
        for (const seal of [mine.seal, mine.tenantSeal]) {
          const sealed = seal.seal(place, text);
          expect(seal.open(place, sealed)).toBe(text);
          expect(sealed.includes(Buffer.from(text))).toBe(false);
          expect(opens(seal, move(place), sealed)).toBe(false);
          const changed = Buffer.from(sealed);
          changed[flip % sealed.length]! ^= 1;
          expect(opens(seal, place, changed)).toBe(false);
          const theirs = await callOf(other);
          expect(opens(theirs.seal, place, sealed)).toBe(false);
          if (other !== tenant) expect(opens(theirs.tenantSeal, place, sealed)).toBe(false);
        }
      }),
      { numRuns: runs },
    );
  });

  it('binds a value to its tenant even where the key is the same', async () => {
    await fc.assert(
      fc.asyncProperty(places, texts, async (place, text) => {
        const stolen = unboundTenantKey();
        const txOf = (tenantId: string): KeyTx => ({
          tenantId: tenantId as TenantId,
          query: async <T>() => [{ wrapped: stolen }] as T[],
        });
        // A row that contains another tenant's wrapped key: the same key, another tenant.
        const id = createHash('sha256').update(stolen).digest('hex');
        const [first, second] = [await sealing.tenant(txOf(`${id}-1`)), await sealing.tenant(txOf(`${id}-2`))];
        expect(opens(second, place, first.seal(place, text))).toBe(false);
      }),
      { numRuns: runs },
    );
  });

  it('opens a wrapped key in its own row only: not of another call, not of another tenant', async () => {
    const ids = fc.constantFrom('c1', 'c2', 'c3');
    await fc.assert(
      fc.asyncProperty(tenants, tenants, ids, ids, async (tenant, other, mine, theirs) => {
        const { tx } = await callOf(tenant);
        const { wrapped } = await sealing.newCallKey(tx, mine);
        const opened = await sealing.callIfReadable(tx, theirs, wrapped);
        expect(opened === null).toBe(mine !== theirs);
        const moved = sealing.newTenantKey(tenant);
        const there: KeyTx = {
          tenantId: `moved-${other}` as TenantId,
          query: async <T>() => [{ wrapped: moved }] as T[],
        };
        await expect(sealing.tenant(there)).rejects.toThrow('could not be opened');
      }),
      { numRuns: runs },
    );
  });

  it('binds a key of before to its row without changing it', async () => {
    await fc.assert(
      fc.asyncProperty(places, texts, fc.uuid(), async (place, text, id) => {
        const before = unboundTenantKey();
        const txOf = (tenantId: string, wrapped: Buffer): KeyTx => ({
          tenantId: tenantId as TenantId,
          query: async <T>() => [{ wrapped }] as T[],
        });
        const other = new Sealing(master.toString('base64'));
        const sealed = (await sealing.tenant(txOf(id, before))).seal(place, text);
        const bound = sealing.boundTenantKey(id, before);
        expect([isUnbound(before), isUnbound(bound)]).toEqual([true, false]);
        expect((await other.tenant(txOf(id, bound))).open(place, sealed)).toBe(text);
        await expect(other.tenant(txOf(`${id}-2`, bound))).rejects.toThrow();
      }),
      { numRuns: runs },
    );
  });

  it('never writes the same bytes twice for the same text', async () => {
    await fc.assert(
      fc.asyncProperty(places, texts, tenants, async (place, text, tenant) => {
        const { seal } = await callOf(tenant);
        expect(seal.seal(place, text).equals(seal.seal(place, text))).toBe(false);
      }),
      { numRuns: runs },
    );
  });
});
