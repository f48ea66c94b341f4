import { randomUUID } from 'node:crypto';
import { RouteTable } from '../src/platform/route-table';
import { UpgradeRegistry } from '../src/platform/upgrade';
import { bootApi, type BootedApi } from './boot-api';
import { ask } from './security/ask';
import { routes } from './security/route-matrix';

let api: BootedApi;
beforeAll(async () => {
  api = await bootApi();
}, 60_000);
afterAll(() => api.close());
beforeEach(() => api.db.asSuperuser('delete from rate_limits'));

const browser = { Accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };
const open = (path: string, method = 'GET') => ask(`${api.url}${path}`, { method, headers: browser });
const isPage = (answer: { text: string }) => answer.text.includes('<title>The page</title>');

it.each(['/', '/calls', `/calls/${randomUUID()}`, '/agents?cursor=x', '/lives', '/apis'])(
  '%s is the page',
  async (path) => {
    const answer = await open(path);
    expect([answer.status, isPage(answer), answer.headers['cache-control']]).toEqual([200, true, 'no-cache']);
  },
);

it('is no page for a program, a write, or a file that is not there', async () => {
  expect((await ask(`${api.url}/calls`, { headers: { Accept: 'application/json' } })).status).toBe(404);
  expect((await open('/calls', 'POST')).status).toBe(404);
  expect((await open('/assets/gone-0a1b2c3d.js')).status).toBe(404);
});

it('is never the page where the API, the carrier, health or sockets live, however the path is spelled', async () => {
  const table = new RouteTable(api.app.getHttpAdapter().getInstance(), api.app.get(UpgradeRegistry));
  const hooks = ['voice', 'status', 'next/x', 'media', 'nothing'].map((name) => `/twilio/${name}`);
  const others = [
    '/audio/none.wav',
    '/live',
    '/live/',
    '/livez/x',
    '/readyz/x',
    '/metrics/x',
    '/api',
    '/api/',
    '/api/v2/x',
  ];
  const known = [...routes.map(({ path }) => path.replace(/\{[^}]+\}/g, randomUUID())), ...hooks, ...others];
  const spellings = (path: string) => [
    path,
    path.toUpperCase(),
    `/${path}`,
    `${path}/`,
    `${path}/more`,
    path.replace(/[a-z]/, (letter) => `%${letter.charCodeAt(0).toString(16)}`),
  ];
  for (const path of known.flatMap(spellings)) {
    expect([path, table.isReserved(path)]).toEqual([path, true]);
    expect([path, isPage(await open(path))]).toEqual([path, false]);
  }
}, 60_000);

describe('a file with its hash in its name', () => {
  const path = '/assets/index-0a1b2c3d.js';
  it('is kept for a year and sent compressed to whoever reads that', async () => {
    const plain = await open(path);
    expect([plain.status, plain.text.trim()]).toEqual([200, 'export const hashed = true;']);
    expect(plain.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    const response = await fetch(`${api.url}${path}`, { headers: { 'Accept-Encoding': 'br' } });
    expect(response.headers.get('content-encoding')).toBe('br');
    expect(response.headers.get('content-type')).toMatch(/^text\/javascript/);
    expect(response.headers.get('vary')).toMatch(/accept-encoding/i);
    expect(await response.text()).toContain('hashed = true');
  });
});
