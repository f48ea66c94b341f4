import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { pinoHttp } from 'pino-http';
import type { AppLogger } from './app-logger';
import { withRequest } from './call-context';
import type { Metrics } from './metrics';

/** Health and metrics are requested every few seconds and files by the dozen; logging them would tell nothing. */
const unlogged = /^\/(livez|readyz|metrics|assets\/.*)$/;

/**
 * Writes one line per request: id, method, the route's pattern (never the path with its ids, nor the query), status and
 * time. No address, no header, no body. The id is our own, because a client's `X-Request-Id` could contain anything.
 */
export function requestLog(logger: AppLogger, metrics: Metrics): RequestHandler[] {
  const log = pinoHttp({
    logger: logger.pino,
    genReqId: () => randomUUID(),
    autoLogging: { ignore: (request) => unlogged.test(request.url ?? '') },
    serializers: { req: () => undefined, res: () => undefined },
    customSuccessObject: (request, response, given: object) => ({ ...given, ...lineOf(request, response) }),
    customErrorObject: (request, response, _error, given: object) => ({ ...given, ...lineOf(request, response) }),
    customLogLevel: (_request, response, error) => (error || response.statusCode >= 500 ? 'error' : 'info'),
  });
  const inContext = (request: Request, response: Response, next: NextFunction): void => {
    const id = typeof request.id === 'string' ? request.id : randomUUID();
    response.setHeader('X-Request-Id', id);
    withRequest(id, next);
  };
  const timed = (request: Request, response: Response, next: NextFunction): void => {
    const stop = metrics.requestSeconds.startTimer();
    response.on('finish', () => {
      if (request.path.startsWith('/api/')) stop({ ...lineOf(request, response), status: String(response.statusCode) });
    });
    next();
  };
  return [log as RequestHandler, inContext, timed];
}

function lineOf(request: IncomingMessage, response: ServerResponse): { method: string; route: string; status: number } {
  return { method: request.method ?? '', route: routeOf(request), status: response.statusCode };
}

function routeOf(request: IncomingMessage): string {
  const { route } = request as { route?: { path?: unknown } };
  return typeof route?.path === 'string' ? route.path : 'none';
}
