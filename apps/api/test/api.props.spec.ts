import { randomBytes, randomUUID } from 'node:crypto';
import { errorCodes } from '@voicecore/contracts/error-codes';
import type { ScreeningPolicy } from '@voicecore/domain/screening';
import { trials } from '@voicecore/testing';
import fc from 'fast-check';
import { RateLimits } from '../src/platform/rate-limits';
import { arbitraryOf } from './security/arbitrary';
import type { Answered } from './security/ask';
import { undeclaredIn } from './security/bodies';
import { answerOf, bodyOf, routes, type Route } from './security/route-matrix';
import { resolved, type JsonSchema } from './security/sample';
import { World } from './security/world';

const runs = trials(100);
jest.setTimeout(600_000);

let world: World;
beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.close());
// More requests than an account may send in a minute: only the last property tests the limits.
const fresh = () => world.api.db.asSuperuser('delete from rate_limits');

const named = (id: string): Route => {
  const route = routes.find(({ operation }) => operation.operationId === id);
  if (!route) throw new Error(`no operation ${id}`);
  return route;
};
/** Writes that create or change something of the tenant's own; what a schema cannot express is added here. */
const writes = [
  'Departments_create',
  'Agents_create',
  'Numbers_create',
  'OwnTenant_change',
  'Knowledge_add',
  'Hours_replace',
  'Hours_replaceSpecialDays',
  'Screening_add',
  'Screening_tryOut',
  'Outbound_check',
].map(named);
const shapeOf = (route: Route): JsonSchema => resolved(bodyOf(route) ?? {});
const send = (route: Route, body: unknown): Promise<Answered> =>
  world.ask(route.path, { method: route.method, token: world.a.tokens.tenant_admin, body });

const request = fc
  .constantFrom(...writes)
  .chain((route) => arbitraryOf(shapeOf(route)).map((body) => ({ route, body: body as Record<string, unknown> })));

/** Adds what the description cannot express: references must exist, hours must not overlap. */
function grounded(route: Route, body: Record<string, unknown>): Record<string, unknown> {
  const id = route.operation.operationId;
  if (id === 'Hours_replace') {
    const periods = body.periods as { opens: number; closes: number }[];
    const kept = periods
      .slice(0, 1)
      .map((period) => ({ ...period, opens: Math.min(period.opens, 1_439), closes: 1_440 }));
    return { ...body, departmentId: null, periods: kept };
  }
  if (id === 'Hours_replaceSpecialDays')
    return { ...body, departmentId: null, specialDays: realDays(body.specialDays) };
  if (id === 'Hours_setAfterHours') return { ...body, departmentId: null, rule: withoutDepartment(body.rule) };
  if (id === 'OwnTenant_change') return withPolicy(body, 'config', 'screening');
  if (id === 'Screening_tryOut') return withPolicy({ body }, 'body', 'policy').body as Record<string, unknown>;
  if (id === 'Outbound_check')
    return { ...body, ...(body.policy !== undefined && { policy: withoutTwins(body.policy) }) };
  if (id === 'Agents_create')
    return { ...body, departmentIds: body.departmentIds === undefined ? [] : [world.a.ids.departments] };
  if (id === 'Departments_create') return { ...body, parentId: null };
  if (id === 'Numbers_create')
    return { ...body, departmentId: null, afterHours: withoutDepartment(body.afterHours ?? null) };
  return body;
}

/** A rule for after hours that names no department names none that does not exist. */
function withoutDepartment(rule: unknown): object | null {
  return (rule as { kind: string } | null)?.kind === 'department' ? { kind: 'goodbye' } : (rule as object | null);
}

/** Dates exist, the last day is not before the first, and the hours of a day do not overlap. */
function realDays(days: unknown): object[] {
  return (days as { rule: { kind: string }; periods: { opens: number }[] }[]).map(({ rule, periods, ...day }) => ({
    ...day,
    rule: {
      ...rule,
      ...(rule.kind === 'date' && { date: '2028-02-29' }),
      ...(rule.kind === 'range' && { from: '2028-02-28', to: '2028-02-29' }),
      ...(rule.kind === 'yearly' && { day: 29 }),
      ...(rule.kind === 'weekday' && { nth: -1 }),
    },
    periods: periods.slice(0, 1).map(({ opens }) => ({ opens: Math.min(opens, 1_439), closes: 1_440 })),
  }));
}

/** Countries exist, lists name nothing twice, and people may be called until later than from. */
function withoutTwins(policy: unknown): Record<string, unknown> {
  const { countries, opens, closes, ...rest } = policy as Record<string, unknown>;
  const single = Object.entries(rest).map(([name, value]) => [
    name,
    Array.isArray(value) ? [...new Set(value)] : value,
  ]);
  return {
    ...Object.fromEntries(single),
    ...(countries !== undefined && { countries: ['US'] }),
    ...(opens !== undefined && { opens: 0 }),
    ...(closes !== undefined && { closes: 1_440 }),
  };
}

/** Rules have ids of their own, a rule names nothing twice, and a stricter threshold is not below a milder one. */
function consistent({ rules, flagAt, challengeAt, blockAt }: ScreeningPolicy): ScreeningPolicy {
  const sorted = [flagAt, challengeAt, blockAt].filter((each) => each !== null).sort((a, b) => a - b);
  const next = (given: number | null): number | null => (given === null ? null : (sorted.shift() ?? given));
  const own = rules.map((rule, at) => {
    const named = { ...rule, id: `rule-${at}` };
    return named.kind === 'attestation' ? { ...named, levels: [...new Set(named.levels)] } : named;
  });
  return { rules: own, flagAt: next(flagAt), challengeAt: next(challengeAt), blockAt: next(blockAt) };
}

