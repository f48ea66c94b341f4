import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Databases } from '@voicecore/database';
import { Client, Pool } from 'pg';
import { migrate } from '../../database/migrate';
import { testServer, type Login, type TestServer } from './server/test-server';

/** A separate database for one spec file: a clone of the migrated template. */
export interface TestDatabase {
  readonly name: string;
  readonly ownerUrl: string;
  readonly appUrl: string;
  readonly platformUrl: string;
  readonly jobsUrl: string;
  readonly superuserUrl: string;
  /** The key with which `databases` signs its notices. */
  readonly noticeKey: Buffer;
  /** The product's own access, as the runtime logins. */
  readonly databases: Databases;
  readonly tenantDb: Databases['tenants'];
  readonly platformDb: Databases['platform'];
  readonly jobsDb: Databases['jobs'];
  readonly leaseDb: Databases['leases'];
  readonly limitsDb: Databases['limits'];
  readonly lookupDb: Databases['lookup'];
  /** Runs a statement as the superuser, bypassing row-level security: only for test setup and positive controls. */
  asSuperuser<T>(sql: string, params?: unknown[]): Promise<T[]>;
  /** Closes every connection, so that the database can be copied (`from`); it can still be dropped. */
  disconnect(): Promise<void>;
  /** Closes every connection, fails if one of them is still inside a transaction, and drops the database. */
  drop(): Promise<void>;
}

const migrationsFolder = join(__dirname, '..', '..', 'database', 'migrations');

function templateName(): string {
  const hash = createHash('sha256');
  for (const file of readdirSync(migrationsFolder).sort()) hash.update(readFileSync(join(migrationsFolder, file)));
  return `template_${hash.digest('hex').slice(0, 16)}`;
}

function urlFor(server: TestServer, login: Login, database: string): string {
  return server.urls[login].replace('{database}', database);
}

async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Creates the migrated template once per server; other processes wait on the advisory lock. */
async function ensureTemplate(server: TestServer, admin: Client): Promise<string> {
  const name = templateName();
  const exists = async () => (await admin.query('select 1 from pg_database where datname = $1', [name])).rowCount === 1;
  if (await exists()) return name;
  await admin.query('select pg_advisory_lock(41)');
  try {
    if (await exists()) return name;
    const draft = `draft_${randomBytes(6).toString('hex')}`;
    await admin.query(`create database ${draft} owner voicecore_owner`);
    await migrate(urlFor(server, 'owner', draft));
    await admin.query(`alter database ${draft} rename to ${name}`);
    return name;
  } finally {
    await admin.query('select pg_advisory_unlock(41)');
  }
}

/** Returns the connections of `database` that are inside a transaction. */
async function openTransactions(admin: Client, database: string): Promise<string[]> {
  const sql = `select application_name || ': ' || left(query, 120) as what from pg_stat_activity
    where datname = $1 and state like 'idle in transaction%'`;
  const found = await admin.query<{ what: string }>(sql, [database]);
  return found.rows.map((row) => row.what);
}

export interface TestDatabaseOptions {
  /** The number of connections of the app's pool. */
  poolSize?: number;
  /** Another test database to copy with its rows; no connection to it may be open (`disconnect`). */
  from?: string;
}

/** Creates a fresh migrated database (a clone takes 40-80 ms). Call it in `beforeAll`, and `drop()` in `afterAll`. */
export async function testDatabase(options: TestDatabaseOptions = {}): Promise<TestDatabase> {
  const server = await testServer();
  const adminUrl = urlFor(server, 'postgres', 'postgres');
  const name = `spec_${randomBytes(8).toString('hex')}`;
  await withClient(adminUrl, async (admin) => {
    const template = options.from ?? (await ensureTemplate(server, admin));
    await admin.query(`create database ${name} template ${template} owner voicecore_owner`);
  });
  const url = (login: Login): string => urlFor(server, login, name);
  const urls = { app: url('app'), platform: url('platform'), jobs: url('jobs') };
  const superuser = new Pool({ connectionString: url('postgres'), max: 2, application_name: 'spec' });
  superuser.on('error', () => undefined);
  const noticeKey = randomBytes(32);
  const databases = await Databases.open(urls, { noticeKey, poolSize: options.poolSize ?? 5 });
  return {
    name,
    ownerUrl: url('owner'),
    appUrl: urls.app,
    platformUrl: urls.platform,
    jobsUrl: urls.jobs,
    superuserUrl: url('postgres'),
    noticeKey,
    databases,
    tenantDb: databases.tenants,
    platformDb: databases.platform,
    jobsDb: databases.jobs,
    leaseDb: databases.leases,
    limitsDb: databases.limits,
    lookupDb: databases.lookup,
    asSuperuser: async (sql, params) => (await superuser.query(sql, params)).rows,
    disconnect: async () => {
      await databases.close();
      await superuser.end();
    },
    drop: async () => {
      const left = await withClient(adminUrl, (admin) => openTransactions(admin, name));
      await databases.close();
      if (!superuser.ended) await superuser.end();
      await withClient(adminUrl, (admin) => admin.query(`drop database ${name} with (force)`));
      if (left.length > 0) throw new Error(`Transactions were left open: ${left.join('; ')}`);
    },
  };
}
