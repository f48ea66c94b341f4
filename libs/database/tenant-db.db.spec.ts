import { randomUUID } from 'node:crypto';
import type { TenantId } from '@voicecore/domain/kernel';
import { seedTenant, testDatabase, type SeededTenant, type TestDatabase } from '@voicecore/testing';
import { DatabaseFault } from './database-fault';
import type { TenantTx } from './tenant-db';

describe('a tenant transaction', () => {
  let db: TestDatabase;
  let acme: SeededTenant;
  let other: SeededTenant;

  beforeAll(async () => {
    db = await testDatabase();
    acme = await seedTenant(db);
    other = await seedTenant(db, { name: 'Other' });
  });
  afterAll(() => db.drop());

  it('sees the rows of its tenant and no others, though they exist', async () => {
    const seen = await db.tenantDb.run(acme.tenantId, (tx) => tx.query<{ id: string }>('select id from numbers'));
    expect(seen).toEqual([{ id: acme.numberId }]);
    expect(await db.asSuperuser('select id from numbers')).toHaveLength(2);
  });

  it('rolls back what a failing work wrote', async () => {
    const failing = db.tenantDb.run(acme.tenantId, async (tx) => {
      await tx.query("update tenants set name = 'Changed'");
      throw new Error('stop');
    });
    await expect(failing).rejects.toThrow('stop');
    expect(await db.asSuperuser('select name from tenants where id = $1', [acme.tenantId])).toEqual([{ name: 'Acme' }]);
  });

  it('says so when a swallowed fault has undone everything', async () => {
    const swallowing = db.tenantDb.run(acme.tenantId, async (tx) => {
      await tx.query("update tenants set name = 'Changed'");
      await tx.query('select 1 / 0').catch(() => undefined);
    });
    await expect(swallowing).rejects.toMatchObject({ code: '25P02' });
    expect(await db.asSuperuser('select name from tenants where id = $1', [acme.tenantId])).toEqual([{ name: 'Acme' }]);
  });

  it('refuses to go on when it is over, for the connection is lent to others', async () => {
    const kept = await db.tenantDb.run(acme.tenantId, async (tx) => tx);
    await expect(kept.query('select 1')).rejects.toThrow('This transaction is over.');
  });

  it('goes on with other connections when the server has ended one', async () => {
    const ended = db.tenantDb.run(acme.tenantId, (tx) => tx.query('select pg_terminate_backend(pg_backend_pid())'));
    await expect(ended).rejects.toBeInstanceOf(DatabaseFault);
    expect(await db.tenantDb.run(acme.tenantId, (tx) => tx.query('select id from tenants'))).toEqual([
      { id: acme.tenantId },
    ]);
  });

  it('leaves no tenant on a connection that goes back to the pool', async () => {
    await db.tenantDb.run(acme.tenantId, (tx) => tx.query('select 1'));
    const [left] = await db.lookupDb['ask']<{ left: string }>(
      `select current_setting('app.tenant_id', true) as left`,
      [],
    );
    expect(left?.left || null).toBeNull();
  });

  it('refuses a tenant id that is no UUID before anything is sent', async () => {
    const run = async () =>
      db.tenantDb.run("x', true); drop table calls; --" as TenantId, (tx) => tx.query('select 1'));
    await expect(run()).rejects.toThrow('A tenant id is a UUID.');
  });

  it('names the constraint and no value when a row is refused', async () => {
    const insert = 'insert into numbers (tenant_id, id, e164) values ($1, $2, $3)';
    const taken = db.tenantDb.run(acme.tenantId, (tx) => tx.query(insert, [acme.tenantId, randomUUID(), other.number]));
    const fault: unknown = await taken.catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(DatabaseFault);
    expect(fault).toMatchObject({ code: '23505', constraint: 'numbers_e164_key', isUniqueViolation: true });
    expect(JSON.stringify(fault) + String(fault)).not.toContain(other.number);
  });

  it('finds the tenant of a number and the memberships of an account', async () => {
    expect(await db.lookupDb.tenantOfNumber(acme.number)).toBe(acme.tenantId);
    expect(await db.lookupDb.tenantOfNumber('+12125559999')).toBeNull();
    const [agent] = acme.agents;
    const [{ hmac }] = (await db.asSuperuser<{ hmac: Buffer }>(
      'select email_hmac as hmac from memberships where person_id = $1',
      [agent?.personId],
    )) as [{ hmac: Buffer }];
    expect(await db.lookupDb.accountsOfEmail(hmac)).toEqual([{ personId: agent?.personId, tenantId: acme.tenantId }]);
  });

  it('lets the platform write a tenant and its first rows in one transaction', async () => {
    const id = randomUUID() as TenantId;
    await db.platformDb.run(async (tx) => {
      const sql = `insert into tenants (id, kind, name, slug, time_zone, wrapped_key) values ($1, 'business', 'New', $2, 'UTC', '\\x00')`;
      await tx.query(sql, [id, `new-${id}`]);
      const inside = await tx.within(id);
      await inside.query(`insert into configurations (tenant_id, version, config) values ($1, 1, '{}')`, [id]);
    });
    expect(await db.tenantDb.run(id, (tx) => tx.query('select version from configurations'))).toEqual([{ version: 1 }]);
  });

  it('hears notices of a committed transaction, and again after its connection was lost', async () => {
    const heard: string[] = [];
    let tell: () => void = () => undefined;
    const next = () => new Promise<void>((done) => (tell = done));
    const notify = (text: string) =>
      db.tenantDb.run(acme.tenantId, (tx) =>
        tx.query('select app.notify_live($1, $2)', [`${tx.tenantId}:${text}`, tx.noticeSeal]),
      );
    const listening = await db.jobsDb.listen(
      'live',
      (notice) => {
        heard.push(notice.slice(37));
        tell();
      },
      () => {
        heard.push('gap');
        tell();
      },
    );
    for (const text of ['calls:1:2', 'calls:1:3']) {
      const told = next();
      await notify(text);
      await told;
      if (text === 'calls:1:3') break;
      const gap = next();
      await db.asSuperuser(
        `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'voicecore-listen' and datname = current_database()`,
      );
      await gap;
    }
    expect(heard).toEqual(['calls:1:2', 'gap', 'calls:1:3']);
    listening.stop();
  });

  it('lets nobody outside a tenant hear what was rolled back', async () => {
    const heard: string[] = [];
    const last = new Promise<void>((done) => {
      void db.jobsDb.listen('live', (notice) => {
        heard.push(notice.slice(37));
        if (notice.endsWith(':end')) done();
      });
    });
    const tell = (tx: TenantTx, text: string) =>
      tx.query('select app.notify_live($1, $2)', [`${tx.tenantId}:${text}`, tx.noticeSeal]);
    const undone = db.tenantDb.run(acme.tenantId, async (tx) => {
      await tell(tx, 'never');
      throw new Error('stop');
    });
    await expect(undone).rejects.toThrow('stop');
    await db.tenantDb.run(acme.tenantId, (tx) => tell(tx, 'end'));
    await last;
    expect(heard).toEqual(['end']);
  });
});
