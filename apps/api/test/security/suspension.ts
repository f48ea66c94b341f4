import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Answered } from './ask';
import { bodyOf, routes, type Route } from './route-matrix';
import { sampleOf } from './sample';
import { password, signIn, type World } from './world';

/** A change of status is effective in every process after this time, ms. */
const heldAfterMs = 3_000;

/** Routes that users of a suspended business can still use: their own sign-in, and the calls they are in. */
const open = /^\/api\/v1\/(auth|softphone)\/|^\/api\/v1\/agents\/\{id\}\/status$/;

/** A suspended business is kept unchanged: its users can read, but change nothing. */
export function suspension(world: () => World): void {
  const admin = 'admin@suspended.example';
  let tenantId = '';
  let token = '';

  const setStatus = async (status: string): Promise<void> => {
    const path = `/api/v1/tenants/${tenantId}`;
    const asked = { token: world().superToken };
    const { version } = (await world().ask(path, asked)).json;
    const answer = await world().ask(path, { ...asked, method: 'PATCH', body: { status, version } });
    expect(answer.status).toBe(200);
  };
  const send = ({ path, method, operation }: Route): Promise<Answered> => {
    const schema = bodyOf({ path, method, operation });
    const body = schema ? sampleOf(schema) : undefined;
    return world().ask(path.replace(/\{[^}]+\}/g, randomUUID()), { method, token, body });
  };
  const rename = async (): Promise<string | number> => {
    const { version } = (await world().ask('/api/v1/tenant', { token })).json;
    const change = { method: 'PATCH', token, body: { name: 'Renamed', version } };
    const { status, json } = await world().ask('/api/v1/tenant', change);
    return status === 403 ? String(json.code) : status;
  };
  const becomes = async (expected: string | number): Promise<void> => {
    const until = Date.now() + heldAfterMs;
    while ((await rename()) !== expected && Date.now() < until) await pause(50);
    expect(await rename()).toBe(expected);
  };

  beforeAll(async () => {
    const body = { name: 'Suspended', timeZone: 'UTC', admin: { name: 'Admin', email: admin, password } };
    const made = await world().ask('/api/v1/tenants', { method: 'POST', token: world().superToken, body });
    tenantId = (made.json.tenant as { id: string }).id;
    token = await signIn(world().api, admin);
  });

  it('refuses every change, and shows everything', async () => {
    await setStatus('suspended');
    await becomes('business_suspended');
    const mine = routes.filter(({ operation }) => operation['x-allow'].includes('tenant_admin'));
    const changes = mine.filter(({ method, path }) => method !== 'GET' && !open.test(path));
    expect(changes.length).toBeGreaterThan(15);
    for (const route of changes) {
      const { status, json } = await send(route);
      expect([route.operation.operationId, status, json.code]).toEqual([
        ...[route.operation.operationId, 403],
        'business_suspended',
      ]);
    }
    for (const route of mine.filter((one) => one.method === 'GET' || open.test(one.path))) {
      const { status, json } = await send(route);
      expect([route.operation.operationId, status, json.code]).not.toEqual([
        ...[route.operation.operationId, 403],
        'business_suspended',
      ]);
      expect([route.operation.operationId, status]).not.toEqual([route.operation.operationId, 401]);
    }
  });

  it('lets its people in, and change their own password', async () => {
    token = await signIn(world().api, admin);
    const body = { current: password, password: `${password} still` };
    const answer = await world().ask('/api/v1/auth/password', { method: 'PUT', token, body });
    expect(answer.status).toBe(204);
  });

  it('ends with the suspension', async () => {
    await setStatus('active');
    await becomes(200);
  });
}
