import type { Language } from '@voicecore/domain/kernel';
import type { FoundEntry } from './known-entries';
import type { HeardItem } from './played-audio';

/** What a tool has come to. */
export interface ToolAnswer {
  /** JSON for the model. */
  readonly output: string;
  /** Set by a search: whether anything stood above the threshold. */
  readonly found?: boolean;
  /** True when something was done for the caller. */
  readonly acted?: boolean;
  /** True when the call's course has changed and the stream is about to be left: no more is said about it. */
  readonly leaving?: boolean;
}

export type ResponseStatus = 'completed' | 'cancelled' | 'incomplete' | 'failed';

/** Everything that can happen in a talk, from both legs, the ledger and the clock. */
export type TalkEvent =
  /** The caller's stream is there: what is kept of the first words can be played. */
  | { readonly kind: 'StreamOpened' }
  /** The model has taken the session as we set it: from here on audio flows. */
  | { readonly kind: 'ModelReady' }
  /** The model heard the caller begin to speak; `heard` is what was played until then. */
  | { readonly kind: 'SpeechStarted'; readonly heard: readonly HeardItem[] }
  /** The model takes the caller to have stopped; it has waited in silence for so long before it said so, ms. */
  | { readonly kind: 'SpeechStopped'; readonly silenceMs: number }
  | { readonly kind: 'TurnCommitted'; readonly itemId: string }
  /** The words of a turn; empty when nothing could be made out. */
  | {
      readonly kind: 'TurnTranscribed';
      readonly itemId: string;
      readonly text: string;
      readonly heard: readonly HeardItem[];
    }
  /** The words of a turn will not be known: nothing is said of whether there were any. */
  | { readonly kind: 'TurnNotTranscribed'; readonly itemId: string }
  | { readonly kind: 'ResponseCreated'; readonly responseId: string; readonly count: number | null }
  /** The first audio of an item, or its audio again after a pause in the sending. */
  | { readonly kind: 'VoiceBegan'; readonly responseId: string; readonly itemId: string }
  | { readonly kind: 'VoiceText'; readonly itemId: string; readonly text: string; readonly final: boolean }
  /** The model still works on a response, though nothing is to be heard of it yet. */
  | { readonly kind: 'ModelWorked'; readonly responseId: string }
  /** What is said to its end has been played to its end, whatever follows it. */
  | { readonly kind: 'WholeHeard'; readonly itemId: string; readonly heard: readonly HeardItem[] }
  /** Everything sent to the caller so far has been played. */
  | { readonly kind: 'VoiceHeard'; readonly heard: readonly HeardItem[] }
  | {
      readonly kind: 'ToolCalled';
      readonly responseId: string;
      readonly callId: string;
      readonly name: string;
      readonly args: string;
    }
  /** Entries that fit what was asked in a place of the conversation, the nearest first; none where none do. */
  | { readonly kind: 'EntriesFound'; readonly place: string; readonly entries: readonly FoundEntry[] }
  | { readonly kind: 'ToolAnswered'; readonly callId: string; readonly answer: ToolAnswer }
  | {
      readonly kind: 'ResponseEnded';
      readonly responseId: string;
      readonly status: ResponseStatus;
      readonly heard: readonly HeardItem[];
    }
  | { readonly kind: 'DigitPressed'; readonly digit: string; readonly heard: readonly HeardItem[] }
  /** The digits have chosen a language. */
  | { readonly kind: 'LanguageChosen'; readonly language: Language }
  /** The ledger has looked at the digits and they reach nobody. */
  | { readonly kind: 'DigitsRefused' }
  /** The model refused something and goes on. */
  | { readonly kind: 'ModelRefused'; readonly code: string }
  /** This session of the model is over. `again`: a new one may do, so that the call need not leave the model. */
  | { readonly kind: 'ModelLost'; readonly reason: string; readonly again: boolean }
  /** The audio to be said beside the conversation has arrived; `isThere` is false when it is unavailable. */
  | { readonly kind: 'AsideEnded'; readonly isThere: boolean }
  /** The ledger's next step is no longer this stream. */
  | { readonly kind: 'Left' }
  /** The caller's socket is closed: a hang-up, or the carrier was told to go on. */
  | { readonly kind: 'CallerGone'; readonly heard: readonly HeardItem[] }
  | { readonly kind: 'TimePassed' };
