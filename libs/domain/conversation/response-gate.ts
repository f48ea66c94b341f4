import type { Instant } from '../kernel';
import type { FirstWords } from './first-words';

/** Why the model is asked to speak; for a fixed answer it includes the words. */
export interface ResponseWish {
  readonly purpose: 'greet' | 'answer' | 'continue' | 'say';
  /** Exact words to be said and nothing else. */
  readonly exactly?: string;
  /** True when it is said to its end, even if the caller speaks. */
  readonly whole?: boolean;
  /** The sentence of the first words that this response says. */
  readonly words?: FirstWords;
  /** False when no tool may be called in this response. */
  readonly tools: boolean;
}

/**
 * The model allows one active response. `pending`: requested, not yet confirmed. `active`: running. `cancelling`: told
 * to stop, its end still to come. A wish that arrives in the meantime waits in `next`, and a newer one replaces it.
 */
export interface ResponseGate {
  readonly state: 'idle' | 'pending' | 'active' | 'cancelling';
  readonly responseId: string | null;
  /** What the running response was requested for. */
  readonly wish: ResponseWish | null;
  readonly next: ResponseWish | null;
  /** When the running response was requested. */
  readonly askedAt: Instant;
  /**
   * The number of responses requested in this call; names each `response.create`, so that an answer to an older one is
   * recognized.
   */
  readonly count: number;
}

export interface GateStep {
  readonly gate: ResponseGate;
  /** A wish to send to the model now. */
  readonly create?: ResponseWish;
  /** A response to cancel now; without an id, the running one. */
  readonly cancel?: { readonly responseId: string | null };
}

export const idleGate: ResponseGate = {
  state: 'idle',
  responseId: null,
  wish: null,
  next: null,
  askedAt: 0,
  count: 0,
};

function send(gate: ResponseGate, wish: ResponseWish, at: Instant): GateStep {
  const count = gate.count + 1;
  return { gate: { state: 'pending', responseId: null, wish, next: null, askedAt: at, count }, create: wish };
}

/** Requests a response: sent at once if none is running, otherwise after the running one. */
export function ask(gate: ResponseGate, wish: ResponseWish, at: Instant): GateStep {
  return gate.state === 'idle' ? send(gate, wish, at) : { gate: { ...gate, next: wish } };
}

/** The model reports that a response is running. `count` names the request it answers, if the model reported it. */
export function created(gate: ResponseGate, responseId: string, count: number | null): GateStep {
  if (gate.state === 'active') return { gate };
  if (count !== null && count !== gate.count) return { gate };
  if (gate.state === 'cancelling') return { gate: { ...gate, responseId }, cancel: { responseId } };
  return { gate: { ...gate, state: 'active', responseId } };
}

/** The model reports that a response has ended; a waiting wish is sent. Ends of other responses change nothing. */
export function done(gate: ResponseGate, responseId: string, at: Instant): GateStep {
  if (gate.state === 'idle' || (gate.responseId !== null && gate.responseId !== responseId)) return { gate };
  const idle: ResponseGate = { ...gate, state: 'idle', responseId: null, wish: null, next: null };
  return gate.next ? send(idle, gate.next, at) : { gate: idle };
}

/**
 * Stops what is running and forgets what is waiting. A request that is not confirmed yet is canceled once it is: before
 * that the model has nothing to cancel.
 */
export function cancel(gate: ResponseGate, at: Instant): GateStep {
  if (gate.state === 'idle' || gate.state === 'cancelling') return { gate: { ...gate, next: null } };
  const cancelling: ResponseGate = { ...gate, state: 'cancelling', next: null, askedAt: at };
  return gate.state === 'active' ? { gate: cancelling, cancel: { responseId: gate.responseId } } : { gate: cancelling };
}

/** The model refused a request because a response is already running: the wish waits for that response to end. */
export function refusedAsActive(gate: ResponseGate): GateStep {
  if (gate.state !== 'pending') return { gate };
  return { gate: { ...gate, state: 'active', responseId: null, next: gate.next ?? gate.wish } };
}

/** The model refused a cancel because nothing was running: there will be no end to wait for. */
export function nothingToCancel(gate: ResponseGate, at: Instant): GateStep {
  if (gate.state !== 'cancelling') return { gate };
  return done({ ...gate, responseId: null }, '', at);
}
