import type { EntryId, Language } from '../kernel';
import type { NextOpening, SpokenKey } from '../receptionist-texts';
import type { Target } from './inputs';

/** Texts that need no words of the business. */
type TextKey = Exclude<
  SpokenKey,
  'suggestion' | 'challenge' | 'challengeAgain' | 'closedUntil' | 'queuePosition' | 'queueMinutes'
>;

/** One of our texts, with what is said in it. */
export interface SpokenText {
  readonly kind: 'text';
  readonly key: TextKey;
  readonly target?: Target;
  readonly targets?: readonly Target[];
  readonly opens?: NextOpening;
}

/** What is said to a caller: one of our texts, or a knowledge entry's own words. Names are looked up at rendering. */
export type Spoken =
  | { readonly kind: 'opening' }
  | SpokenText
  | { readonly kind: 'challenge'; readonly digit: number; readonly again: boolean }
  | { readonly kind: 'answer'; readonly text: string }
  | { readonly kind: 'suggestion'; readonly entryId: EntryId; readonly question: string };

export function text(key: TextKey, target?: Target): SpokenText {
  return target === undefined ? { kind: 'text', key } : { kind: 'text', key, target };
}

/** The question that asks which of several targets the caller means. */
export function whichOne(targets: readonly Target[]): Spoken {
  return { kind: 'text', key: 'whichOne', targets };
}

/** Returns the targets these words ask the caller to choose between; null if they do not ask that. */
export function offeredIn(say: readonly Spoken[]): readonly Target[] | null {
  const asks = say.find((said) => said.kind === 'text' && said.key === 'whichOne');
  return asks?.kind === 'text' ? (asks.targets ?? null) : null;
}

/** The entry whose question these words ask the caller to confirm; null when they ask nothing of the kind. */
export function suggestedIn(say: readonly Spoken[]): EntryId | null {
  const asks = say.find((said) => said.kind === 'suggestion');
  return asks?.kind === 'suggestion' ? asks.entryId : null;
}

/** What the carrier should do with the caller next. */
export type Step =
  | { readonly kind: 'refuse'; readonly reason: 'rejected' | 'busy' }
  /** The caller is to press a digit before the call is answered. */
  | { readonly kind: 'challenge'; readonly say: readonly Spoken[]; readonly tries: number }
  | { readonly kind: 'connectStream'; readonly resume: number; readonly say: readonly Spoken[] }
  | { readonly kind: 'menu'; readonly say: readonly Spoken[]; readonly turn: number }
  | { readonly kind: 'wait'; readonly say: readonly Spoken[] }
  | { readonly kind: 'join'; readonly k: number }
  | { readonly kind: 'takeMessage'; readonly say: readonly Spoken[] }
  | { readonly kind: 'announce'; readonly say: readonly Spoken[] }
  | { readonly kind: 'hangUp' };

/** Where a document runs; each slot allows its own verbs. */
export type Slot = 'main' | 'wait' | 'hold' | 'agent' | 'whisper';

export const allowedVerbs: Readonly<Record<Slot, readonly string[]>> = {
  main: ['Say', 'Play', 'Pause', 'Gather', 'Redirect', 'Hangup', 'Reject', 'Connect', 'Enqueue', 'Dial', 'Record'],
  wait: ['Play', 'Say', 'Pause', 'Gather', 'Redirect', 'Leave', 'Hangup'],
  hold: ['Play', 'Say', 'Pause', 'Redirect'],
  agent: ['Say', 'Dial', 'Hangup'],
  whisper: ['Say', 'Play', 'Pause'],
};

/** Returns a key that distinguishes this step from every other step of the same call. */
export function stepKey(step: Step, language: Language): string {
  switch (step.kind) {
    case 'menu':
      return `menu:${step.turn}:${language}`;
    case 'challenge':
      return `challenge:${step.tries}`;
    case 'join':
      return `join:${step.k}`;
    case 'connectStream':
      return `connectStream:${step.resume}`;
    default:
      return step.kind;
  }
}
