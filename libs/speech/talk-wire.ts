import {
  exactly,
  givenEntries,
  goOn,
  talkLimits,
  type ResponseWish,
  type SpokenTurn,
  type TalkEffect,
  type TalkEvent,
} from '@voicecore/domain/conversation';
import type { HeardItem } from '@voicecore/domain/conversation';
import type { Language } from '@voicecore/domain/kernel';
import type { Utterance } from '@voicecore/domain/receptionist-texts';
import type { RealtimeClientEvent, RealtimeResponseCreateParams } from 'openai/resources/realtime/realtime';
import { classifyError } from './error-class';
import { isFinishedCall, type ServerEvent } from './server-events';
import { sessionLanguage, type SessionSettings } from './session-settings';

type Turn = Pick<SpokenTurn, 'speaker' | 'text'>;

/** Translates an effect of the talk into events for the model; empty if it is not meant for the model. */
export function clientEvents(
  effect: TalkEffect,
  settings: SessionSettings,
  history: readonly Turn[],
): readonly RealtimeClientEvent[] {
  switch (effect.kind) {
    case 'updateSession':
      return [sessionLanguage(settings, effect.language)];
    case 'recallTurns':
      return history.map(recalled);
    case 'recallWords':
      return [recalled({ speaker: 'receptionist', text: effect.text })];
    case 'createResponse':
      return [{ type: 'response.create', response: responseOf(effect.wish, effect.count, effect.language) }];
    case 'sayAside':
      return [{ type: 'response.create', response: asideOf(effect.words) }];
    case 'cancelResponse':
      return [{ type: 'response.cancel', ...(effect.responseId ? { response_id: effect.responseId } : {}) }];
    case 'truncateItem': {
      const { itemId, audioEndMs } = effect;
      return [{ type: 'conversation.item.truncate', item_id: itemId, content_index: 0, audio_end_ms: audioEndMs }];
    }
    case 'commitAudio':
      return [{ type: 'input_audio_buffer.commit' }];
    case 'deleteItem':
      return [{ type: 'conversation.item.delete', item_id: effect.itemId }];
    case 'giveEntries': {
      const text = givenEntries(effect.entries, effect.language);
      const content = [{ type: 'input_text' as const, text }];
      return [{ type: 'conversation.item.create', item: { type: 'message', role: 'system', content } }];
    }
    case 'answerTool': {
      const { callId, output } = effect;
      return [{ type: 'conversation.item.create', item: { type: 'function_call_output', call_id: callId, output } }];
    }
    default:
      return [];
  }
}

/** Marks a response that is not part of the conversation, in its metadata. */
export const ASIDE = 'aside';

/** Builds a response that reads nothing from the conversation and adds nothing to it. */
function asideOf({ text }: Utterance): RealtimeResponseCreateParams {
  const metadata = { [ASIDE]: '1' };
  return { conversation: 'none', input: [], metadata, tool_choice: 'none', instructions: exactly(text) };
}

/** Audio cannot be given back to a new session: what was said is sent as text. */
function recalled(turn: Turn): RealtimeClientEvent {
  return turn.speaker === 'caller'
    ? {
        type: 'conversation.item.create',
        item: { type: 'message', role: 'user', content: [{ type: 'input_text', text: turn.text }] },
      }
    : {
        type: 'conversation.item.create',
        item: { type: 'message', role: 'assistant', content: [{ type: 'output_text', text: turn.text }] },
      };
}

function responseOf(wish: ResponseWish, count: number, language: Language): RealtimeResponseCreateParams {
  const metadata = { n: String(count) };
  const tools = wish.tools ? {} : ({ tool_choice: 'none' } as const);
  if (wish.exactly !== undefined) return { metadata, ...tools, instructions: exactly(wish.exactly) };
  return wish.purpose === 'continue' ? { metadata, ...tools, instructions: goOn(language) } : { metadata, ...tools };
}

/**
 * Translates an event of the model for the talk. `heard` is called only if it matters, because it has to look at the
 * playback. Null for events that mean nothing to the talk.
 */
export function talkEvent(event: ServerEvent, heard: () => readonly HeardItem[]): TalkEvent | null {
  switch (event.type) {
    case 'input_audio_buffer.speech_started':
      return { kind: 'SpeechStarted', heard: heard() };
    case 'input_audio_buffer.speech_stopped':
      return { kind: 'SpeechStopped', silenceMs: talkLimits.endSilenceMs };
    case 'input_audio_buffer.committed':
      return { kind: 'TurnCommitted', itemId: event.item_id };
    case 'conversation.item.input_audio_transcription.completed':
      return { kind: 'TurnTranscribed', itemId: event.item_id, text: event.transcript, heard: heard() };
    case 'conversation.item.input_audio_transcription.failed':
      return { kind: 'TurnNotTranscribed', itemId: event.item_id };
    case 'error':
      return errorEvent(event.error.code ?? null, event.error.type ?? null);
    default:
      return responseEvent(event, heard);
  }
}

function errorEvent(code: string | null, type: string | null): TalkEvent {
  const errorClass = classifyError(code, type);
  if (errorClass === 'benign') return { kind: 'ModelRefused', code: code ?? 'unknown' };
  return { kind: 'ModelLost', reason: code ?? 'error', again: errorClass === 'retryable' };
}

function responseEvent(event: ServerEvent, heard: () => readonly HeardItem[]): TalkEvent | null {
  switch (event.type) {
    case 'response.created': {
      const n = event.response.metadata?.n;
      return { kind: 'ResponseCreated', responseId: event.response.id, count: n === undefined ? null : Number(n) };
    }
    case 'response.output_item.added':
    case 'response.function_call_arguments.delta':
      return { kind: 'ModelWorked', responseId: event.response_id };
    case 'response.output_item.done': {
      const { item, response_id: responseId } = event;
      if (!isFinishedCall(item)) return null;
      return { kind: 'ToolCalled', responseId, callId: item.call_id, name: item.name, args: item.arguments };
    }
    case 'response.output_audio_transcript.delta':
      return { kind: 'VoiceText', itemId: event.item_id, text: event.delta, final: false };
    case 'response.output_audio_transcript.done':
      return { kind: 'VoiceText', itemId: event.item_id, text: event.transcript, final: true };
    case 'response.done': {
      const { id, status = 'completed' } = event.response;
      const ended = status === 'in_progress' ? 'completed' : status;
      return { kind: 'ResponseEnded', responseId: id, status: ended, heard: heard() };
    }
    default:
      return null;
  }
}
