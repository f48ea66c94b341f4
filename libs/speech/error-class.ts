/**
 * What a fault of the model means for a talk. `benign`: the session continues. `retryable`: this session is over,
 * another one may work. `fatal`: no session will work until the cause is fixed. `refused`: the model works but does not
 * accept what this session asks for (a voice, instructions that are too long), which is the tenant's matter.
 */
export type ErrorClass = 'benign' | 'retryable' | 'fatal' | 'refused';

const retryable = new Set(['rate_limit_exceeded', 'server_error', 'overloaded', 'session_expired', 'internal_error']);
const fatal = new Set([
  'invalid_api_key',
  'insufficient_quota',
  'model_not_found',
  'policy_violation',
  'access_terminated',
]);

/** Classifies an `error` event: most leave the session usable, unknown ones included. */
export function classifyError(code: string | null, type: string | null): ErrorClass {
  if (code !== null && fatal.has(code)) return 'fatal';
  if (code !== null && retryable.has(code)) return 'retryable';
  return type === 'server_error' ? 'retryable' : 'benign';
}

/** Classifies an `error` event that answers our session request: what is not the model's fault is the session's. */
export function classifyRefusal(code: string | null, type: string | null): ErrorClass {
  const found = classifyError(code, type);
  return found === 'benign' ? 'refused' : found;
}

/** Classifies the HTTP response to a refused upgrade. */
export function classifyStatus(status: number): ErrorClass {
  return status === 408 || status === 429 || status >= 500 ? 'retryable' : 'fatal';
}
