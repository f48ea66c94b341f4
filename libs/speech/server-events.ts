import { z } from 'zod';

/** The server events that are read, in their GA shapes. Fields that are not used may have any value. */
const functionCall = z.object({
  type: z.literal('function_call'),
  name: z.string(),
  call_id: z.string(),
  arguments: z.string(),
  status: z.string().optional(),
});
const item = z.union([functionCall, z.object({ type: z.string() })]);
const format = z.object({ type: z.string() });
const session = z.object({
  audio: z
    .object({
      input: z.object({ format: format.optional() }).optional(),
      output: z.object({ format: format.optional() }).optional(),
    })
    .optional(),
});
const ended = z.object({
  id: z.string(),
  status: z.enum(['completed', 'cancelled', 'incomplete', 'failed', 'in_progress']).optional(),
});

const schemas = {
  error: z.object({
    error: z.object({ code: z.string().nullish(), type: z.string().nullish(), event_id: z.string().nullish() }),
  }),
  'session.created': z.object({}),
  'session.updated': z.object({ session }),
  'input_audio_buffer.speech_started': z.object({ item_id: z.string() }),
  'input_audio_buffer.speech_stopped': z.object({ item_id: z.string() }),
  'input_audio_buffer.committed': z.object({ item_id: z.string() }),
  'conversation.item.input_audio_transcription.completed': z.object({ item_id: z.string(), transcript: z.string() }),
  'conversation.item.input_audio_transcription.failed': z.object({ item_id: z.string() }),
  'response.created': z.object({
    response: z.object({ id: z.string(), metadata: z.record(z.string(), z.string()).nullish() }),
  }),
  'response.output_item.added': z.object({ response_id: z.string() }),
  'response.output_item.done': z.object({ response_id: z.string(), item }),
  'response.function_call_arguments.delta': z.object({ response_id: z.string() }),
  'response.output_audio.delta': z.object({ response_id: z.string(), item_id: z.string(), delta: z.string() }),
  'response.output_audio.done': z.object({ response_id: z.string(), item_id: z.string() }),
  'response.output_audio_transcript.delta': z.object({ item_id: z.string(), delta: z.string() }),
  'response.output_audio_transcript.done': z.object({ item_id: z.string(), transcript: z.string() }),
  'response.done': z.object({ response: ended }),
} as const;

type Schemas = typeof schemas;
type EventName = keyof Schemas;

/** A parsed server event, discriminated by its type. */
export type ServerEvent = { [Name in EventName]: { readonly type: Name } & z.output<Schemas[Name]> }[EventName];

export type FunctionCallItem = z.output<typeof functionCall>;

/** True when an output item is a finished function call; those of canceled responses are not. */
export function isFinishedCall(value: z.output<typeof item>): value is FunctionCallItem {
  return functionCall.safeParse(value).success && !('status' in value && value.status === 'incomplete');
}

export type Read =
  | { readonly kind: 'event'; readonly event: ServerEvent }
  | { readonly kind: 'ignored' }
  | { readonly kind: 'malformed' };

/**
 * Parses a frame from the model. Unknown events are ignored; known but malformed ones are reported separately, to be
 * counted.
 */
export function readServerEvent(text: string): Read {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { kind: 'malformed' };
  }
  if (typeof value !== 'object' || value === null || !('type' in value) || typeof value.type !== 'string') {
    return { kind: 'malformed' };
  }
  const name = value.type;
  if (!isKnown(name)) return { kind: 'ignored' };
  const result = schemas[name].safeParse(value);
  return result.success
    ? { kind: 'event', event: { ...result.data, type: name } as ServerEvent }
    : { kind: 'malformed' };
}

function isKnown(name: string): name is EventName {
  return Object.hasOwn(schemas, name);
}
