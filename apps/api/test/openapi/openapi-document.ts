import { readFileSync } from 'node:fs';
import { DiscoveryService, ModulesContainer } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { errorCodes } from '@voicecore/contracts/error-codes';
import { fieldFaults } from '@voicecore/contracts/field-faults';
import { z } from 'zod';
import { version } from '../../src/operations/version';
import { ALLOWED, PUBLIC, type Allowed } from '../../src/platform/allow';
import { ANSWER, type Answer } from '../../src/platform/answers';
import { FILE } from '../../src/platform/late-body';
import { controllerSources } from './controller-sources';

type Json = Record<string, unknown>;

/** One route handler with everything its decorators declare. */
export interface Declared {
  readonly name: string;
  readonly isRest: boolean;
  readonly allowed: readonly Allowed[] | null;
  readonly isPublic: boolean;
  readonly answer: Answer | null;
  /** True when it accepts the bytes of a file. */
  readonly isFile: boolean;
}

const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.enum(Object.keys(errorCodes) as [string, ...string[]]),
    detail: z.string().optional(),
    instance: z.string().optional(),
    errors: z
      .array(
        z.object({
          path: z.string(),
          message: z.string(),
          code: z.enum(fieldFaults).optional(),
          limit: z.number().optional().meta({ description: 'The limit that the value violates' }),
        }),
      )
      .optional(),
    choices: z
      .array(z.object({ id: z.uuid(), name: z.string() }))
      .optional()
      .meta({ description: 'With `choose_business`: the businesses that the user can choose from' }),
    current: z
      .looseObject({})
      .optional()
      .meta({ description: 'With `conflict`, after a change that named an old version: the current object' }),
  })
  .meta({ id: 'Problem' });

/** Returns the handlers of all controllers by `Class_method`, which is also the operation's id. */
export function declaredRoutes(app: NestExpressApplication): Map<string, Declared> {
  const routes = new Map<string, Declared>();
  for (const { metatype } of new DiscoveryService(app.get(ModulesContainer)).getControllers()) {
    if (typeof metatype !== 'function') continue;
    const prototype = metatype.prototype as Record<string, unknown>;
    for (const method of Object.getOwnPropertyNames(prototype)) {
      const handler = prototype[method];
      if (
        method === 'constructor' ||
        typeof handler !== 'function' ||
        Reflect.getMetadata('path', handler) === undefined
      )
        continue;
      const meta = (key: symbol): unknown => Reflect.getMetadata(key, handler) ?? Reflect.getMetadata(key, metatype);
      const name = `${metatype.name}_${method}`;
      routes.set(name, {
        name,
        isRest: String(Reflect.getMetadata('path', metatype)).startsWith('api/'),
        allowed: (meta(ALLOWED) as Allowed[] | undefined) ?? null,
        isPublic: meta(PUBLIC) === true,
        answer: (meta(ANSWER) as Answer | undefined) ?? null,
        isFile: meta(FILE) === true,
      });
    }
  }
  return routes;
}

/**
 * Returns the OpenAPI 3.1 document of the REST routes: parameters from Nest, shapes from the schemas, texts from the
 * comments.
 */
