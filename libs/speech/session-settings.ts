import type { Language } from '@voicecore/domain/kernel';
import {
  defaultVoice,
  instructions,
  nothingKnown,
  parametersOf,
  talkLimits,
  toolShapes,
  type Persona,
  type SessionKnowledge,
} from '@voicecore/domain/conversation';
import type { RealtimeSessionCreateRequest, SessionUpdateEvent } from 'openai/resources/realtime/realtime';

/** The transcription model used with a Realtime session. */
const TRANSCRIPTION_MODEL = 'gpt-realtime-whisper';

export interface SessionSettings {
  readonly persona: Persona;
  readonly knowledge: SessionKnowledge;
  /** One of the model's voices, for example `marin`. Frozen after the first audio. */
  readonly voice: string;
}

/**
 * Returns the same session without the tenant's settings that a model may refuse: the default voice, and instructions
 * that do not list all names and contain no texts of the business. The receptionist can still look all of that up with
 * its tools.
 */
export function plainSession(settings: SessionSettings): SessionSettings {
  const knowledge = { ...settings.knowledge, ...nothingKnown };
  return { voice: defaultVoice, knowledge, persona: { ...settings.persona, agents: [], departments: [] } };
}

/** The longest answer, in output tokens: about 50 s of speech at 20 tokens a second. */
const LONGEST_ANSWER = 1_024;

/**
 * Returns the whole session: mu-law both ways, so that nothing is transcoded between carrier and model, and turns
 * controlled by us: the model only reports when the caller begins and stops, and neither answers nor interrupts on its
 * own.
 */
export function wholeSession(settings: SessionSettings, language: Language | null): SessionUpdateEvent {
  const session: RealtimeSessionCreateRequest = {
    type: 'realtime',
    instructions: instructions(settings.persona, language, settings.knowledge),
    output_modalities: ['audio'],
    audio: {
      input: {
        format: { type: 'audio/pcmu' },
        noise_reduction: { type: 'far_field' },
        transcription: transcription(language),
        turn_detection: {
          type: 'server_vad',
          threshold: 0.5,
          prefix_padding_ms: 300,
          silence_duration_ms: talkLimits.endSilenceMs,
          create_response: false,
          interrupt_response: false,
        },
      },
      output: { format: { type: 'audio/pcmu' }, voice: settings.voice },
    },
    tools: toolShapes.map((shape) => ({
      type: 'function',
      name: shape.name,
      description: shape.description,
      parameters: parametersOf(shape),
    })),
    tool_choice: 'auto',
    parallel_tool_calls: false,
    max_output_tokens: LONGEST_ANSWER,
  };
  return { type: 'session.update', session };
}

/** Returns what changes once the caller's language is known: how the model speaks and what it listens for. */
export function sessionLanguage(settings: SessionSettings, language: Language): SessionUpdateEvent {
  return {
    type: 'session.update',
    session: {
      type: 'realtime',
      instructions: instructions(settings.persona, language, settings.knowledge),
      audio: { input: { transcription: transcription(language) } },
    },
  };
}

function transcription(language: Language | null) {
  return language ? { model: TRANSCRIPTION_MODEL, language } : { model: TRANSCRIPTION_MODEL };
}
