import { randomBytes } from 'node:crypto';
import { FakeClock, testDatabase, trials, type TestDatabase } from '@voicecore/testing';
import fc from 'fast-check';
import { readEnv } from '../env';
import { Invitations, NewPeople, Sessions } from '../identity';
import { Passwords } from '../identity/passwords';
import { Principals } from '../identity/principals';
import { Sealing } from '../platform/sealing';
import { defaults, ProvisionTenant } from './provision-tenant';
import type { NewTenant } from './tenant.dto';

const runs = trials(100);
jest.setTimeout(300_000);

let db: TestDatabase;
let sealing: Sealing;
let provision: ProvisionTenant;

beforeAll(async () => {
  db = await testDatabase();
  const masterKey = randomBytes(32).toString('base64');
  const env = readEnv({
    DATABASE_URL: db.appUrl,
    DATABASE_PLATFORM_URL: db.platformUrl,
    DATABASE_WORKER_URL: db.jobsUrl,
    VOICECORE_MASTER_KEY: masterKey,
    VOICECORE_JWT_SECRET: randomBytes(32).toString('base64'),
  });
  sealing = new Sealing(masterKey);
  const [clock, passwords] = [new FakeClock(), new Passwords()];
  const sessions = new Sessions(env, db.tenantDb, clock, new Principals(db.tenantDb, clock));
  const invitations = new Invitations(env, db.tenantDb, clock, passwords, sessions);
  provision = new ProvisionTenant(db.platformDb, sealing, new NewPeople(sealing, passwords), invitations);
});
afterAll(() => db.drop());

let made = 0;
const wanted: fc.Arbitrary<NewTenant> = fc
  .record({
    name: fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
      .filter((name) => name.trim() !== '' && !name.includes('\0')),
    defaultLanguage: fc.constantFrom('en' as const, 'es' as const),
    timeZone: fc.constantFrom('America/New_York', 'Europe/Madrid', 'UTC', 'America/Bogota'),
    hasNumber: fc.boolean(),
    adminName: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
    hasPassword: fc.integer({ min: 0, max: 9 }).map((roll) => roll === 0),
  })
  .map(({ hasNumber, adminName, hasPassword, ...tenant }) => {
    made += 1;
    return {
      ...tenant,
      number: hasNumber ? `+1212${String(5_550_000 + made)}` : undefined,
      admin: {
        name: adminName,
        email: `admin-${made}@example.com`,
        password: hasPassword ? 'a good long one' : undefined,
      },
    };
  });

/** Returns the number of rows of all tenants but the given one, by table. */
async function rowsOfOthers(tenantId: string): Promise<Record<string, number>> {
  countRows ??= await countingQuery();
  const rows = await db.asSuperuser<{ name: string; n: string }>(countRows, [tenantId]);
  return Object.fromEntries(rows.map(({ name, n }) => [name, Number(n)]));
}

let countRows: string | undefined;

async function countingQuery(): Promise<string> {
  const tables = await db.asSuperuser<{ name: string }>(
    `select c.table_name as name from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
     where c.column_name = 'tenant_id' and c.table_schema = 'public' and t.table_type = 'BASE TABLE' order by 1`,
  );
  expect(tables.length).toBeGreaterThan(10);
  return tables
    .map(({ name }) => `select '${name}' as name, count(*) as n from "${name}" where tenant_id <> $1`)
    .join(' union all ');
}

describe('Property 2: Tenant provisioning completeness', () => {
  it('gives every new tenant all that it needs to answer, and nothing to anybody else', async () => {
    const nobody = '00000000-0000-0000-0000-000000000000';
    let before = await rowsOfOthers(nobody);
    await fc.assert(
      fc.asyncProperty(wanted, async (tenant) => {
        const { tenantId, departmentId, adminId, invitation } = await provision.run(tenant);
        await db.tenantDb.run(tenantId, async (tx) => {
          const rows = <T>(sql: string): Promise<T[]> => tx.query<T>(sql);
          expect(
            await rows('select id, status, config_version, default_language, time_zone, name, is_demo from tenants'),
          ).toEqual([
            {
              id: tenantId,
              status: 'active',
              config_version: 1,
              default_language: tenant.defaultLanguage,
              time_zone: tenant.timeZone,
              name: tenant.name,
              is_demo: false,
            },
          ]);
          expect(await rows('select version, config, default_language from configurations')).toEqual([
            { version: 1, config: defaults.configuration, default_language: tenant.defaultLanguage },
          ]);
          expect(await rows('select id, name_en, name_es from departments')).toEqual([
            { id: departmentId, name_en: defaults.department.en, name_es: defaults.department.es },
          ]);
          expect(
            await rows('select weekday, opens, closes from hours where department_id is null order by weekday'),
          ).toEqual(defaults.hours);
          expect(await rows('select e164, answer_with from numbers')).toEqual(
            tenant.number ? [{ e164: tenant.number, answer_with: 'auto' }] : [],
          );
          const [member, ...more] = await rows<{ id: string; role: string; name: Buffer; hash: string }>(
            `select m.person_id as id, m.role, m.name_sealed as name, app.password_hash(p.id) as hash
               from memberships m join people p on p.id = m.person_id where m.disabled_at is null`,
          );
          expect([member?.id, member?.role, more]).toEqual([adminId, 'tenant_admin', []]);
          const seal = await sealing.tenant(tx);
          const place = { table: 'memberships', column: 'name_sealed', row: adminId };
          expect(seal.open(place, member?.name ?? Buffer.alloc(0))).toBe(tenant.admin.name);
          expect([invitation === null, member?.hash === 'none']).toEqual([
            tenant.admin.password !== undefined,
            tenant.admin.password === undefined,
          ]);
        });
        expect(await db.lookupDb.accountsOfEmail(sealing.emailLookup(tenant.admin.email))).toEqual([
          { personId: adminId, tenantId },
        ]);
        if (tenant.number) expect(await db.lookupDb.tenantOfNumber(tenant.number)).toBe(tenantId);
        expect(await rowsOfOthers(tenantId)).toEqual(before);
        before = await rowsOfOthers(nobody);
      }),
      { numRuns: runs },
    );
  });

  it('leaves nothing behind when one part is refused', async () => {
    const nobody = '00000000-0000-0000-0000-000000000000';
    await fc.assert(
      fc.asyncProperty(wanted, async (tenant) => {
        const number = tenant.number ?? `+1646${String(5_550_000 + made)}`;
        await provision.run({ ...tenant, number });
        const before = [await rowsOfOthers(nobody), await db.asSuperuser('select count(*) from tenants')];
        const again = { ...tenant, number, admin: { ...tenant.admin, email: `other-${tenant.admin.email}` } };
        await expect(provision.run(again)).rejects.toMatchObject({ code: 'number_taken' });
        expect([await rowsOfOthers(nobody), await db.asSuperuser('select count(*) from tenants')]).toEqual(before);
      }),
      { numRuns: runs },
    );
  });
});
