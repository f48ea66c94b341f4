import type { Instant } from '@voicecore/domain/kernel';
import { speechStarted, speechStopped, turnCommitted, turnNotTranscribed, turnTranscribed } from './caller-turn';
import { timePassed } from './clock';
import { asideEnded } from './filler';
import { entriesFound } from './hand-over';
import { digitPressed, digitsRefused, languageChosen } from './keypad';
import { Move } from './move';
import { openOn, sayDecided } from './opening';
import type { TalkEffect } from './talk-effect';
import type { TalkEvent } from './talk-event';
import type { TalkState } from './talk-state';
import { toolAnswered, toolCalled } from './tool-turn';
import {
  callerGone,
  left,
  modelLost,
  modelReady,
  modelRefused,
  modelWorked,
  responseCreated,
  responseEnded,
  sessionLost,
  voiceBegan,
  voiceHeard,
  voiceText,
  wholeHeard,
} from './voice';

export interface Advanced {
  readonly state: TalkState;
  readonly effects: readonly TalkEffect[];
}

/**
 * Decides what an event means for the talk: the new state and what must be done at once. Pure; `at` is the only clock.
 */
export function advance(state: TalkState, event: TalkEvent, at: Instant): Advanced {
  if (state.phase === 'ended') return { state, effects: [] };
  const move = new Move(state, at);
  take(move, event);
  return { state: move.state, effects: move.effects };
}

function take(move: Move, event: TalkEvent): void {
  switch (event.kind) {
    case 'StreamOpened':
      return openOn(move);
    case 'ModelReady':
      return modelReady(move);
    case 'SpeechStarted':
      return speechStarted(move, event.heard);
    case 'SpeechStopped':
      return speechStopped(move, event.silenceMs);
    case 'TurnCommitted':
      return turnCommitted(move, event.itemId);
    case 'TurnTranscribed':
      return turnTranscribed(move, event);
    case 'TurnNotTranscribed':
      return turnNotTranscribed(move, event.itemId);
    case 'ToolCalled':
      return toolCalled(move, event);
    case 'EntriesFound':
      return entriesFound(move, event);
    case 'ToolAnswered':
      return toolAnswered(move, event.callId, event.answer);
    case 'DigitPressed':
      return digitPressed(move, event.digit, event.heard);
    case 'LanguageChosen':
      return languageChosen(move, event.language);
    case 'WordsDecided':
      return sayDecided(move, event.text);
    case 'DigitsRefused':
      return digitsRefused(move);
    case 'ModelRefused':
      return modelRefused(move, event.code);
    case 'ModelLost':
      return event.again ? sessionLost(move, event.reason) : modelLost(move, event.reason);
    case 'AsideEnded':
      return asideEnded(move, event.isThere);
    case 'Left':
      return left(move);
    case 'CallerGone':
      return callerGone(move, event.heard);
    case 'TimePassed':
      return timePassed(move);
    default:
      return takeVoice(move, event);
  }
}

type VoiceEvent = Extract<
  TalkEvent,
  {
    kind:
      'ResponseCreated' | 'VoiceBegan' | 'VoiceText' | 'ModelWorked' | 'WholeHeard' | 'VoiceHeard' | 'ResponseEnded';
  }
>;

function takeVoice(move: Move, event: VoiceEvent): void {
  switch (event.kind) {
    case 'ResponseCreated':
      return responseCreated(move, event.responseId, event.count);
    case 'VoiceBegan':
      return voiceBegan(move, event.responseId, event.itemId);
    case 'VoiceText':
      return voiceText(move, event.itemId, event.text, event.final);
    case 'ModelWorked':
      return modelWorked(move, event.responseId);
    case 'WholeHeard':
      return wholeHeard(move, event.itemId, event.heard);
    case 'VoiceHeard':
      return voiceHeard(move, event.heard);
    case 'ResponseEnded':
      return responseEnded(move, event);
  }
}
