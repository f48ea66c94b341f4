import { until } from './until';
import type { World } from './world';

/** What a client gets while the database is unavailable, and that nothing needs a restart afterward. */
export function outage(world: () => World): void {
  it('answers 503 with a time to come back while the database is away, and serves again after it', async () => {
    const { db } = world().api;
    const { token } = world().a.admin;
    const agents = () => world().ask('/api/v1/agents', { token });
    expect((await agents()).status).toBe(200);
    await db.asSuperuser(`alter database ${db.name} connection limit 0`);
    await db.asSuperuser(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and usename <> current_user`,
      [db.name],
    );
    const away = await agents();
    expect([away.status, away.json.code, away.headers['retry-after']]).toEqual([503, 'unavailable', '2']);
    expect(away.text).not.toMatch(/voicecore_|postgres|connection/);
    expect((await world().ask('/livez')).status).toBe(200);
    const { status, json } = await world().ask('/readyz');
    expect([status, json.database]).toEqual([503, 'failing']);
    expect((await world().ask('/metrics')).status).toBe(200);
    await db.asSuperuser(`alter database ${db.name} connection limit -1`);
    expect((await agents()).status).toBe(200);
    await until(async () => (await world().ask('/readyz')).json.database === 'ok');
  });
}
