import { randomUUID } from 'node:crypto';
import { takesFile, bodyOf, routes, type Route } from './route-matrix';
import { resolved, sampleOf, type JsonSchema } from './sample';
import { roles, type World } from './world';

/** Texts that no field accepts: no column can store the first two, no screen can show the others. */
const oddTexts: Readonly<Record<string, string>> = {
  'a NUL': 'before\0after',
  'half a surrogate pair': 'before\ud800after',
  'the other half': 'before\udc00after',
  'a bell': 'before\u0007after',
  'an escape': 'before\u001b[31mafter',
  'a C1 control': 'before\u0085after',
};
/** Numbers beyond what an integer of the database can store, or a clock can show. */
const oddNumbers = [2 ** 31, 2 ** 53, 1e20, 1e308, -1, -(2 ** 40), 0.5];
const oddCursors = [
  ...[1e15, 1e18, 1e20, 1e308, -1, -1e20, 'x\0', '\0', null, {}, []].flatMap((key) => [[key], [key, randomUUID()]]),
  [0, 'x\0'],
  [0.5, randomUUID(), 1],
  [0, '-'.repeat(36)],
  'x\0',
].map((keys) => Buffer.from(JSON.stringify(keys)).toString('base64url'));
const oddQueries: Readonly<Record<string, readonly string[]>> = {
  cursor: [...oddCursors, '%00', '%ff', '%ed%a0%80', '%5b'],
  limit: ['0', '-1', '201', '1e9', '99999999999999999999', 'NaN', '0.5', '%00'],
};
const oddDays = [
  '-271821-04-20',
  '%2B275760-09-13',
  '-000001-01-01',
  '1969-12-31',
  '%2B012345-01-01',
  '%00',
  '2026-01-01%00',
];
const oddWords = ['%00', 'a%00b', '%07', 'a%1bb', 'a%C2%85b'];

type Values = Record<string, unknown>;

/** Returns a value with all properties, not only the required ones. */
function whole(given: JsonSchema, name = ''): unknown {
  const schema = resolved(given);
  if (schema.anyOf) return whole(schema.anyOf.find((one) => resolved(one).type !== 'null') ?? {}, name);
  if (schema.items) return [whole(schema.items, name)];
  if (!schema.properties) return sampleOf(schema, name);
  return Object.fromEntries(Object.entries(schema.properties).map(([key, one]) => [key, whole(one, key)]));
}

/** Yields the value once for every leaf of that type, with `odd` in its place. */
function* withOdd(value: unknown, type: 'string' | 'number', odd: unknown): Generator<unknown> {
  if (typeof value === type) yield odd;
  if (Array.isArray(value)) for (const changed of withOdd(value[0], type, odd)) yield [changed];
  else if (value !== null && typeof value === 'object')
    for (const [key, inner] of Object.entries(value))
      for (const changed of withOdd(inner, type, odd)) yield { ...(value as Values), [key]: changed };
}

/** T-API-2: what no column accepts is refused as a bad request, in every field of every route. */
export function oddValues(world: () => World): void {
  const tokenFor = ({ operation }: Route): string | undefined => {
    const role = roles.find((one) => operation['x-allow'].includes(one) || operation['x-allow'].includes('signed_in'));
    return role && world().tokenOf(role);
  };
  const pathOf = ({ path }: Route): string => path.replace(/\{[^}]+\}/g, randomUUID());
  const send = (route: Route, asked: { query?: string; body?: unknown; path?: string }) =>
    world().ask(`${asked.path ?? pathOf(route)}${asked.query ?? ''}`, {
      method: route.method,
      token: tokenFor(route),
      body: asked.body,
    });
  const expectRefused = async (route: Route, what: string, asked: Parameters<typeof send>[1]): Promise<void> => {
    const cell = `${route.method} ${route.path} with ${what}`;
    const { status, json } = await send(route, asked);
    expect([cell, status, json.code]).toEqual([cell, 400, 'invalid_request']);
  };
  const writes = routes.filter((route) => bodyOf(route) !== undefined);

  it.each(Object.entries(oddTexts))('refuses %s in every text of every body', async (name, odd) => {
    let tried = 0;
    for (const route of writes) {
      for (const body of withOdd(whole(bodyOf(route) ?? {}), 'string', odd)) {
        await expectRefused(route, `${name}: ${JSON.stringify(body)}`, { body });
        tried += 1;
      }
    }
    expect(tried).toBeGreaterThan(40);
  });

  it('refuses numbers out of range in every body', async () => {
    for (const route of writes)
      for (const odd of oddNumbers)
        for (const body of withOdd(whole(bodyOf(route) ?? {}), 'number', odd))
          await expectRefused(route, JSON.stringify(body), { body });
  });

  it('refuses odd values of every query parameter, and forged cursors', async () => {
    let tried = 0;
    for (const route of routes) {
      for (const { name, in: place } of route.operation.parameters ?? []) {
        if (place !== 'query') continue;
        const odd = oddQueries[name] ?? (name === 'from' || name === 'to' ? oddDays : oddWords);
        for (const value of odd) await expectRefused(route, `${name}=${value}`, { query: `?${name}=${value}` });
        tried += 1;
      }
    }
    expect(tried).toBeGreaterThan(15);
  });

  it('refuses ids that are none in every path', async () => {
    for (const route of routes.filter(({ path }) => path.includes('{')))
      for (const odd of ['%00', 'x', '-'.repeat(36), '%ed%a0%80', '0'.repeat(400)])
        await expectRefused(route, `the id ${odd}`, {
          path: route.path.replace(/\{[^}]+\}/g, odd),
          body: bodyOf(route) && whole(bodyOf(route) ?? {}),
        });
  });

  it('refuses a body that is nested deeper than any, on every route that is not only read', async () => {
    for (const depth of [33, 20_000])
      for (const route of routes.filter((one) => !['GET', 'DELETE'].includes(one.method) && !takesFile(one)))
        for (const body of ['['.repeat(depth) + ']'.repeat(depth), '{"a":'.repeat(depth) + '1' + '}'.repeat(depth)])
          await expectRefused(route, `${depth} levels`, { body });
  });

  it('ends a session whose cookie is no token', async () => {
    const odd = [
      '-'.repeat(36),
      `${'-'.repeat(36)}.${'-'.repeat(36)}.${'a'.repeat(43)}`,
      '%00',
      'j:{"a":1}',
      'x'.repeat(3_000),
    ];
    for (const value of odd) {
      const { status, json } = await world().ask('/api/v1/auth/refresh', {
        method: 'POST',
        body: { session: '0123abcd' },
        headers: { Cookie: `vc_r_0123abcd=${value}` },
      });
      expect([value.slice(0, 40), status, json.code]).toEqual([value.slice(0, 40), 401, 'session_ended']);
    }
  });

  it('takes what looks the same as the same, and lines where lines belong', async () => {
    const { token } = world().a.admin;
    const made = await world().ask('/api/v1/departments', {
      method: 'POST',
      token,
      body: { names: { en: ' Cafe\u0301 ', es: 'Cafe\u0301' } },
    });
    expect([made.status, made.json.names]).toEqual([201, { en: 'Caf\u00e9', es: 'Caf\u00e9' }]);
    const text = { en: 'First.\r\nSecond.', es: 'Uno.\nDos.' };
    const entry = await world().ask('/api/v1/knowledge/entries', {
      method: 'POST',
      token,
      body: { question: { en: 'Which lines?', es: '¿Qué líneas?' }, answer: text },
    });
    expect([entry.status, entry.json.answer]).toEqual([201, { en: 'First.\nSecond.', es: 'Uno.\nDos.' }]);
  });
}
