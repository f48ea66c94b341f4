import { SchedulerRegistry } from '@nestjs/schedule';
import { request } from 'node:http';
import { CallTimers } from '../src/calls/call-timers';
import { bootApi, type BootedApi } from './boot-api';

let api: BootedApi | null = null;
afterEach(async () => {
  await api?.close();
  api = null;
});

async function withRoles(roles: string): Promise<BootedApi> {
  api = await bootApi({ VOICECORE_ROLES: roles });
  return api;
}

const statusOf = async ({ url }: BootedApi, path: string, method = 'GET'): Promise<number> =>
  (await fetch(`${url}${path}`, { method })).status;

const upgradeOf = ({ url }: BootedApi, path: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const headers = { Connection: 'Upgrade', Upgrade: 'websocket', 'Sec-WebSocket-Key': 'x'.repeat(22) };
    const asked = request(`${url}${path}`, { headers: { ...headers, 'Sec-WebSocket-Version': '13' } });
    asked.on('response', (answer) => resolve(answer.statusCode ?? 0));
    asked.on('error', reject);
    asked.end();
  });

/** The intervals that Nest's scheduler runs, and whether calls are woken in this process. */
const ticks = ({ app }: BootedApi): number => app.get(SchedulerRegistry).getIntervals().length;
const wakesCalls = ({ app }: BootedApi): boolean => {
  try {
    return app.get(CallTimers, { strict: false }) instanceof CallTimers;
  } catch {
    return false;
  }
};

/** Returns the name under which this process holds jobs; null when it runs no jobs. */
const holdsJobsAs = async ({ db }: BootedApi, isExpected: boolean): Promise<string | null> => {
  const read = async () =>
    (await db.asSuperuser<{ name: string | null }>('select job_runner as name from processes'))[0];
  const deadline = Date.now() + 10_000;
  let name = (await read())?.name ?? null;
  while (isExpected && name === null && Date.now() < deadline) name = (await read())?.name ?? null;
  return name;
};

describe('what a process does', () => {
  it('is everything when all roles are its own', async () => {
    const all = await withRoles('http,voice,worker');
    expect(await statusOf(all, '/api/v1/installation')).toBe(200);
    expect(await statusOf(all, '/twilio/voice', 'POST')).toBe(403);
    expect(await upgradeOf(all, '/twilio/media')).toBe(403);
    expect([ticks(all) > 0, wakesCalls(all)]).toEqual([true, true]);
  });

  it('is its health and the work in the background as a worker: it serves no route', async () => {
    const worker = await withRoles('worker');
    for (const path of ['/livez', '/readyz', '/metrics'])
      expect([path, await statusOf(worker, path)]).toEqual([path, 200]);
    for (const path of ['/api/v1/installation', '/api/docs', '/api/openapi.json', '/', '/calls', '/twilio/wait.wav'])
      expect([path, await statusOf(worker, path)]).toEqual([path, 404]);
    expect(await statusOf(worker, '/twilio/voice', 'POST')).toBe(404);
    expect(await upgradeOf(worker, '/twilio/media')).toBe(404);
    expect([ticks(worker) > 0, wakesCalls(worker)]).toEqual([true, true]);
    expect(await holdsJobsAs(worker, true)).toMatch(/^pool-/);
  });

  it('is pages and the API for people: no webhook, no stream, no timer', async () => {
    const http = await withRoles('http');
    expect(await statusOf(http, '/api/v1/installation')).toBe(200);
    expect(await statusOf(http, '/twilio/voice', 'POST')).toBe(404);
    expect(await upgradeOf(http, '/twilio/media')).toBe(404);
    expect([ticks(http), wakesCalls(http)]).toEqual([0, false]);
    expect(await holdsJobsAs(http, false)).toBeNull();
  });

  it('is webhooks and streams for callers: no page, no timer', async () => {
    const voice = await withRoles('voice');
    expect(await statusOf(voice, '/twilio/voice', 'POST')).toBe(403);
    expect(await upgradeOf(voice, '/twilio/media')).toBe(403);
    expect(await statusOf(voice, '/api/v1/installation')).toBe(404);
    expect([ticks(voice), wakesCalls(voice)]).toEqual([0, false]);
  });
});
