import type { TenantTx } from '@voicecore/database';
import type { TenantId } from '@voicecore/domain/kernel';
import { testDatabase, trials, type SeededTenant, type TestDatabase } from '@voicecore/testing';
import fc from 'fast-check';
import { randomBytes } from 'node:crypto';
import { fillTenant } from '../../../../database/tests/fill-tenant';
import { Sealing, type Place } from './sealing';

const runs = trials(100);

/** A sealed column of one row, at a place where the product could have written it. */
interface Cell {
  table: string;
  column: string;
  tenantId: TenantId;
  /** Finds the row by its key, as the tenant. */
  where: string;
}

const texts = fc
  .string({ unit: 'grapheme', minLength: 6, maxLength: 200 })
  .filter((text) => Buffer.byteLength(text) >= 6);

describe('Property 13: Data encryption', () => {
  const master = randomBytes(32).toString('base64');
  const sealing = new Sealing(master);
  let db: TestDatabase;
  let cells: Cell[];

  beforeAll(async () => {
    db = await testDatabase();
    const tenants = [
      await fillTenant(db, 'One', { sealing, agents: 2 }),
      await fillTenant(db, 'Two', { sealing, agents: 2 }),
    ];
    cells = (await Promise.all(tenants.map(cellsOf))).flat();
  });
  afterAll(() => db.drop());

  /** Discovers every sealed column in a tenant's rows. */
  const cellsOf = async ({ tenantId }: SeededTenant): Promise<Cell[]> => {
    const found = await db.asSuperuser<{ table: string; column: string; key: string[] }>(
      `select c.relname as table, a.attname as column, (select array_agg(k.attname::text) from pg_index i
         join pg_attribute k on k.attrelid = c.oid and k.attnum = any (i.indkey) where i.indrelid = c.oid and i.indisprimary) as key
       from pg_class c join pg_attribute a on a.attrelid = c.oid
       where c.relkind = 'r' and a.attname ~ 'sealed$' and has_column_privilege('voicecore_app', c.oid, a.attnum, 'update')
         and exists (select from pg_attribute t where t.attrelid = c.oid and t.attname = 'tenant_id')`,
    );
    const all: Cell[] = [];
    for (const { table, column, key } of found) {
      const keys = key.map((name) => `'${name} = ''' || ${name}::text || ''''`).join(` || ' and ' || `);
      const rows = await db.asSuperuser<{ where: string }>(
        `select ${keys} as where from ${table} where tenant_id = $1`,
        [tenantId],
      );
      all.push(...rows.map(({ where }) => ({ table, column, tenantId, where })));
    }
    return all;
  };

  const placeOf = ({ table, column, where }: Cell): Place => ({ table, column, row: where });
  const inTenant = <T>(cell: Cell, work: (tx: TenantTx) => Promise<T>) => db.tenantDb.run(cell.tenantId, work);

  const write = (cell: Cell, text: string) =>
    inTenant(cell, async (tx) => {
      const sealed = (await sealing.tenant(tx)).seal(placeOf(cell), text);
      await tx.query(`update ${cell.table} set ${cell.column} = $1 where ${cell.where}`, [sealed]);
    });

  /** Returns what the tenant reads there; null when it does not open. */
  const read = (cell: Cell) =>
    inTenant(cell, async (tx) => {
      const [row] = await tx.query<{ sealed: Buffer }>(
        `select ${cell.column} as sealed from ${cell.table} where ${cell.where}`,
      );
      const seal = await sealing.tenant(tx);
      try {
        return seal.open(placeOf(cell), row!.sealed);
      } catch {
        return null;
      }
    });

  const raw = async (cell: Cell): Promise<Buffer> => {
    const sql = `select ${cell.column} as sealed from ${cell.table} where ${cell.where}`;
    return (await db.asSuperuser<{ sealed: Buffer }>(sql))[0]!.sealed;
  };

  it('what is stored is unreadable in the row, and opens in no other row, column, table or tenant', async () => {
    expect(new Set(cells.map(({ table, column }) => `${table}.${column}`)).size).toBeGreaterThanOrEqual(4);
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.nat(), texts, async (from, to, text) => {
        const source = cells[from % cells.length]!;
        const target = cells[to % cells.length]!;
        await write(source, text);
        expect(await read(source)).toBe(text);
        const stored = await raw(source);
        expect(stored.includes(Buffer.from(text))).toBe(false);
        // An attacker with every right on the database moves the bytes.
        await db.asSuperuser(`update ${target.table} set ${target.column} = $1 where ${target.where}`, [stored]);
        expect(await read(target)).toBe(target === source ? text : null);
      }),
      { numRuns: runs },
    );
  });

  it('nothing of a tenant opens once its key is gone', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), texts, async (pick, text) => {
        const cell = cells[pick % cells.length]!;
        await write(cell, text);
        const [kept] = await db.asSuperuser<{ key: Buffer }>('select wrapped_key as key from tenants where id = $1', [
          cell.tenantId,
        ]);
        await db.asSuperuser(`update tenants set wrapped_key = $2 where id = $1`, [
          cell.tenantId,
          sealing.newTenantKey(cell.tenantId),
        ]);
        // Another process, or this one after the five minutes for which a key is cached.
        const later = new Sealing(master);
        const opened = inTenant(cell, async (tx) => (await later.tenant(tx)).open(placeOf(cell), await raw(cell)));
        await expect(opened).rejects.toThrow();
        await db.asSuperuser('update tenants set wrapped_key = $2 where id = $1', [cell.tenantId, kept!.key]);
      }),
      { numRuns: runs },
    );
  });
});
