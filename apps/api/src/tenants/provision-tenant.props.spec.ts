import { trials } from '@voicecore/testing';
import type { TenantId } from '@voicecore/domain/kernel';
import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { bootApi, type BootedApi } from '../../test/boot-api';
import { Sealing } from '../platform/sealing';
import { newTenant, type NewTenant } from './tenant.dto';
import { ProvisionTenant, type Provisioned } from './provision-tenant';

const runs = trials(100);

const words = fc.constantFrom('Acme', 'Ñandú Dental', '牙医', 'a', '- -', "O'Hara & Sons", 'x'.repeat(200));
const zones = fc.constantFrom('America/New_York', 'America/Mexico_City', 'Europe/Madrid', 'UTC');
/** Few numbers and e-mails, so that some are taken already: such a tenant must not come into being at all. */
const numbers = fc.option(
  fc.integer({ min: 0, max: 400 }).map((n) => `+1212555${String(1_000 + n)}`),
  { nil: undefined },
);
const emails = fc.integer({ min: 0, max: 400 }).map((n) => `owner${n}@example.com`);

const wanted: fc.Arbitrary<NewTenant> = fc.record({
  name: words,
  defaultLanguage: fc.constantFrom('en' as const, 'es' as const),
  timeZone: zones,
  number: numbers,
  admin: fc.record({ name: fc.constantFrom('Ana Ruiz', 'Ben'), email: emails }),
});

interface Rows {
  table: string;
  rows: number;
}

describe('Property 2: Tenant provisioning completeness', () => {
  let api: BootedApi;
  let provision: ProvisionTenant;
  let sealing: Sealing;
  let tables: string[];

  beforeAll(async () => {
    api = await bootApi();
    provision = api.app.get(ProvisionTenant, { strict: false });
    sealing = api.app.get(Sealing, { strict: false });
    const sql = `select table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'tenant_id'`;
    tables = (await api.db.asSuperuser<{ name: string }>(sql)).map(({ name }) => name).sort();
  });
  afterAll(() => api.close());

  /** Rows of a tenant by table, those without any left out. */
  const rowsOf = async (tenantId: string): Promise<Rows[]> => {
    const one = (name: string) =>
      `select '${name}' as "table", count(*)::int as rows from ${name} where tenant_id = $1`;
    const all = await api.db.asSuperuser<Rows>(tables.map(one).join(' union all '), [tenantId]);
    return all.filter(({ rows }) => rows > 0);
  };

  /** Everything that belongs to anybody else, as one digest. */
  const othersThan = async (tenantId: string): Promise<string> => {
    const one = (name: string) =>
      `select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as d from ${name} t where tenant_id <> $1`;
    const sql = `select string_agg(d, ' ') as all from (${tables.map(one).join(' union all ')}) s`;
    return (await api.db.asSuperuser<{ all: string }>(sql, [tenantId]))[0]!.all;
  };

  const within = <T>(tenantId: TenantId, sql: string) => api.db.tenantDb.run(tenantId, (tx) => tx.query<T>(sql));

  const expectDefaults = async ({ tenantId, departmentId, adminId }: Provisioned, asked: NewTenant): Promise<void> => {
    const [tenant] = await within(
      tenantId,
      `select kind, status, name, default_language as language, time_zone as zone, config_version as version, is_demo as demo from tenants`,
    );
    expect(tenant).toEqual({
      kind: 'business',
      status: 'active',
      name: asked.name,
      language: asked.defaultLanguage,
      zone: asked.timeZone,
      version: 1,
      demo: false,
    });
    const [configuration] = await within<{ config: unknown }>(
      tenantId,
      'select config from configurations where version = 1',
    );
    expect(configuration?.config).toEqual({
      receptionistName: 'Ava',
      voice: 'marin',
      greeting: null,
      attemptsBeforeTransfer: 3,
      ringSeconds: 20,
    });
    expect(await within(tenantId, 'select id, name_en as en, name_es as es from departments')).toEqual([
      { id: departmentId, en: 'Front desk', es: 'Recepción' },
    ]);
    const open = await within(
      tenantId,
      'select weekday, opens, closes from hours where department_id is null order by weekday',
    );
    expect(open).toEqual([1, 2, 3, 4, 5].map((weekday) => ({ weekday, opens: 540, closes: 1_020 })));
    expect(await within(tenantId, 'select e164, answer_with as "answerWith" from numbers')).toEqual(
      asked.number ? [{ e164: asked.number, answerWith: 'auto' }] : [],
    );
    const admins = await within<{ id: string; role: string; name: Buffer }>(
      tenantId,
      'select person_id as id, role, name_sealed as name from memberships',
    );
    expect(admins.map(({ id, role }) => ({ id, role }))).toEqual([{ id: adminId, role: 'tenant_admin' }]);
    const name = await api.db.tenantDb.run(tenantId, async (tx) =>
      (await sealing.tenant(tx)).open({ table: 'memberships', column: 'name_sealed', row: adminId }, admins[0]!.name),
    );
    expect(name).toBe(asked.admin.name);
    const people = await api.db.lookupDb.personOfEmail(sealing.emailLookup(asked.admin.email));
    expect(people).toEqual([{ personId: adminId, tenantId }]);
    const only = [
      { table: 'configurations', rows: 1 },
      { table: 'departments', rows: 1 },
      { table: 'hours', rows: 5 },
      { table: 'memberships', rows: 1 },
      ...(asked.number ? [{ table: 'numbers', rows: 1 }] : []),
    ];
    expect(await rowsOf(tenantId)).toEqual(only);
  };

  it('a created tenant has every default and only its own, and a refused one leaves nothing', async () => {
    const taken = { numbers: new Set<string>(), emails: new Set<string>() };
    await fc.assert(
      fc.asyncProperty(wanted, async (asked) => {
        expect(newTenant.safeParse(asked).success).toBe(true);
        const count = async () =>
          (await api.db.asSuperuser<{ n: number }>('select count(*)::int as n from tenants'))[0]!.n;
        const [tenants, before] = [await count(), await othersThan(randomUUID())];
        const free = !taken.emails.has(asked.admin.email) && !(asked.number && taken.numbers.has(asked.number));
        const made = await provision.run(asked).catch((error: unknown) => error);
        if (!free) {
          expect(made).toBeInstanceOf(Error);
          expect([await count(), await othersThan(randomUUID())]).toEqual([tenants, before]);
          return;
        }
        if (made instanceof Error) throw made;
        const provisioned = made as Provisioned;
        taken.emails.add(asked.admin.email);
        if (asked.number) taken.numbers.add(asked.number);
        expect(provisioned.invitation).toMatch(/^[\w.-]+$/);
        await expectDefaults(provisioned, asked);
        expect(await othersThan(provisioned.tenantId)).toBe(before);
      }),
      { numRuns: runs },
    );
  }, 120_000);
});
