import type { Acting } from '@voicecore/database';
import { AsyncLocalStorage } from 'node:async_hooks';

interface Context {
  readonly requestId: string;
  callId?: string;
  actor?: Acting['actor'];
}

const storage = new AsyncLocalStorage<Context>();

/** Runs `work` so that every log line written in it has the request's id, and the call's id once it is known. */
export function withRequest<T>(requestId: string, work: () => T): T {
  return storage.run({ requestId }, work);
}

/** Sets the call that the current request or task is about. */
export function aboutCall(callId: string): void {
  const context = storage.getStore();
  if (context) context.callId = callId;
}

/** Sets the user on whose behalf the current request acts. */
export function onBehalfOf(actor: Acting['actor']): void {
  const context = storage.getStore();
  if (context) context.actor = actor;
}

/** Returns who is acting now, for the audit log; no particular person outside a signed-in user's request. */
export function acting(): Acting {
  const context = storage.getStore();
  return { actor: context?.actor ?? { kind: 'system', id: null }, requestId: context?.requestId ?? null };
}

/** Returns the ids of the current work, for log lines and problems. */
export function currentIds(): Pick<Partial<Context>, 'requestId' | 'callId'> {
  const { actor: _actor, ...ids } = storage.getStore() ?? {};
  return ids;
}
