import { randomUUID } from 'node:crypto';
import type { TenantTx } from '@voicecore/database';
import { seedTenant, testDatabase, type SeededTenant, type TestDatabase } from '@voicecore/testing';
import { DepartmentStore } from '../src/directory';
import { HoursStore } from '../src/hours/hours.store';
import { NumberStore } from '../src/numbers/number.store';

describe('numbers, departments and their hours', () => {
  let db: TestDatabase;
  let acme: SeededTenant;

  beforeAll(async () => {
    db = await testDatabase();
    acme = await seedTenant(db, { agents: 1 });
    await seedTenant(db, { name: 'Other' });
  });
  afterAll(() => db.drop());

  const inAcme = <T>(work: (tx: TenantTx) => Promise<T>): Promise<T> => db.tenantDb.run(acme.tenantId, work);
  let last = 0;
  const newDepartment = (en = `New ${(last += 1)}`, es = `Nuevo ${last}`): Promise<string> =>
    inAcme((tx) => new DepartmentStore(tx).add({ names: { en, es }, position: 5, parentId: null }));
  const plain = { label: '', answerWith: 'auto' as const, departmentId: null };

  it('lists by number, page after page, each number once', async () => {
    const more = ['+12125550301', '+12125550302', '+12125550303'];
    await inAcme(async (tx) => {
      for (const e164 of more) await new NumberStore(tx).add({ ...plain, e164 });
    });
    const seen: string[] = [];
    let after: string | null = null;
    for (let pages = 0; pages < 9; pages++) {
      const rows = await inAcme((tx) => new NumberStore(tx).page(after, 2));
      const shown = rows.slice(0, 2);
      seen.push(...shown.map(({ e164 }) => e164));
      if (rows.length <= 2) break;
      after = shown.at(-1)?.id ?? null;
    }
    expect(seen).toEqual([acme.number, ...more].sort());
    expect(await inAcme((tx) => new NumberStore(tx).page(randomUUID(), 2))).toEqual([]);
  });

  it('changes what is named and leaves the rest', async () => {
    const departmentId = await newDepartment();
    const number = await inAcme(async (tx) => {
      const store = new NumberStore(tx);
      await store.change(acme.numberId, { label: 'Front', departmentId, version: 1 });
      await store.change(acme.numberId, { answerWith: 'menu', version: 2 });
      expect(await store.change(acme.numberId, { version: 2 })).toBe(false);
      return store.byId(acme.numberId);
    });
    expect(number).toMatchObject({ e164: acme.number, label: 'Front', answerWith: 'menu', departmentId });
    await inAcme((tx) => new NumberStore(tx).change(acme.numberId, { departmentId: null, version: 3 }));
    expect(await inAcme((tx) => new NumberStore(tx).byId(acme.numberId))).toMatchObject({ departmentId: null });
  });

  it('refuses a number that rings somebody, and a department that is not there', async () => {
    await expect(inAcme((tx) => new NumberStore(tx).add({ ...plain, e164: acme.number }))).rejects.toMatchObject({
      code: 'number_taken',
    });
    const gone = await newDepartment();
    expect(await inAcme((tx) => new DepartmentStore(tx).remove(gone, {}))).toBe(true);
    for (const departmentId of [gone, randomUUID()]) {
      await expect(
        inAcme((tx) => new NumberStore(tx).change(acme.numberId, { departmentId, version: 4 })),
      ).rejects.toMatchObject({
        code: 'invalid_request',
      });
      await expect(
        inAcme((tx) => new HoursStore(tx).replace({ departmentId, periods: [], version: 1 })),
      ).rejects.toMatchObject({
        code: 'invalid_request',
      });
    }
  });

  it('replaces the hours of one, the business or a department, and leaves the others', async () => {
    const departmentId = await newDepartment();
    const [day, night] = [
      { weekday: 1, opens: 540, closes: 1_020 },
      { weekday: 2, opens: 1_200, closes: 120 },
    ];
    const items = await inAcme(async (tx) => {
      const store = new HoursStore(tx);
      await store.replace({ departmentId: null, periods: [day], version: 1 });
      await store.replace({ departmentId, periods: [day], version: 1 });
      await store.replace({ departmentId, periods: [night], version: 2 });
      expect(await store.replace({ departmentId, periods: [], version: 2 })).toBe(false);
      return (await store.read()).items;
    });
    expect(items).toEqual([
      { departmentId: null, ...day },
      { departmentId, ...night },
    ]);
    await inAcme((tx) => new HoursStore(tx).replace({ departmentId: null, periods: [], version: 2 }));
    expect((await inAcme((tx) => new HoursStore(tx).read())).items).toEqual([{ departmentId, ...night }]);
  });

  it('takes a department away: its numbers ring the whole business, its hours end, its agents stay', async () => {
    const id = await newDepartment();
    const [number, hours, agents] = await inAcme(async (tx) => {
      await new NumberStore(tx).change(acme.numberId, { departmentId: id, version: 4 });
      await new HoursStore(tx).replace({
        departmentId: id,
        periods: [{ weekday: 3, opens: 0, closes: 60 }],
        version: 1,
      });
      await tx.query('insert into department_agents (tenant_id, department_id, agent_id) values ($1, $2, $3)', [
        ...[tx.tenantId, id, acme.agents[0]?.agentId],
      ]);
      expect((await new DepartmentStore(tx).byId(id))?.agentIds).toEqual([acme.agents[0]?.agentId]);
      expect(await new DepartmentStore(tx).remove(id, {})).toBe(true);
      expect(await new DepartmentStore(tx).remove(id, {})).toBe(false);
      expect(await new DepartmentStore(tx).byId(id)).toBeNull();
      return [
        await new NumberStore(tx).byId(acme.numberId),
        (await new HoursStore(tx).read()).items.filter(({ departmentId }) => departmentId === id),
        await tx.query('select 1 from agents where deleted_at is null'),
      ];
    });
    expect(number).toMatchObject({ departmentId: null });
    expect(hours).toEqual([]);
    expect(agents).toHaveLength(1);
  });

  it.each([
    ['Billing', 'billing'],
    ['Recepción', 'RECEPCION'],
    ['Front office', ' front  OFFICE '],
    ['Ñandú', 'nandu'],
  ])('has no second department that callers would call the same: %j, %j', async (one, other) => {
    const id = await newDepartment(one, `${one} es`);
    const refused = { code: 'name_taken', details: { errors: [{ path: 'names.en', code: 'name_taken' }] } };
    await expect(newDepartment(other)).rejects.toMatchObject(refused);
    const second = await newDepartment();
    const change = { names: { en: other, es: 'Otro' }, version: 1 };
    await expect(inAcme((tx) => new DepartmentStore(tx).change(second, change))).rejects.toMatchObject(refused);
    await expect(newDepartment(undefined, `${one} ES`)).rejects.toMatchObject({
      details: { errors: [{ path: 'names.es' }] },
    });
    // The name of a removed department is free; the removed one cannot be restored under it then.
    await inAcme((tx) => new DepartmentStore(tx).remove(id, {}));
    await newDepartment(other);
    await expect(inAcme((tx) => new DepartmentStore(tx).restore(id))).rejects.toMatchObject({ code: 'name_taken' });
  });

  it('lets one of ten win who want the same name at once', async () => {
    const tries = await Promise.allSettled(
      Array.from({ length: 10 }, () => newDepartment('Tírolíro', `R ${(last += 1)}`)),
    );
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('puts a removed department back with its people, number and hours, as far as they are free', async () => {
    const id = await newDepartment();
    const other = await newDepartment();
    const night = { weekday: 5, opens: 1_320, closes: 120 };
    const fair = { name: 'Fair', rule: { kind: 'easter' as const, days: 1 }, periods: [{ opens: 0, closes: 60 }] };
    const agentId = acme.agents[0]!.agentId;
    const [shown, number, hours] = await inAcme(async (tx) => {
      const [departments, numbers] = [new DepartmentStore(tx), new NumberStore(tx)];
      const { version } = (await numbers.byId(acme.numberId))!;
      await numbers.change(acme.numberId, { departmentId: id, version });
      await new HoursStore(tx).replace({ departmentId: id, periods: [night], version: 1 });
      await new HoursStore(tx).replaceSpecialDays({ departmentId: id, specialDays: [fair], version: 2 });
      await tx.query('insert into department_agents (tenant_id, department_id, agent_id) values ($1, $2, $3)', [
        ...[tx.tenantId, id, agentId],
      ]);
      expect(await departments.restore(id)).toBe(false);
      await departments.remove(id, {});
      const left = await new HoursStore(tx).read();
      expect(left.specialDays.filter(({ departmentId }) => departmentId === id)).toEqual([]);
      expect(await departments.restore(id)).toBe(true);
      const { specialDays } = await new HoursStore(tx).read();
      expect(specialDays).toContainEqual(expect.objectContaining({ departmentId: id, ...fair }));
      return [await departments.byId(id), await numbers.byId(acme.numberId), (await new HoursStore(tx).read()).items];
    });
    expect(shown).toMatchObject({ id, agentIds: [agentId], version: 3 });
    expect(number).toMatchObject({ departmentId: id });
    expect(hours).toContainEqual({ departmentId: id, ...night });
    const taken = await inAcme(async (tx) => {
      await new DepartmentStore(tx).remove(id, {});
      const numbers = new NumberStore(tx);
      await numbers.change(acme.numberId, {
        departmentId: other,
        version: (await numbers.byId(acme.numberId))!.version,
      });
      await new DepartmentStore(tx).restore(id);
      return numbers.byId(acme.numberId);
    });
    expect(taken).toMatchObject({ departmentId: other });
  });
});
