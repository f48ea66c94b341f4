import type { Language } from '@voicecore/domain/kernel';
import type { FoundEntry } from './known-entries';
import type { HeardItem } from './played-audio';

/** The result of a tool. */
export interface ToolAnswer {
  /** JSON for the model. */
  readonly output: string;
  /** Set by a search: whether any result was above the threshold. */
  readonly found?: boolean;
  /** True when something was done for the caller. */
  readonly acted?: boolean;
  /** True when the call's course has changed and the stream is about to be left: no more is said about it. */
  readonly leaving?: boolean;
  /** What the ledger has decided is said to the caller, who stays with the receptionist: these words and no others. */
  readonly says?: string;
}

export type ResponseStatus = 'completed' | 'cancelled' | 'incomplete' | 'failed';

/** Everything that can happen in a talk, from both legs, the ledger and the clock. */
export type TalkEvent =
  /** The caller's stream is open: the kept audio of the first words can be played. */
  | { readonly kind: 'StreamOpened' }
  /** The model has accepted the session as we configured it: from here on audio flows. */
  | { readonly kind: 'ModelReady' }
  /** The model heard the caller begin to speak; `heard` is what was played up to then. */
  | { readonly kind: 'SpeechStarted'; readonly heard: readonly HeardItem[] }
  /** The model considers the caller to have stopped, after it waited in silence for this many ms. */
  | { readonly kind: 'SpeechStopped'; readonly silenceMs: number }
  | { readonly kind: 'TurnCommitted'; readonly itemId: string }
  /** The words of a turn; empty when nothing could be made out. */
  | {
      readonly kind: 'TurnTranscribed';
      readonly itemId: string;
      readonly text: string;
      readonly heard: readonly HeardItem[];
    }
  /** The words of a turn will not be known: this does not say whether there were any. */
  | { readonly kind: 'TurnNotTranscribed'; readonly itemId: string }
  | { readonly kind: 'ResponseCreated'; readonly responseId: string; readonly count: number | null }
  /** The first audio of an item, or its audio again after a gap in the sending. */
  | { readonly kind: 'VoiceBegan'; readonly responseId: string; readonly itemId: string }
  | { readonly kind: 'VoiceText'; readonly itemId: string; readonly text: string; readonly final: boolean }
  /** The model is still working on a response, although nothing of it is audible yet. */
  | { readonly kind: 'ModelWorked'; readonly responseId: string }
  /** Words that are said to their end have been played to their end, whatever follows them. */
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
  /** Entries that fit what was asked at a place of the conversation, nearest first; empty if there are none. */
  | { readonly kind: 'EntriesFound'; readonly place: string; readonly entries: readonly FoundEntry[] }
  | { readonly kind: 'ToolAnswered'; readonly callId: string; readonly answer: ToolAnswer }
  | {
      readonly kind: 'ResponseEnded';
      readonly responseId: string;
      readonly status: ResponseStatus;
      readonly heard: readonly HeardItem[];
    }
  | { readonly kind: 'DigitPressed'; readonly digit: string; readonly heard: readonly HeardItem[] }
  /** The digits have selected a language. */
  | { readonly kind: 'LanguageChosen'; readonly language: Language }
  /** The ledger leaves the caller with the receptionist, and has decided what is said. */
  | { readonly kind: 'WordsDecided'; readonly text: string }
  /** The ledger has looked up the digits and they reach no one. */
  | { readonly kind: 'DigitsRefused' }
  /** The model refused something and continues. */
  | { readonly kind: 'ModelRefused'; readonly code: string }
  /**
   * This session of the model is over. `again`: a new one may work, so that the call does not need to leave the model.
   */
  | { readonly kind: 'ModelLost'; readonly reason: string; readonly again: boolean }
  /** The audio said outside the conversation has arrived; `isThere` is false when it is unavailable. */
  | { readonly kind: 'AsideEnded'; readonly isThere: boolean }
  /** The ledger's next step is no longer this stream. */
  | { readonly kind: 'Left' }
  /** The caller's socket is closed: a hang-up, or the carrier was instructed to continue with the next document. */
  | { readonly kind: 'CallerGone'; readonly heard: readonly HeardItem[] }
  | { readonly kind: 'TimePassed' };
