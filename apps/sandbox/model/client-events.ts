import {
  anything,
  either,
  flag,
  integer,
  isObject,
  list,
  nullable,
  number,
  object,
  oneOf,
  text,
  type Check,
  type Fields,
  type Problem,
} from './shape';

const VOICES = ['alloy', 'ash', 'ballad', 'coral', 'echo', 'sage', 'shimmer', 'verse', 'marin', 'cedar'];
/** No phone call needs 24 hours of base64 megabytes: 15 MiB is the API's limit for one append. */
const MAX_APPEND = 15 * 1024 * 1024;

/** This model accepts the telephone's format only; the other formats are valid in the API and still rejected here. */
const format = object({ type: oneOf('audio/pcmu') }, ['type']);

const voice = either(oneOf(...VOICES), object({ id: text }, ['id']));

const serverVad = object(
  {
    type: oneOf('server_vad'),
    threshold: number(0, 1),
    prefix_padding_ms: integer(0, 5_000),
    silence_duration_ms: integer(0, 10_000),
    create_response: flag,
    interrupt_response: flag,
    idle_timeout_ms: nullable(integer(5_000, 30_000)),
  },
  ['type'],
);

const semanticVad = object(
  {
    type: oneOf('semantic_vad'),
    eagerness: oneOf('low', 'medium', 'high', 'auto'),
    create_response: flag,
    interrupt_response: flag,
  },
  ['type'],
);

const turnDetection: Check = (value, path) =>
  (isObject(value) && value['type'] === 'semantic_vad' ? semanticVad : nullable(serverVad))(value, path);

const tool = object({ type: oneOf('function'), name: text, description: text, parameters: anything }, ['type', 'name']);

const toolChoice = either(
  oneOf('none', 'auto', 'required'),
  object({ type: oneOf('function'), name: text }, ['type', 'name']),
);

const maxTokens = either(oneOf('inf'), integer(1, 4_096));

const modalities = (value: unknown, path: string): Problem | null =>
  list(oneOf('audio', 'text'), 1)(value, path) ??
  (Array.isArray(value) && value.length === 1
    ? null
    : { code: 'invalid_value', message: `'${path}' is ["audio"] or ["text"].`, param: path });

const metadata: Check = nullable((value, path) => {
  if (!isObject(value)) return { code: 'invalid_type', message: `'${path}' must be an object.`, param: path };
  const wrong = Object.entries(value).find(([, inner]) => typeof inner !== 'string');
  return wrong
    ? { code: 'invalid_type', message: `'${path}.${wrong[0]}' must be a string.`, param: `${path}.${wrong[0]}` }
    : null;
});

const session = object(
  {
    type: oneOf('realtime'),
    model: text,
    instructions: text,
    output_modalities: modalities,
    audio: object({
      input: object({
        format,
        noise_reduction: nullable(object({ type: oneOf('near_field', 'far_field') }, ['type'])),
        transcription: nullable(object({ model: text, language: text, prompt: text, delay: text })),
        turn_detection: turnDetection,
      }),
      output: object({ format, voice, speed: number(0.25, 1.5) }),
    }),
    tools: list(tool),
    tool_choice: toolChoice,
    parallel_tool_calls: flag,
    max_output_tokens: maxTokens,
    truncation: either(
      oneOf('auto', 'disabled'),
      object(
        {
          type: oneOf('retention_ratio'),
          retention_ratio: number(0, 1),
          token_limits: object({ post_instructions: integer(1, 200_000) }),
        },
        ['type'],
      ),
    ),
    reasoning: object({ effort: oneOf('minimal', 'low', 'medium', 'high', 'xhigh') }),
    include: list(text),
    tracing: nullable(either(oneOf('auto'), object({ workflow_name: text, group_id: text, metadata: anything }))),
  },
  ['type'],
);

const part = (...types: readonly string[]): Check =>
  object({ type: oneOf(...types), text, audio: text, transcript: text }, ['type']);

const PARTS: Readonly<Record<string, Check>> = {
  user: part('input_text', 'input_audio'),
  system: part('input_text'),
  assistant: part('output_text'),
};

const item: Check = (value, path) => {
  if (!isObject(value)) return { code: 'invalid_type', message: `'${path}' must be an object.`, param: path };
  const base = { id: text, object: text, status: text, type: text };
  if (value['type'] === 'function_call_output') {
    return object({ ...base, call_id: text, output: text }, ['call_id', 'output'])(value, path);
  }
  if (value['type'] === 'function_call') {
    return object({ ...base, call_id: text, name: text, arguments: text }, ['name', 'arguments'])(value, path);
  }
  if (value['type'] !== 'message')
    return oneOf('message', 'function_call', 'function_call_output')(value['type'], `${path}.type`);
  const role = typeof value['role'] === 'string' ? value['role'] : '';
  const parts = PARTS[role];
  if (!parts) return oneOf(...Object.keys(PARTS))(value['role'], `${path}.role`);
  return object({ ...base, role: text, content: list(parts) }, ['role', 'content'])(value, path);
};

const response = object({
  instructions: text,
  output_modalities: modalities,
  audio: object({ output: object({ format, voice }) }),
  tools: list(tool),
  tool_choice: toolChoice,
  parallel_tool_calls: flag,
  max_output_tokens: maxTokens,
  conversation: oneOf('auto', 'none'),
  input: list(anything),
  metadata,
  reasoning: object({ effort: text }),
});

function event(fields: Readonly<Record<string, Check>> = {}, required: readonly string[] = []): Check {
  return object({ type: text, event_id: text, ...fields }, required);
}

const base64: Check = (value, path) =>
  typeof value === 'string' && value.length <= MAX_APPEND && /^[A-Za-z0-9+/]*={0,2}$/.test(value)
    ? null
    : { code: 'invalid_value', message: `Invalid '${path}': expected base64-encoded audio bytes.`, param: path };

const shapes: Readonly<Record<string, Check>> = {
  'session.update': event({ session }, ['session']),
  'input_audio_buffer.append': event({ audio: base64 }, ['audio']),
  'input_audio_buffer.commit': event(),
  'input_audio_buffer.clear': event(),
  'conversation.item.create': event({ item, previous_item_id: nullable(text) }, ['item']),
  'conversation.item.delete': event({ item_id: text }, ['item_id']),
  'conversation.item.retrieve': event({ item_id: text }, ['item_id']),
  'conversation.item.truncate': event(
    { item_id: text, content_index: integer(0, 0), audio_end_ms: integer(0, 86_400_000) },
    ['item_id', 'content_index', 'audio_end_ms'],
  ),
  'response.create': event({ response }),
  'response.cancel': event({ response_id: text }),
};

/** Checks one client event against the GA protocol; beta shapes have unknown fields and are rejected. */
export function checkEvent(value: Fields): Problem | null {
  const type = value['type'];
  const shape = typeof type === 'string' ? shapes[type] : undefined;
  if (shape) return shape(value, '');
  const known = Object.keys(shapes).join("', '");
  return {
    code: 'invalid_value',
    message: `Invalid value: '${String(type)}'. Supported values are: '${known}'.`,
    param: 'type',
  };
}
