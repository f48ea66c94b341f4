/**
 * What a fault of the model means for a talk. `benign`: the session goes on. `retryable`: this session is over, another
 * may do. `fatal`: no session will do until somebody changes something. `refused`: the model is well and does not take what this
 * session asks for (a voice, too long instructions), which is the tenant's matter.
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

/** Classifies an `error` event that answers the session as we asked for it: what is no fault of the model's is the session's. */
export function classifyRefusal(code: string | null, type: string | null): ErrorClass {
  const found = classifyError(code, type);
  return found === 'benign' ? 'refused' : found;
}

/** Classifies the HTTP answer to a refused upgrade. */
export function classifyStatus(status: number): ErrorClass {
  return status === 408 || status === 429 || status >= 500 ? 'retryable' : 'fatal';
}
