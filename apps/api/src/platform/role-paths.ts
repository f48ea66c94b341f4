import type { RequestHandler } from 'express';
import type { Env } from '../env';
import { AppError } from './app-error';

/** The health paths, which every process answers whatever its roles. */
const health: ReadonlySet<string> = new Set(['/livez', '/readyz', '/metrics']);

/** Returns the role that serves a path: `voice` for the carrier's webhooks and streams, `http` for everything else. */
export function roleOf(path: string): 'http' | 'voice' {
  return path.startsWith('/twilio/') ? 'voice' : 'http';
}

/** Makes a process answer only the paths of its roles; all others are not found. */
export function rolePaths({ VOICECORE_ROLES: roles }: Env): RequestHandler {
  return (request, _response, next) => {
    if (health.has(request.path) || roles.includes(roleOf(request.path))) return next();
    throw new AppError('not_found');
  };
}
