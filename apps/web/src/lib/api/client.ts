import { apiClient } from '@voicecore/api-client';
import { accessToken, freshToken } from '../session';
import { asProblem, toProblem } from './problem';

function authorised(request: Request, token: string | null): Request {
  const copy = request.clone();
  if (token) copy.headers.set('authorization', `Bearer ${token}`);
  return copy;
}

/**
 * Sends a request with this tab's token, and retries it once with a fresh token when the old one has expired.
 */
async function send(request: Request): Promise<Response> {
  const first = await fetch(authorised(request, accessToken()));
  if (first.status !== 401) return first;
  const token = await freshToken();
  return token ? fetch(authorised(request, token)) : first;
}

export const api = apiClient({ baseUrl: location.origin, fetch: send });

/**
 * Returns the body of a successful request.
 * @throws ApiProblem for every other answer.
 */
export async function answer<T>(request: Promise<{ data?: T; error?: unknown; response: Response }>): Promise<T> {
  const { data, error, response } = await request.catch((failure: unknown) => {
    throw asProblem(failure);
  });
  if (!response.ok) throw toProblem(error, response);
  return data as T;
}
