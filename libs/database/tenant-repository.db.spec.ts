import { randomUUID } from 'node:crypto';
import type { DepartmentId } from '@voicecore/domain/kernel';
import { seedTenant, testDatabase, type SeededTenant, type TestDatabase } from '@voicecore/testing';
import { DatabaseFault, DepartmentEntity, HoursEntity, IsNull, NumberEntity, type TenantTx } from '.';

interface StoredNumber {
  id: string;
  tenant: string;
  label: string;
}

describe('a repository of a tenant transaction', () => {
  let db: TestDatabase;
  let acme: SeededTenant;
  let other: SeededTenant;

  beforeAll(async () => {
    db = await testDatabase({ poolSize: 2 });
    acme = await seedTenant(db);
    other = await seedTenant(db, { name: 'Other' });
  });
  afterAll(() => db.drop());

  const inAcme = <T>(work: (tx: TenantTx) => Promise<T>): Promise<T> => db.tenantDb.run(acme.tenantId, work);
  const stored = (): Promise<StoredNumber[]> =>
    db.asSuperuser<StoredNumber>('select id, tenant_id as tenant, label from numbers order by e164');

  it('finds the rows of its tenant and no others, though they exist', async () => {
    const found = await inAcme((tx) => tx.repository(NumberEntity).find());
    expect(found).toEqual([
      expect.objectContaining({ tenantId: acme.tenantId, id: acme.numberId, e164: acme.number, departmentId: null }),
    ]);
    expect(found[0]?.createdAt).toBeInstanceOf(Date);
    expect(await inAcme((tx) => tx.repository(NumberEntity).findOne({ id: other.numberId }))).toBeNull();
    expect(await inAcme((tx) => tx.repository(NumberEntity).findOne({ e164: other.number }))).toBeNull();
    expect((await stored()).map(({ tenant }) => tenant).sort()).toEqual([acme.tenantId, other.tenantId].sort());
  });

  it('cannot be led to another tenant by what it is asked', async () => {
    const foreign: object = { tenantId: other.tenantId };
    const seen = await inAcme((tx) => tx.repository(NumberEntity).find({ where: { ...foreign } }));
    expect(seen.map(({ id }) => id)).toEqual([acme.numberId]);
    await inAcme((tx) => tx.repository(NumberEntity).insert({ id: randomUUID(), e164: '+12125550990', ...foreign }));
    const rows = await db.asSuperuser<{ tenant: string }>(
      `delete from numbers where e164 = '+12125550990' returning tenant_id as tenant`,
    );
    expect(rows).toEqual([{ tenant: acme.tenantId }]);
  });

  it('goes by row-level security, not by its own filter alone', async () => {
    const seen = await inAcme((tx) => tx.query(`select id from numbers where tenant_id = $1`, [other.tenantId]));
    expect(seen).toEqual([]);
    const left = await inAcme(async (tx) => {
      await tx.query(`select set_config('app.tenant_id', $1, true)`, [other.tenantId]);
      return tx.repository(NumberEntity).find();
    });
    expect(left).toEqual([]);
  });

  it('changes and deletes nothing of another tenant', async () => {
    const before = await stored();
    const [changed, deleted] = await inAcme(async (tx) => {
      const rows = tx.repository(NumberEntity);
      return [await rows.update({ id: other.numberId }, { label: 'ours' }), await rows.delete({ id: other.numberId })];
    });
    expect([changed, deleted]).toEqual([0, 0]);
    expect(await stored()).toEqual(before);
    const own = await inAcme((tx) => tx.repository(NumberEntity).update({ id: acme.numberId }, { label: 'ours' }));
    expect(own).toBe(1);
    expect((await stored()).filter(({ label }) => label === 'ours')).toEqual([
      expect.objectContaining({ tenant: acme.tenantId }),
    ]);
  });

  it('refuses to go on when the transaction is over, for the connection is lent to others', async () => {
    const kept = await inAcme(async (tx) => tx.repository(NumberEntity));
    await expect(kept.find()).rejects.toThrow('This transaction is over.');
    await expect(kept.insert({ id: randomUUID(), e164: '+12125550991' })).rejects.toThrow('This transaction is over.');
    await expect(kept.update({ id: acme.numberId }, { label: 'late' })).rejects.toThrow('This transaction is over.');
    await expect(kept.delete({ id: acme.numberId })).rejects.toThrow('This transaction is over.');
    // Nor while another tenant holds this same connection.
    await db.tenantDb.run(other.tenantId, async (tx) => {
      await tx.query('select 1');
      await expect(kept.find()).rejects.toThrow('This transaction is over.');
    });
    expect((await stored()).map(({ label }) => label)).not.toContain('late');
  });

  it('writes in the transaction that is running: all is undone when its work fails', async () => {
    const id = randomUUID() as DepartmentId;
    const failing = inAcme(async (tx) => {
      const rows = tx.repository(DepartmentEntity);
      const [first] = await tx.query<{ x: string }>('select pg_current_xact_id()::text as x');
      await rows.insert({ id, nameEn: 'New', nameEs: 'Nuevo' });
      await rows.update({ id }, { position: 7 });
      const [last] = await tx.query<{ x: string }>('select pg_current_xact_id()::text as x');
      expect(last).toEqual(first);
      expect(await rows.findOne({ id, deletedAt: IsNull() })).toMatchObject({ position: 7 });
      throw new Error('stop');
    });
    await expect(failing).rejects.toThrow('stop');
    expect(await db.asSuperuser('select id from departments where id = $1', [id])).toEqual([]);
  });

  it('takes the default of a column that is left out, and leaves what a change does not name', async () => {
    const row = await inAcme(async (tx) => {
      const rows = tx.repository(NumberEntity);
      await rows.insert({ id: randomUUID(), e164: '+12125550992', label: 'front' });
      expect(await rows.update({ e164: '+12125550992' }, { label: undefined })).toBe(0);
      await rows.update({ e164: '+12125550992' }, { label: undefined, answerWith: 'menu' });
      const found = await rows.findOne({ e164: '+12125550992' });
      expect(await rows.delete({ e164: '+12125550992' })).toBe(1);
      return found;
    });
    expect(row).toMatchObject({ label: 'front', answerWith: 'menu', departmentId: null });
  });

  it('refuses a change or a deletion that does not say of what', async () => {
    const forgotten: { id?: string } = {};
    await expect(inAcme((tx) => tx.repository(NumberEntity).delete({}))).rejects.toThrow(
      'The filter must name at least one column.',
    );
    await expect(inAcme((tx) => tx.repository(NumberEntity).delete({ id: forgotten.id }))).rejects.toThrow();
    await expect(
      inAcme((tx) => tx.repository(NumberEntity).update({ id: forgotten.id }, { label: 'x' })),
    ).rejects.toThrow();
    await expect(inAcme((tx) => tx.repository(NumberEntity).find({ where: { id: forgotten.id } }))).rejects.toThrow();
    expect(await stored()).toHaveLength(2);
  });

  it('names the constraint and no value when a row is refused', async () => {
    const taken = inAcme((tx) => tx.repository(NumberEntity).insert({ id: randomUUID(), e164: other.number }));
    const fault: unknown = await taken.catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(DatabaseFault);
    expect(fault).toMatchObject({ code: '23505', constraint: 'numbers_e164_key', isUniqueViolation: true });
    expect(JSON.stringify(fault) + String(fault)).not.toContain(other.number);
  });

  it('locks a row until the end, so that a second one waits', async () => {
    const order: string[] = [];
    let go: () => void = () => undefined;
    const held = new Promise<void>((done) => (go = done));
    const first = inAcme(async (tx) => {
      await tx.repository(NumberEntity).findOne({ id: acme.numberId }, { lock: { mode: 'pessimistic_write' } });
      order.push('first holds');
      go();
      const waiting = `select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = $1`;
      const deadline = Date.now() + 5_000;
      while ((await db.asSuperuser(waiting, [db.name])).length === 0 && Date.now() < deadline);
      order.push('first ends');
    });
    await Promise.race([held, first]);
    await inAcme((tx) => tx.repository(NumberEntity).update({ id: acme.numberId }, { label: 'second' }));
    order.push('second is done');
    await first;
    expect(order).toEqual(['first holds', 'first ends', 'second is done']);
  });

  it('inserts many rows at once, and none', async () => {
    const times = [1, 2].map((weekday) => ({ id: randomUUID(), weekday, opens: 0, closes: 60 }));
    const found = await inAcme(async (tx) => {
      const rows = tx.repository(HoursEntity);
      await rows.insert();
      await rows.insert(...times.map((time) => ({ ...time, departmentId: null })));
      return rows.find({ where: { opens: 0, closes: 60 }, order: { weekday: 'ASC' } });
    });
    expect(found.map(({ id }) => id)).toEqual(times.map(({ id }) => id));
  });
});
