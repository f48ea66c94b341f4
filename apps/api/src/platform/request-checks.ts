import type { Request, RequestHandler } from 'express';
import { AppError } from './app-error';
import type { RouteTable } from './route-table';

/** The carrier posts forms, and nothing else does: a page of another site can send a form with a person's cookies. */
const carrierPath = /^\/twilio\//;

/**
 * Refuses, before a body is read, what no handler is there for: another method (405) or kind of body (415) than a route
 * takes. `filePaths` take the bytes of a file, which no page of another site can send without being asked first.
 */
export function requestChecks(routes: RouteTable, filePaths: readonly string[]): RequestHandler {
  return (request, response, next) => {
    const methods = routes.methodsAt(request.path);
    if (methods.length === 0) return next();
    if (!methods.includes(request.method)) {
      response.setHeader('Allow', methods.join(', '));
      throw new AppError('method_not_allowed');
    }
    const json = filePaths.includes(request.path) ? 'application/octet-stream' : 'json';
    const type = carrierPath.test(request.path) ? 'urlencoded' : json;
    if (hasBody(request) && !request.is(type)) throw new AppError('wrong_content_type');
    next();
  };
}

/** No body of ours is nested more than a few levels; what walks through one may call itself. */
const deepest = 32;

/** Refuses a body that is nested deeper than any that a route takes. */
export const plainBody: RequestHandler = (request, _response, next) => {
  if (isNestedTooDeeply(request.body))
    throw new AppError('invalid_request', { detail: 'The body is nested too deeply.' });
  next();
};

export function isNestedTooDeeply(body: unknown): boolean {
  let level: unknown[] = [body];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth >= deepest) return true;
    level = level.flatMap((value): unknown[] => (isObject(value) ? Object.values(value) : []));
  }
  return false;
}

const isObject = (value: unknown): value is object => value !== null && typeof value === 'object';

function hasBody({ headers }: Request): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}