function withPolicy(body: Record<string, unknown>, group: string, name: string): Record<string, unknown> {
  const inner = body[group] as Record<string, ScreeningPolicy | undefined> | undefined;
  const policy = inner?.[name];
  return policy === undefined ? body : { ...body, [group]: { ...inner, [name]: consistent(policy) } };
}

function expectProblem(answer: Answered): void {
  const { code, title, status } = answer.json as { code: keyof typeof errorCodes; title: string; status: number };
  expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
  expect([errorCodes[code].status, errorCodes[code].title]).toEqual([answer.status, title]);
  expect(status).toBe(answer.status);
}

async function rowsOfA(): Promise<unknown> {
  const tables = [
    'departments',
    'agents',
    'memberships',
    'numbers',
    'knowledge_entries',
    'configurations',
    'hours',
    'special_days',
  ];
  const sql = tables
    .map((name) => `select '${name}' as name, count(*) as n from ${name} where tenant_id = $1`)
    .join(' union all ');
  return world.api.db.asSuperuser(sql, [world.a.tenantId]);
}

describe('Property 22: API functionality', () => {
  it('serves every valid request with the shape it declares', async () => {
    await fresh();
    let served = 0;
    await fc.assert(
      fc.asyncProperty(request, async ({ route, body }) => {
        const answer = await send(route, grounded(route, body));
        if (answer.status >= 300) {
          expectProblem(answer);
          // A generated email, extension, number or password may be taken, reserved, or too common, and an entry that
          // is in use may lack a language.
          const common =
            answer.status === 400 && /attackers try first|cannot be extensions|"is needed"/.test(answer.text);
          expect([route.operation.operationId, answer.text, answer.status === 409 || common]).toEqual([
            route.operation.operationId,
            answer.text,
            true,
          ]);
          return;
        }
        served += 1;
        const shape = answerOf(route);
        expect(undeclaredIn(answer.json, shape)).toEqual([]);
        expect(Object.keys(answer.json)).toEqual(expect.arrayContaining([...(resolved(shape).required ?? [])]));
      }),
      { numRuns: runs },
    );
    expect(served).toBeGreaterThan(runs / 2);
  });

  it('refuses every invalid request with the documented problem, and changes nothing', async () => {
    await fresh();
    const fault = fc.constantFrom('missing', 'unknown', 'wrong type', 'not an object', 'prototype');
    const before = await rowsOfA();
    await fc.assert(
      fc.asyncProperty(request, fault, fc.nat(), async ({ route, body }, kind, pick) => {
        const broken = breakBody(shapeOf(route), grounded(route, body), kind, pick);
        if (broken === undefined) return;
        const answer = await send(route, broken);
        const cell = `${route.operation.operationId} ${kind}: ${JSON.stringify(broken)}`;
        expect([cell, answer.status, answer.json.code]).toEqual([cell, 400, 'invalid_request']);
        expectProblem(answer);
      }),
      { numRuns: runs },
    );
    expect(await rowsOfA()).toEqual(before);
  });

  it('shows every item of a list exactly once, whatever the size of a page', async () => {
    await fresh();
    const read = async (limit: number): Promise<string[]> => {
      const ids: string[] = [];
      let cursor: string | null = null;
      do {
        const query: string = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`;
        const { json, status } = await world.ask(`/api/v1/departments?limit=${limit}${query}`, {
          token: world.a.tokens.agent,
        });
        expect(status).toBe(200);
        const items = json.items as { id: string }[];
        expect(items.length).toBeLessThanOrEqual(limit);
        if (cursor !== null) expect(items.length).toBeGreaterThan(0);
        if (json.next !== null) expect(items).toHaveLength(limit);
        ids.push(...items.map(({ id }) => id));
        cursor = json.next as string | null;
      } while (cursor !== null);
      return ids;
    };
    const all = await read(200);
    for (let limit = 1; limit <= Math.min(all.length + 1, 12); limit++) {
      await fresh();
      expect(await read(limit)).toEqual(all);
    }
  });

  it('lets exactly as many through as a limit says, however many come at once', async () => {
    const limits = new RateLimits(world.api.db.limitsDb);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 24 }), async (limit, hits) => {
        const key = randomBytes(32);
        const counted = await Promise.all(Array.from({ length: hits }, () => limits.hit(key, 60)));
        expect(counted.filter((one) => one.hits <= limit)).toHaveLength(Math.min(limit, hits));
        expect(counted.every((one) => one.secondsLeft > 0 && one.secondsLeft <= 60)).toBe(true);
        await world.api.db.asSuperuser(
          `update rate_limits set expires_at = now() - interval '1 second' where key = $1`,
          [key],
        );
        expect((await limits.hit(key, 60)).hits).toBe(1);
      }),
      { numRuns: runs },
    );
  });
});

/** Returns a body that breaks the schema in the given way; undefined when it cannot be broken that way. */
function breakBody(schema: JsonSchema, body: Record<string, unknown>, kind: string, pick: number): unknown {
  const names = Object.keys(body).filter((name) => name in (schema.properties ?? {}));
  const name = names[pick % Math.max(1, names.length)];
  if (kind === 'not an object') return [[], 'text', 7][pick % 3];
  if (kind === 'unknown') return { ...body, [`x${randomUUID().slice(0, 8)}`]: pick };
  if (kind === 'prototype') return JSON.stringify(body).replace('{', `{"__proto__":{}${names.length > 0 ? ',' : ''}`);
  if (name === undefined) return undefined;
  if (kind === 'wrong type') return { ...body, [name]: { unexpected: [pick] } };
  const required = schema.required?.[pick % Math.max(1, schema.required.length)];
  if (required === undefined) return undefined;
  return Object.fromEntries(Object.entries(body).filter(([key]) => key !== required));
}
