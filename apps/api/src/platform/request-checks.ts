import type { Request, RequestHandler } from 'express';
import { AppError } from './app-error';
import type { RouteTable } from './route-table';

/**
 * Only the carrier posts forms: any other form could come from a page of another site, which can send one with a user's
 * cookies.
 */
const carrierPath = /^\/twilio\//;

/**
 * Refuses, before a body is read, what no handler accepts: a method (405) or a kind of body (415) that the route does
 * not take. `filePaths` accept the bytes of a file, which no page of another site can send without a CORS preflight.
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

/**
 * Maximum nesting of a body. None of ours has more than a few levels, and code that walks through one may be recursive.
 */
const deepest = 32;

/** Refuses a body that is nested deeper than any that a route accepts. */
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
