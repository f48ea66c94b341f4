import { NestFactory } from '@nestjs/core';
import { ExpressAdapter, type NestExpressApplication } from '@nestjs/platform-express';
import cookieParser from 'cookie-parser';
import express from 'express';
import { once } from 'node:events';
import type { IncomingMessage, Server } from 'node:http';
import { resolve } from 'node:path';
import { AppModule } from './app.module';
import type { Env } from './env';
import { filePaths, lateBodyPaths } from './knowledge';
import { useLiveLine } from './live';
import { AppLogger } from './platform/app-logger';
import { serveApiDocs } from './platform/api-docs';
import { capConnections } from './platform/connection-cap';
import { Metrics } from './platform/metrics';
import { plainBody, requestChecks } from './platform/request-checks';
import { requestLog } from './platform/request-log';
import { rolePaths } from './platform/role-paths';
import { RouteTable } from './platform/route-table';
import { securityHeaders } from './platform/security-headers';
import { Shutdown } from './platform/shutdown';
import { ENV } from './platform/tokens';
import { UpgradeRegistry } from './platform/upgrade';
import { serveWeb } from './platform/web-files';

/** Maximum size of a JSON body, bytes: a knowledge entry in two languages with its ways to ask is below 40 kB. */
const largestJson = 131_072;
const jsonType = /^\s*application\/json\s*(;|$)/i;
/** Maximum size of a form from the carrier, bytes: its fields together stay below 16 kB. */
const largestForm = 65_536;

/** Creates the whole API, not listening yet; it serves the pages that were built into `webFolder`. */
export async function createApp(
  env: Env,
  logger = new AppLogger(env.LOG_LEVEL),
  webFolder = resolve('dist/web'),
): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(AppModule.with(env, logger), strictServer(), {
    logger,
    rawBody: true,
    bodyParser: false,
    abortOnError: false,
    forceCloseConnections: true,
  });
  app.set('trust proxy', env.VOICECORE_TRUSTED_PROXIES.length > 0 ? env.VOICECORE_TRUSTED_PROXIES : false);
  app.set('query parser', 'simple');
  app.set('etag', false);
  app.disable('x-powered-by');
  const server = app.getHttpAdapter().getInstance();
  const routes = new RouteTable(server, app.get(UpgradeRegistry));
  app.use(
    ...securityHeaders(env),
    ...requestLog(logger, app.get(Metrics)),
    rolePaths(env),
    requestChecks(routes, filePaths),
    cookieParser(),
  );
  const isLate = ({ url = '' }: IncomingMessage) => lateBodyPaths.includes(url.split('?', 1)[0] ?? '');
  app.useBodyParser('json', {
    limit: largestJson,
    strict: true,
    type: (request) => !isLate(request) && jsonType.test(request.headers['content-type'] ?? ''),
  });
  app.useBodyParser('urlencoded', { limit: largestForm, extended: false });
  useLiveLine(app, env);
  app.use(plainBody);
  serveApiDocs(app);
  serveWeb(server, routes, webFolder);
  return app;
}

/**
 * Routes match only in their exact spelling, so that a limit or a check on a path never meets a second spelling. The
 * router reads this setting when it is created, which Nest does right away.
 */
function strictServer(): ExpressAdapter {
  const server = express();
  server.set('case sensitive routing', true);
  return new ExpressAdapter(server);
}

/**
 * How long an idle connection stays open, ms: longer than the 60 s after which proxies close theirs; otherwise a proxy
 * might send a request into a connection that is just being closed (Node's own default is 5 s).
 */
const keepAliveMs = 65_000;

/**
 * Time limits for the head of a request and for the whole request, ms: the carrier itself gives up after 15 s. The last
 * value is how often Node checks for late ones (its default is every 30 s).
 */
const headMs = 10_000;
const requestMs = 20_000;
const lateCheckMs = 1_000;

/**
 * Maximum number of connections of one process; more would take the file descriptors that its calls and database need.
 */
const mostConnections = 10_000;

/**
 * Where an API process listens: on a port of its own, or on a socket that its parent holds open and shares among
 * processes.
 */
export type ListenOn = { readonly port: number; readonly host: string } | { readonly fd: number };

/** Starts to listen, and accepts WebSocket upgrades once every path is registered. */
export async function listen(app: NestExpressApplication, on: ListenOn): Promise<void> {
  const server: Server = app.getHttpServer();
  server.keepAliveTimeout = keepAliveMs;
  server.headersTimeout = headMs;
  server.requestTimeout = requestMs;
  server.maxConnections = mostConnections;
  // Read when the server begins to listen; the types only know it as an option of a constructor that Nest calls.
  Object.assign(server, { connectionsCheckingInterval: lateCheckMs });
  const isTrusted = app.getHttpAdapter().getInstance().get('trust proxy fn') as (
    address: string,
    hop: number,
  ) => boolean;
  capConnections(server, {
    perSource: app.get<Env>(ENV).VOICECORE_CONNECTIONS_PER_SOURCE,
    isProxy: (address) => isTrusted(address, 0),
    onRefused: () => app.get(Metrics).refusedConnections.inc(),
  });
  app.get(Shutdown).attach(server);
  await app.init();
  server.listen(on);
  await once(server, 'listening');
  app.get(UpgradeRegistry).attach(server);
}
