import type { CallInput } from '@voicecore/domain/call';
import type { Instant, Language } from '@voicecore/domain/kernel';
import type { ResponseWish } from './response-gate';
import type { FirstWords } from './first-words';
import type { KnownEntry } from './known-entries';
import type { ToolCall } from './tools';

/** A turn of the conversation as it is kept. */
export interface SpokenTurn {
  readonly seq: number;
  readonly speaker: 'caller' | 'receptionist';
  readonly text: string;
  readonly at: Instant;
  /** Milliseconds of speech that were heard, where known. */
  readonly ms: number | null;
  readonly language: Language;
  /** Milliseconds from the end of the caller's words to the first sound of this answer. */
  readonly latencyMs: number | null;
  /** True when the caller heard only this much of it. */
  readonly cut: boolean;
}

/** What the shell is told to do. */
export type TalkEffect =
  | { readonly kind: 'updateSession'; readonly language: Language }
  /** Tells a new session what was said before the stream was lost. */
  | { readonly kind: 'recallTurns' }
  /** Tells the session what the caller has heard without it. */
  | { readonly kind: 'recallWords'; readonly text: string }
  /** Plays a sentence whose audio is there. */
  | { readonly kind: 'playKept'; readonly itemId: string; readonly words: FirstWords }
  /** Asks the model to say words beside the conversation; nobody hears them now. */
  | { readonly kind: 'sayAside'; readonly words: FirstWords }
  /** The audio of this response is worth keeping, if it turns out to be what was asked for. */
  | { readonly kind: 'recordVoice'; readonly responseId: string }
  /** The model has said these words and no others: later callers can hear the same audio. */
  | { readonly kind: 'keepVoice'; readonly responseId: string; readonly words: FirstWords }
  /** Nothing of what follows this item is sent before it has been heard to its end. */
  | { readonly kind: 'holdBehind'; readonly itemId: string }
  | {
      readonly kind: 'createResponse';
      readonly count: number;
      readonly wish: ResponseWish;
      readonly language: Language;
    }
  | { readonly kind: 'cancelResponse'; readonly responseId: string | null }
  /** Forward nothing more of this response, whatever is still on its way. */
  | { readonly kind: 'dropVoice'; readonly responseId: string }
  /** Keep the sound of this response from the caller until it is passed or dropped. */
  | { readonly kind: 'holdVoice'; readonly responseId: string }
  | { readonly kind: 'passVoice'; readonly responseId: string }
  /** Silence the caller's side at once, and keep what was not heard: it may be gone on with. */
  | { readonly kind: 'pauseVoice' }
  /** Go on from where it was heard. */
  | { readonly kind: 'resumeVoice' }
  /** Silence the caller's side at once: empty the carrier's buffer and our own queue. */
  | { readonly kind: 'clearVoice' }
  | { readonly kind: 'truncateItem'; readonly itemId: string; readonly audioEndMs: number }
  /** Takes what the model has heard so far for a turn, though it does not hear the caller stop. */
  | { readonly kind: 'commitAudio' }
  | { readonly kind: 'deleteItem'; readonly itemId: string }
  /** Finds the entries that fit a question; `place` tells whose it is. */
  | { readonly kind: 'findEntries'; readonly place: string; readonly question: string }
  /** Hands entries to the model, ahead of the request that they are for. */
  | { readonly kind: 'giveEntries'; readonly entries: readonly KnownEntry[]; readonly language: Language }
  | { readonly kind: 'answerTool'; readonly callId: string; readonly output: string }
  | {
      readonly kind: 'runTool';
      readonly callId: string;
      readonly call: ToolCall;
      readonly key: string;
      readonly input: CallInput | null;
    }
  | { readonly kind: 'keepTurn'; readonly turn: SpokenTurn }
  | { readonly kind: 'tellLedger'; readonly input: CallInput; readonly key: string }
  /** How long the caller waited for the first sound after the end of a turn, milliseconds. */
  | { readonly kind: 'measureTurn'; readonly ms: number }
  /** How long the caller of a new stream waited for the first sound, milliseconds. */
  | { readonly kind: 'measureOpening'; readonly ms: number; readonly source: 'kept' | 'model' }
  /** Speech of the caller that asked for nothing while the receptionist spoke; it goes on. */
  | { readonly kind: 'passOver'; readonly what: 'noise' | 'backchannel' }
  | { readonly kind: 'endStream'; readonly reason: EndOfStream };

export type EndOfStream = 'left' | 'model_lost';
