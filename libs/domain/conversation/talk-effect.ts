import type { CallInput } from '@voicecore/domain/call';
import type { Instant, Language } from '@voicecore/domain/kernel';
import type { ResponseWish } from './response-gate';
import type { FirstWords } from './first-words';
import type { KnownEntry } from './known-entries';
import type { ToolCall } from './tools';

/** A turn of the conversation as it is stored. */
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

/** What the shell is asked to do. */
export type TalkEffect =
  | { readonly kind: 'updateSession'; readonly language: Language }
  /** Informs a new session of what was said before the stream was lost. */
  | { readonly kind: 'recallTurns' }
  /** Informs the session of what the caller has heard without it. */
  | { readonly kind: 'recallWords'; readonly text: string }
  /** Plays a sentence whose audio is kept. */
  | { readonly kind: 'playKept'; readonly itemId: string; readonly words: FirstWords }
  /** Asks the model to say words outside the conversation; no one hears them now. */
  | { readonly kind: 'sayAside'; readonly words: FirstWords }
  /** The audio of this response is worth keeping, if it turns out to be what was requested. */
  | { readonly kind: 'recordVoice'; readonly responseId: string }
  /** The model has said these words and no others: later callers can hear the same audio. */
  | { readonly kind: 'keepVoice'; readonly responseId: string; readonly words: FirstWords }
  /** Sends nothing that follows this item before it has been heard to its end. */
  | { readonly kind: 'holdBehind'; readonly itemId: string }
  | {
      readonly kind: 'createResponse';
      readonly count: number;
      readonly wish: ResponseWish;
      readonly language: Language;
    }
  | { readonly kind: 'cancelResponse'; readonly responseId: string | null }
  /** Forwards nothing more of this response, whatever is still on its way. */
  | { readonly kind: 'dropVoice'; readonly responseId: string }
  /** Holds back the sound of this response from the caller until it is passed or dropped. */
  | { readonly kind: 'holdVoice'; readonly responseId: string }
  | { readonly kind: 'passVoice'; readonly responseId: string }
  /** Silences the caller's side at once and keeps what was not heard: it may be continued. */
  | { readonly kind: 'pauseVoice' }
  /** Continues from the point up to which it was heard. */
  | { readonly kind: 'resumeVoice' }
  /** Silences the caller's side at once: empties the carrier's buffer and our own queue. */
  | { readonly kind: 'clearVoice' }
  | { readonly kind: 'truncateItem'; readonly itemId: string; readonly audioEndMs: number }
  /** Commits what the model has heard so far as a turn, although it does not hear the caller stop. */
  | { readonly kind: 'commitAudio' }
  | { readonly kind: 'deleteItem'; readonly itemId: string }
  /** Finds the entries that fit a question; `place` says which turn asked it. */
  | { readonly kind: 'findEntries'; readonly place: string; readonly question: string }
  /** Hands entries to the model, ahead of the request they are for. */
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
  /** Speech of the caller that asked for nothing while the receptionist spoke; the receptionist continues. */
  | { readonly kind: 'passOver'; readonly what: 'noise' | 'backchannel' }
  | { readonly kind: 'endStream'; readonly reason: EndOfStream };

export type EndOfStream = 'left' | 'model_lost';
