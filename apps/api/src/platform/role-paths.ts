import type { RequestHandler } from 'express';
import type { Env } from '../env';
import { AppError } from './app-error';

/** What every process answers, whatever it does: whether it is well. */
const health: ReadonlySet<string> = new Set(['/livez', '/readyz', '/metrics']);

/** The role that serves a path: the carrier's webhooks and streams are `voice`, everything else is `http`. */
export function roleOf(path: string): 'http' | 'voice' {
  return path.startsWith('/twilio/') ? 'voice' : 'http';
}

/** Has a process answer only what its roles are for; the rest is not found here. */
export function rolePaths({ VOICECORE_ROLES: roles }: Env): RequestHandler {
  return (request, _response, next) => {
    if (health.has(request.path) || roles.includes(roleOf(request.path))) return next();
    throw new AppError('not_found');
  };
}
