import { randomBytes } from 'node:crypto';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { expectGenerated } from '@voicecore/testing';
import { z } from 'zod';
import packageJson from '../../../../package.json';
import { AppModule } from '../../src/app.module';
import { envExample, readEnv } from '../../src/env';
import { version } from '../../src/operations/version';
import { AppLogger } from '../../src/platform/app-logger';
import { declaredRoutes, openApiDocument } from './openapi-document';

const url = 'postgres://nobody@127.0.0.1:1/none';
const env = readEnv({
  DATABASE_URL: url,
  DATABASE_PLATFORM_URL: url,
  DATABASE_WORKER_URL: url,
  VOICECORE_MASTER_KEY: randomBytes(32).toString('base64'),
  VOICECORE_JWT_SECRET: randomBytes(32).toString('base64'),
});

const schema = z.looseObject({ $ref: z.string().optional(), required: z.array(z.string()).optional() });
const openApi = z.object({
  paths: z.record(
    z.string(),
    z.record(
      z.string(),
      z.looseObject({
        operationId: z.string(),
        requestBody: z.looseObject({ content: z.record(z.string(), z.looseObject({ schema })) }).optional(),
        responses: z.record(z.string(), z.unknown()),
      }),
    ),
  ),
  components: z.object({ schemas: z.record(z.string(), schema) }),
});

/** Preview mode: Nest reads all declarations and creates no providers, so that no database is needed. */
const preview = (): Promise<NestExpressApplication> =>
  NestFactory.create<NestExpressApplication>(AppModule.with(env, new AppLogger('silent')), {
    preview: true,
    logger: false,
  });

it('keeps the description of the API up to date', async () => {
  expectGenerated('libs/api-client/openapi.json', openApiDocument(await preview()));
});

it('knows for every route who may call it and what it answers', async () => {
  const routes = [...declaredRoutes(await preview()).values()];
  const undeclared = routes.filter(({ allowed, isPublic }) => (allowed === null) !== isPublic);
  const shapeless = routes.filter(({ isRest, answer }) => isRest && answer === null);
  expect(routes.length).toBeGreaterThan(30);
  expect({ undeclared, shapeless }).toEqual({ undeclared: [], shapeless: [] });
});

it('says of every route what it is for', async () => {
  const { paths } = JSON.parse(openApiDocument(await preview())) as {
    paths: Record<string, Record<string, { operationId: string; summary: string }>>;
  };
  const operations = Object.values(paths).flatMap((item) => Object.values(item));
  expect(operations.filter(({ summary }) => summary === '').map(({ operationId }) => operationId)).toEqual([]);
});

it('asks of every PATCH for the version that it was made from, and says what becomes of an old one', async () => {
  const { paths, components } = openApi.parse(JSON.parse(openApiDocument(await preview())));
  const changes = Object.values(paths).flatMap((item) => Object.entries(item).filter(([method]) => method === 'patch'));
  expect(changes.length).toBeGreaterThan(6);
  const careless = changes.filter(([, { requestBody, responses }]) => {
    const given = requestBody?.content['application/json']?.schema;
    const schema = given?.$ref ? components.schemas[given.$ref.replace(/.*\//, '')] : given;
    return !schema?.required?.includes('version') || !('409' in responses);
  });
  expect(careless.map(([, { operationId }]) => operationId)).toEqual([]);
});

it('keeps .env.example up to date', () => {
  expectGenerated('.env.example', envExample());
});

it('names the version of package.json', () => {
  expect(version).toBe(packageJson.version);
});
