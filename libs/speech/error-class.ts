/**
 * What a fault of the model means for a talk. `benign`: the session goes on. `retryable`: this session is over, another
 * may do. `fatal`: no session will do until somebody changes something.
 */
export type ErrorClass = 'benign' | 'retryable' | 'fatal';

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

/** Classifies the HTTP answer to a refused upgrade. */
export function classifyStatus(status: number): ErrorClass {
  return status === 408 || status === 429 || status >= 500 ? 'retryable' : 'fatal';
}