export function openApiDocument(app: NestExpressApplication): string {
  const components: Record<string, unknown> = {};
  const convert = (schema: unknown, io: 'input' | 'output'): Json => {
    const { $schema: _schema, $defs, ...rest } = z.toJSONSchema(schema as z.ZodType, { io }) as Json & { $defs?: Json };
    Object.assign(components, withoutNoise($defs ?? {}));
    return withoutNoise(rest) as Json;
  };
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('VoiceCore AI')
    .setDescription(
      'Everything that the web pages do, for programs. Errors are RFC 9457 problems, told apart by their `code`. ' +
        'Request bodies are application/json only (otherwise 415), except for files; a method that a path does not support is refused with 405, and `Allow` lists the supported methods. ' +
        'A change names the version that it was made from; when the object has changed since then, the change is refused with 409 `conflict`, and `current` contains the current object.',
    )
    .setVersion(version)
    .build();
  const document = SwaggerModule.createDocument(app, config, {
    standardSchemaConverter: (schema, { schemaType }) => ({ schema: convert(schema, schemaType) }),
  });
  const paths: Json = {};
  const routes = declaredRoutes(app);
  const words = controllerSources((file) => readFileSync(file, 'utf8'));
  for (const path of Object.keys(document.paths)
    .filter((one) => one.startsWith('/api/v1/'))
    .sort()) {
    const item: Json = {};
    for (const [method, found] of Object.entries(document.paths[path] ?? {}).filter(([name]) =>
      methods.includes(name),
    )) {
      const operation = found as unknown;
      item[method] = described(operation as Json, routes, words, { convert, components });
    }
    paths[path] = item;
  }
  convert(problem, 'output');
  const schemas = Object.fromEntries(Object.entries(components).sort(([a], [b]) => (a < b ? -1 : 1)));
  const bearer = { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' };
  const { openapi, info } = document;
  return `${JSON.stringify({ openapi, info, paths, components: { schemas, securitySchemes: { bearer } } }, null, 2)}\n`;
}

const fileType = 'application/octet-stream';
const fileBody = { required: true, content: { [fileType]: { schema: { type: 'string', format: 'binary' } } } };
const methods = ['get', 'put', 'post', 'patch', 'delete'];

function described(
  operation: Json,
  routes: Map<string, Declared>,
  words: Map<string, string>,
  { convert, components }: { convert: (schema: unknown, io: 'output') => Json; components: Json },
): Json {
  const name = String(operation.operationId);
  const route = routes.get(name);
  const { parameters, tags } = operation;
  const requestBody = route?.isFile ? fileBody : operation.requestBody;
  const answer = route?.answer;
  const content = contentOf(answer, convert);
  return {
    operationId: name.replace(/Controller_/, '_'),
    summary: words.get(name) ?? '',
    tags,
    'x-allow': route?.isPublic ? ['anybody'] : (route?.allowed ?? []),
    security: route?.isPublic ? [] : [{ bearer: [] }],
    ...(Array.isArray(parameters) && parameters.length > 0 ? { parameters } : {}),
    ...(requestBody === undefined ? {} : { requestBody }),
    responses: {
      [String(answer?.status ?? 200)]: {
        description: 'content' in content ? 'Success' : 'Success, no content',
        ...content,
      },
      ...(requestBody === undefined
        ? {}
        : { '415': problemThat(`The body is not ${route?.isFile ? fileType : 'application/json'}`) }),
      ...(takesVersion(parameters, requestBody, components) ? { '409': problemThat(stale) } : {}),
      default: problemThat('An error, as a problem'),
    },
  };
}

function contentOf(answer: Answer | null | undefined, convert: (schema: unknown, io: 'output') => Json): Json {
  if (answer?.schema) return { content: { 'application/json': { schema: convert(answer.schema, 'output') } } };
  return answer?.file === undefined ? {} : { content: { [answer.file]: { schema: { type: 'string' } } } };
}

const stale =
  'The change conflicts with the current state; `conflict` with `current`: the object was changed after it was read';

/** True when a change names the version that was read, in its body or, when it has none, in its query. */
function takesVersion(parameters: unknown, requestBody: unknown, schemas: Record<string, unknown>): boolean {
  const inQuery = z.array(z.looseObject({ name: z.string() })).safeParse(parameters);
  if (inQuery.data?.some(({ name }) => name === 'version')) return true;
  const body = z
    .looseObject({ content: z.looseObject({ 'application/json': z.looseObject({ schema: z.looseObject({}) }) }) })
    .safeParse(requestBody);
  const given = body.data?.content['application/json'].schema;
  const named = typeof given?.$ref === 'string' ? schemas[given.$ref.split('/').at(-1) ?? ''] : given;
  const { data: shape } = z.looseObject({ properties: z.looseObject({}) }).safeParse(named);
  return shape !== undefined && 'version' in shape.properties;
}

const problemThat = (description: string): Json => ({
  description,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
});

/** Points references into `components`, and drops a pattern next to a format that means the same. */
function withoutNoise(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNoise);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).filter(([key]) => key !== 'id' || typeof (value as Json).id !== 'string');
  const hasFormat = 'format' in value && 'pattern' in value && typeof value.pattern === 'string';
  return Object.fromEntries(
    entries
      .filter(([key]) => !(hasFormat && key === 'pattern'))
      .map(([key, inner]) => [
        key,
        key === '$ref' && typeof inner === 'string'
          ? inner.replace('#/$defs/', '#/components/schemas/')
          : withoutNoise(inner),
      ]),
  );
}
