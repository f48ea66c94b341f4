import { randomUUID } from 'node:crypto';
import { answerOf, bodyOf, fileOf, routes, type Route } from './route-matrix';
import { resolved, sampleOf, type JsonSchema } from './sample';
import { roles, type World } from './world';

const smuggled: Readonly<Record<string, unknown>> = {
  tenantId: randomUUID(),
  tenant_id: randomUUID(),
  role: 'super_admin',
  id: randomUUID(),
  balance: 1_000_000,
  verified: true,
  createdAt: 0,
  isDemo: false,
  passwordHash: '$argon2id$',
};

/** T-API-2: what a body must not contain, and what a response must not contain. */
export function bodies(world: () => World): void {
  const tokenFor = ({ operation }: Route): string | undefined => {
    const role = roles.find((one) => operation['x-allow'].includes(one) || operation['x-allow'].includes('signed_in'));
    return role && world().tokenOf(role);
  };
  const send = (route: Route, body: unknown) =>
    world().ask(route.path.replace(/\{[^}]+\}/g, randomUUID()), { method: route.method, token: tokenFor(route), body });
  const writes = routes.filter((route) => bodyOf(route) !== undefined);

  it('refuses every field that a body does not declare', async () => {
    expect(writes.length).toBeGreaterThan(12);
    for (const route of writes) {
      const schema = resolved(bodyOf(route) ?? {});
      const sample = sampleOf(schema) as Record<string, unknown>;
      for (const [name, value] of Object.entries(smuggled).filter(([field]) => !(field in (schema.properties ?? {})))) {
        const { status, json } = await send(route, { ...sample, [name]: value });
        const cell = `${route.operation.operationId} with ${name}`;
        expect([cell, status, json.code]).toEqual([cell, 400, 'invalid_request']);
      }
      const proto = JSON.stringify(sample).replace(
        /^\{/,
        `{"__proto__":{"role":"super_admin"}${Object.keys(sample).length > 0 ? ',' : ''}`,
      );
      expect([route.operation.operationId, (await send(route, proto)).status]).toEqual([
        route.operation.operationId,
        400,
      ]);
    }
  });

  it('answers no field that the description does not declare', async () => {
    const lists = routes.filter(({ path, method }) => method === 'GET' && !path.includes('{'));
    let checked = 0;
    for (const route of lists) {
      for (const token of [world().superToken, ...Object.values(world().a.tokens)]) {
        const { status, json, headers } = await world().ask(route.path, { token });
        if (status !== 200) continue;
        const file = fileOf(route);
        expect([route.path, headers['content-type']]).toEqual([
          route.path,
          `${file ?? 'application/json'}; charset=utf-8`,
        ]);
        if (file !== undefined) continue;
        expect([route.path, undeclaredIn(json, answerOf(route))]).toEqual([route.path, []]);
        checked += 1;
      }
    }
    expect(checked).toBeGreaterThan(10);
  });

  it('refuses a body that is too large, broken, or of another kind, and a method that is not there', async () => {
    const path = '/api/v1/auth/login';
    const large = await world().ask(path, {
      method: 'POST',
      body: { email: 'a@example.com', password: 'x'.repeat(200_000) },
    });
    expect([large.status, large.json.code]).toEqual([413, 'too_large']);
    const broken = await world().ask(path, { method: 'POST', body: '{"email":' });
    expect([broken.status, broken.json.code]).toEqual([400, 'invalid_request']);
    const text = await world().ask(path, {
      method: 'POST',
      body: 'email=a',
      headers: { 'Content-Type': 'text/plain' },
    });
    expect([text.status, text.json.code]).toEqual([415, 'wrong_content_type']);
    const absent = await world().ask('/api/v1/agents', { method: 'PUT', token: world().superToken, body: {} });
    expect([absent.status, absent.json.code]).toEqual([405, 'method_not_allowed']);
  });
}

/** Returns the paths of fields in `value` that the schema lacks. */
export function undeclaredIn(value: unknown, given: JsonSchema, path = ''): string[] {
  const schema = resolved(given);
  if (value === null || typeof value !== 'object') return [];
  if (Array.isArray(value))
    return value.flatMap((item, index) => undeclaredIn(item, schema.items ?? {}, `${path}[${index}]`));
  const shapes = [...(schema.oneOf ?? []), ...(schema.anyOf ?? [])].map((one) => undeclaredIn(value, one, path));
  if (shapes.length > 0) return shapes.reduce((least, one) => (one.length < least.length ? one : least));
  if (!schema.properties)
    return schema.additionalProperties === false || schema.additionalProperties === undefined ? [path] : [];
  return Object.entries(value).flatMap(([name, inner]) => {
    const property = schema.properties?.[name];
    return property ? undeclaredIn(inner, property, `${path}.${name}`) : [`${path}.${name}`];
  });
}
