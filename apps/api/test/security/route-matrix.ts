import { randomUUID } from 'node:crypto';
import openApi from '@voicecore/api-client/openapi.json';
import { sampleOf, type JsonSchema } from './sample';
import { roles, type World } from './world';

interface Operation {
  readonly operationId: string;
  readonly 'x-allow': readonly string[];
  readonly parameters?: readonly { readonly name: string; readonly in: string }[];
  readonly requestBody?: { readonly content: { readonly 'application/json'?: { readonly schema: JsonSchema } } };
  readonly responses: Readonly<
    Record<string, { readonly content?: { readonly 'application/json'?: { readonly schema: JsonSchema } } }>
  >;
}

/** One route of the API description. */
export interface Route {
  readonly path: string;
  readonly method: string;
  readonly operation: Operation;
}

export const routes: readonly Route[] = Object.entries(openApi.paths).flatMap(([path, item]) =>
  Object.entries(item as Readonly<Record<string, Operation>>).map(([method, operation]) => ({
    path,
    method: method.toUpperCase(),
    operation,
  })),
);

/** True when it accepts the bytes of a file, and no JSON. */
export const takesFile = ({ operation }: Route): boolean =>
  operation.requestBody !== undefined && operation.requestBody.content['application/json'] === undefined;

export const bodyOf = ({ operation }: Route): JsonSchema | undefined =>
  operation.requestBody?.content['application/json']?.schema;

/** Returns the schema of a route's successful response. */
export function answerOf({ operation }: Route): JsonSchema {
  const { responses } = operation;
  return Object.values(responses)[0]?.content?.['application/json']?.schema ?? {};
}

/** Returns the media type of the file that a route returns; undefined when it returns JSON or nothing. */
export const fileOf = ({ operation }: Route): string | undefined =>
  Object.keys(Object.values(operation.responses)[0]?.content ?? {}).find((type) => type !== 'application/json');

const named = (path: string, id: string): string => path.replace(/\{[^}]+\}/g, id);
const isPublic = ({ operation }: Route): boolean => operation['x-allow'].includes('anybody');
const mayCall = ({ operation }: Route, role: string): boolean =>
  operation['x-allow'].includes(role) || operation['x-allow'].includes('signed_in');

/** T-API-1: every route, every role, every foreign id. */
export function routeMatrix(world: () => World): void {
  const send = (route: Route, id: string, token?: string) => {
    const schema = bodyOf(route);
    const body = schema ? sampleOf(schema) : undefined;
    return world().ask(named(route.path, id), { method: route.method, token, body });
  };

  it('lets nobody in who is not signed in', async () => {
    const guarded = routes.filter((route) => !isPublic(route));
    expect(guarded.length).toBeGreaterThan(25);
    for (const route of guarded) {
      const { status, json } = await send(route, randomUUID());
      expect([route.operation.operationId, status, json.code]).toEqual([
        route.operation.operationId,
        401,
        'not_signed_in',
      ]);
    }
  });

  it('refuses every role that a route does not name', async () => {
    for (const route of routes.filter((one) => !isPublic(one))) {
      for (const role of roles.filter((one) => !mayCall(route, one))) {
        const { status, json } = await send(route, randomUUID(), world().tokenOf(role));
        const cell = `${route.operation.operationId} as ${role}`;
        expect([cell, status, json.code]).toEqual([cell, 403, 'not_allowed']);
      }
    }
  });

  it("answers another tenant's ids as it answers ids that are nobody's", async () => {
    const withId = routes.filter(
      ({ path, operation }) => path.includes('{id}') && !operation['x-allow'].includes('super_admin'),
    );
    expect(withId.length).toBeGreaterThan(10);
    for (const route of withId) {
      for (const role of roles.filter((one) => mayCall(route, one))) {
        const nobodys = await send(route, randomUUID(), world().tokenOf(role));
        const { instance: _first, ...plain } = nobodys.json;
        const kinds = Object.entries(world().b.ids);
        const foreign = await Promise.all(kinds.map(([, id]) => send(route, id, world().tokenOf(role))));
        for (const [index, { status, json }] of foreign.entries()) {
          const cell = `${route.operation.operationId} as ${role} with B's ${kinds[index]?.[0]}`;
          const { instance: _second, ...same } = json;
          expect([cell, [403, 404].includes(status) || JSON.stringify(json)]).toEqual([cell, true]);
          expect([cell, same]).toEqual([cell, plain]);
        }
      }
    }
  });

  it('finds nothing of B changed, and B finds its own', async () => {
    const { b } = world();
    for (const kind of ['agents', 'departments', 'numbers']) {
      const { status } = await world().ask(`/api/v1/${kind}/${b.ids[kind]}`, { token: b.tokens.tenant_admin });
      expect([kind, status]).toEqual([kind, 200]);
    }
    const own = await world().ask(`/api/v1/tenants/${b.tenantId}`, { token: world().superToken });
    expect(own.status).toBe(200);
  });
}
