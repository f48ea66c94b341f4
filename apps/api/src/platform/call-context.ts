import { AsyncLocalStorage } from 'node:async_hooks';

interface Context {
  readonly requestId: string;
  callId?: string;
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

/** The ids of what is being done now, for log lines and problems. */
export function currentIds(): Partial<Context> {
  return { ...storage.getStore() };
}
