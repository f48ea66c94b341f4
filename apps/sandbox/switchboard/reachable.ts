import type { Line } from './line';

/** A call offered to a phone, which answers with its line or reports that it is busy. */
export interface Ringing {
  readonly callSid: string;
  readonly from: string;
  readonly to: string;
  answer(): void;
  decline(): void;
}

/** A phone that can be called. */
export interface Endpoint {
  readonly line: Line;
  readonly busy: boolean;
  ring(ringing: Ringing): void;
  /** Another phone answered, or the caller gave up. */
  stopRinging(callSid: string): void;
}

/** The phones that can be called, by number or `client:identity`. */
export class Reachable {
  private readonly endpoints = new Map<string, Set<Endpoint>>();

  /** @returns a function that removes the phone again */
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
