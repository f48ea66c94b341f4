/** Faults that can be injected. Unless stated otherwise, `target` is a part of the URL or a CallSid. */
export const FAULT_KINDS = [
  'webhook-refuse', // the connection is refused before anything is sent
  'webhook-5xx', // the response is discarded and counts as a 503
  'webhook-slow', // the request is sent `ms` later
  'callback-lost', // a status callback is never sent
  'callback-twice', // a status callback is sent twice with the same idempotency token
  'callback-late', // a status callback is sent `ms` late, after the ones that follow it
  'media-refuse', // the media socket is never opened
  'media-close', // the carrier closes the media socket with a close handshake
  'media-reset', // the media socket is reset without a close handshake
  'media-stall', // no frame is sent or read for `ms`, the socket stays open
  'media-slow', // every frame to the server is sent `ms` late
  'stream-goes-on-late', // after a broken media socket the next verb runs after 10 s (or `ms`)
  'stream-goes-on-never', // after a broken media socket nothing happens
  'rest-5xx', // a REST request is answered with 503
  'rest-lost', // a REST request is carried out and answered with 503
  'rest-429', // a REST request is answered with 429
  'rest-slow', // a REST response is sent `ms` later
  'model-401',
  'model-429',
  'model-late', // the model's socket opens `ms` late
  'model-close', // the model's socket closes with 1011 in the middle of a response
  'model-reset', // the model's socket breaks in the middle of a response
  'model-expire', // session_expired and 1001
  'model-malformed', // a frame that is not JSON
  'model-unknown', // an unknown event type
  'model-silent', // a response is created and no delta ever follows
  'model-slow', // the first delta comes `ms` late
  'model-failed', // response.done with status failed
] as const;

export type FaultKind = (typeof FAULT_KINDS)[number];

export interface Fault {
  readonly kind: FaultKind;
  /** Empty: the next subject, whatever it is. */
  readonly target: string;
  readonly ms: number;
  count: number;
}

/** Faults waiting to be injected, each a given number of times. */
export class Faults {
  private readonly waiting: Fault[] = [];
  private readonly watchers = new Set<(kind: FaultKind) => void>();

  add(fault: { kind: FaultKind; target?: string; count?: number; ms?: number }): void {
    this.waiting.push({ kind: fault.kind, target: fault.target ?? '', ms: fault.ms ?? 0, count: fault.count ?? 1 });
    for (const watcher of this.watchers) watcher(fault.kind);
  }

  /** Uses up one occurrence, if there is one for any of these subjects. */
  take(kind: FaultKind, ...subjects: string[]): Fault | null {
    const index = this.waiting.findIndex(
      (fault) => fault.kind === kind && (fault.target === '' || subjects.some((text) => text.includes(fault.target))),
    );
    const fault = this.waiting[index];
    if (!fault) return null;
    fault.count -= 1;
    if (fault.count <= 0) this.waiting.splice(index, 1);
    return fault;
  }

  /** Notifies an open socket that a fault was added, so that it can be injected immediately. */
  watch(watcher: (kind: FaultKind) => void): () => void {
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  }

  clear(): void {
    this.waiting.length = 0;
  }
}
