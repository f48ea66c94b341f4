import type { Place } from '../twiml/grammar';
import type { Verb } from '../twiml/document';
import type { Params } from '../wire/webhooks';
import type { Board, Start } from './board';
import type { Call } from './call';

export type { Start } from './board';

/** What follows a verb: the next verb, another document, or the end. */
export type Next = 'next' | 'hangup' | 'leave' | Start;

/** A verb that is running. */
export interface Running {
  readonly board: Board;
  readonly call: Call;
  readonly signal: AbortSignal;
  readonly place: Place;
  /** The URL of the document, against which others are resolved; null when the document was given as text. */
  readonly base: string | null;
  /** The fields of a wait document's request in addition to the call's own. */
  readonly extra: () => Params;
}

export type Perform = (verb: Verb, running: Running) => Promise<Next>;

/** Returns the URL of a document, resolved against the current one if there is one. */
export function resolve(address: string, running: Running): string {
  if (running.base === null || !URL.canParse(address, running.base)) return address;
  return new URL(address, running.base).href;
}

/** Returns the verb's `action`: its own, or for verbs that loop by default the document itself. */
export function action(verb: Verb, running: Running, params: Params, otherwise: 'next' | 'same document'): Next {
  const { action: address, method = 'POST' } = verb.attributes;
  if (address) return { url: resolve(address, running), method, params };
  if (otherwise === 'same document' && running.base) return { url: running.base, method, params };
  return 'next';
}

/** Reads a whole-number attribute. */
export function whole(verb: Verb, name: string, otherwise: number): number {
  const text = verb.attributes[name];
  return text === undefined ? otherwise : Number(text);
}

/** Reads a true/false attribute. */
export function flag(verb: Verb, name: string, otherwise: boolean): boolean {
  const text = verb.attributes[name];
  return text === undefined ? otherwise : text === 'true';
}
