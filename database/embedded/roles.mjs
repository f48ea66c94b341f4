import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** Login roles, named like their passwords in `roles.sql`. */
const LOGINS = ['owner', 'app', 'platform', 'jobs'];

/** Returns the URL of a database of the embedded server for one login. */
export function urlOf(port, role, password, database) {
  const user = role === 'postgres' ? role : `voicecore_${role}`;
  return `postgres://${user}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
}

async function asSuperuser(port, password, work) {
  // Required late: the launcher imports this file before the first `npm install` has installed the driver.
  const { Client } = createRequire(import.meta.url)('pg');
  const client = new Client({ connectionString: urlOf(port, 'postgres', password, 'postgres') });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/**
 * Creates the roles of `roles.sql` and the empty database, if they do not exist yet.
 * @param {{ port: number, passwords: Record<'postgres' | 'owner' | 'app' | 'platform' | 'jobs', string>, database: string }} on
 */
export function createRoles({ port, passwords, database }) {
  return asSuperuser(port, passwords.postgres, async (client) => {
    const there = await client.query("select 1 from pg_roles where rolname = 'voicecore_jobs'");
    if (there.rowCount === 0) {
      const text = readFileSync(new URL('../roles.sql', import.meta.url), 'utf8');
      await client.query(
        `begin; ${LOGINS.reduce((sql, role) => sql.replace(`{{${role}}}`, passwords[role]), text)}; commit`,
      );
    }
    const has = await client.query('select 1 from pg_database where datname = $1', [database]);
    if (has.rowCount === 0) await client.query(`create database ${database} owner voicecore_owner`);
  });
}
