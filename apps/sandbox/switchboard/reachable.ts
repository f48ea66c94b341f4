import type { Line } from './line';

/** A ringing offer to a phone: it answers with its line, or says that it is busy. */
export interface Ringing {
  readonly callSid: string;
  readonly from: string;
  readonly to: string;
  answer(): void;
  decline(): void;
}

/** A phone that can be rung. */
export interface Endpoint {
  readonly line: Line;
  readonly busy: boolean;
  ring(ringing: Ringing): void;
  /** Somebody else answered, or the caller gave up. */
  stopRinging(callSid: string): void;
}

/** Which phones are there to be rung, by number or `client:identity`. */
export class Reachable {
  private readonly endpoints = new Map<string, Set<Endpoint>>();

  /** @returns how to take the phone off again */
  add(address: string, endpoint: Endpoint): () => void {
    const known = this.endpoints.get(address) ?? new Set();
    known.add(endpoint);
    this.endpoints.set(address, known);
    return () => known.delete(endpoint);
  }

  at(address: string): readonly Endpoint[] {
    return [...(this.endpoints.get(address) ?? [])];
  }
}
