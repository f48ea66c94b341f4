import type { Request, RequestHandler } from 'express';
import { AppError } from './app-error';
import type { RouteTable } from './route-table';

/** The carrier posts forms, and nothing else does: a page of another site can send a form with a person's cookies. */
const carrierPath = /^\/twilio\//;

/** Refuses, before a body is read, what no handler is there for: another method (405) or kind of body (415) than a route takes. */
export function requestChecks(routes: RouteTable): RequestHandler {
  return (request, response, next) => {
    const methods = routes.methodsAt(request.path);
    if (methods.length === 0) return next();
    if (!methods.includes(request.method)) {
      response.setHeader('Allow', methods.join(', '));
      throw new AppError('method_not_allowed');
    }
    const type = carrierPath.test(request.path) ? 'urlencoded' : 'json';
    if (hasBody(request) && !request.is(type)) throw new AppError('wrong_content_type');
    next();
  };
}

function hasBody({ headers }: Request): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}
