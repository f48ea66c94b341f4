import type { Place } from '../twiml/grammar';
import type { Verb } from '../twiml/document';
import type { Params } from '../wire/webhooks';
import type { Board, Start } from './board';
import type { Call } from './call';

export type { Start } from './board';

/** What follows a verb: the one after it, another document, or the end. */
export type Next = 'next' | 'hangup' | 'leave' | Start;

/** A verb at work. */
export interface Running {
  readonly board: Board;
  readonly call: Call;
  readonly signal: AbortSignal;
  readonly place: Place;
  /** The URL of the document, against which others are resolved; null when it came as text. */
  readonly base: string | null;
  /** What a wait document is told besides the call's own fields. */
  readonly extra: () => Params;
}

export type Perform = (verb: Verb, running: Running) => Promise<Next>;

/** A URL of a document, as absolute as it will get. */
export function resolve(address: string, running: Running): string {
  if (running.base === null || !URL.canParse(address, running.base)) return address;
  return new URL(address, running.base).href;
}

/** The verb's `action`: its own, or for verbs that loop by default the document itself. */
export function action(verb: Verb, running: Running, params: Params, otherwise: 'next' | 'same document'): Next {
  const { action: address, method = 'POST' } = verb.attributes;
  if (address) return { url: resolve(address, running), method, params };
  if (otherwise === 'same document' && running.base) return { url: running.base, method, params };
  return 'next';
}

/** A whole number attribute. */
export function whole(verb: Verb, name: string, otherwise: number): number {
  const text = verb.attributes[name];
  return text === undefined ? otherwise : Number(text);
}

/** A true/false attribute. */
export function flag(verb: Verb, name: string, otherwise: boolean): boolean {
  const text = verb.attributes[name];
  return text === undefined ? otherwise : text === 'true';
}
