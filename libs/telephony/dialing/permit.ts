import type { OutboundRef } from '../outbound-ref';

/** What the gate of outgoing calls has granted: one call of one number, for so long at most. */
export interface Granted extends OutboundRef {
  /** E.164. */
  readonly to: string;
  /** One of the business's own numbers, E.164. */
  readonly from: string;
  readonly longestSeconds: number;
}

/**
 * Proof that the gate has granted a call, good for one attempt. The private field makes it a type that no object literal
 * satisfies and no cast can forge: without a grant there is nothing to take.
 */
export class DialPermit {
  #granted: Granted | null;

  private constructor(granted: Granted) {
    this.#granted = granted;
  }

  /** Only the gate may call this (`.dependency-cruiser.cjs`, `one-gate.spec.ts`). */
  static grant(granted: Granted): DialPermit {
    return new DialPermit(granted);
  }

  /** Returns what is granted, once. @throws Error for a permit that was used, or that is none */
  static take(permit: DialPermit): Granted {
    if (!(#granted in permit)) throw new Error('not a permit of the gate');
    const granted = permit.#granted;
    permit.#granted = null;
    if (granted === null) throw new Error('this permit was used already');
    return granted;
  }
}
