import type { Acting } from '@voicecore/database';
import { AsyncLocalStorage } from 'node:async_hooks';

interface Context {
  readonly requestId: string;
  callId?: string;
  actor?: Acting['actor'];
}

const storage = new AsyncLocalStorage<Context>();

/** Runs `work` so that every log line written in it carries the request's id, and the call's once it is known. */
export function withRequest<T>(requestId: string, work: () => T): T {
  return storage.run({ requestId }, work);
}

/** Names the call that the current request or task is about. */
export function aboutCall(callId: string): void {
  const context = storage.getStore();
  if (context) context.callId = callId;
}

/** Says who asks for what the current request does. */
export function onBehalfOf(actor: Acting['actor']): void {
  const context = storage.getStore();
  if (context) context.actor = actor;
}

/** Who acts now, for the audit: nobody in particular outside a request of somebody who is signed in. */
export function acting(): Acting {
  const context = storage.getStore();
  return { actor: context?.actor ?? { kind: 'system', id: null }, requestId: context?.requestId ?? null };
}

/** The ids of what is being done now, for log lines and problems. */
export function currentIds(): Pick<Partial<Context>, 'requestId' | 'callId'> {
  const { actor: _actor, ...ids } = storage.getStore() ?? {};
  return ids;
}
