import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { testDatabase, type TestDatabase } from '@voicecore/testing';
import { createApp, listen } from '../src/create-app';
import { readEnv, type Env } from '../src/env';
import { AppLogger } from '../src/platform/app-logger';

/** The whole API on a port of its own, with a database of its own and everything it logged. */
export interface BootedApi {
  readonly app: NestExpressApplication;
  readonly db: TestDatabase;
  readonly env: Env;
  readonly url: string;
  readonly logged: string[];
  close(): Promise<void>;
}

/** Added to the environment; a function when they depend on the database. */
export type Variables = Record<string, string> | ((db: TestDatabase) => Record<string, string>);

/** Starts the API with the sandbox's settings, on any free port; `variables` are added to the environment. */
export async function bootApi(variables: Variables = {}): Promise<BootedApi> {
  const api = await makeApi(variables);
  await listen(api.app, { port: 0, host: '127.0.0.1' });
  const { port } = api.app.getHttpServer().address() as AddressInfo;
  return { ...api, url: `http://127.0.0.1:${port}` };
}

/** Creates the API with a database of its own, not listening yet. */
export async function makeApi(variables: Variables = {}): Promise<Omit<BootedApi, 'url'>> {
  const db = await testDatabase();
  const env = readEnv({
    NODE_ENV: 'test',
    DATABASE_URL: db.appUrl,
    DATABASE_PLATFORM_URL: db.platformUrl,
    DATABASE_WORKER_URL: db.jobsUrl,
    VOICECORE_MASTER_KEY: randomBytes(32).toString('base64'),
    VOICECORE_JWT_SECRET: randomBytes(48).toString('base64'),
    VOICECORE_SANDBOX: '1',
    VOICECORE_RECEPTIONIST: 'menu',
    ...(typeof variables === 'function' ? variables(db) : variables),
  });
  const logged: string[] = [];
  const logger = new AppLogger('debug', { write: (line) => void logged.push(line) });
  const app = await createApp(env, logger, resolve('apps/api/test/pages'));
  return {
    app,
    db,
    env,
    logged,
    close: async () => {
      await app.close();
      await db.drop();
    },
  };
}
