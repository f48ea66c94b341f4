import { isObject, type Fields } from './shape';

/** The session at its start: GA defaults, with the model's own choices still open. */
export function initialSession(id: string, model: string, expiresAt: number): Fields {
  return {
    type: 'realtime',
    object: 'realtime.session',
    id,
    model,
    expires_at: expiresAt,
    output_modalities: ['audio'],
    instructions: '',
    audio: {
      input: {
        format: { type: 'audio/pcm', rate: 24_000 },
        transcription: null,
        noise_reduction: null,
        turn_detection: {
          type: 'server_vad',
          threshold: 0.5,
          prefix_padding_ms: 300,
          silence_duration_ms: 500,
          idle_timeout_ms: null,
          create_response: true,
          interrupt_response: true,
        },
      },
      output: { format: { type: 'audio/pcm', rate: 24_000 }, voice: 'marin', speed: 1 },
    },
    tools: [],
    tool_choice: 'auto',
    parallel_tool_calls: true,
    max_output_tokens: 'inf',
    truncation: 'auto',
    include: null,
    tracing: null,
  };
}

/** A later `session.update` is merged field by field; lists, formats and detectors are replaced as a whole. */
const MERGED = ['audio', 'input', 'output'];

export function merge(session: Fields, update: Fields): Fields {
  const merged: Record<string, unknown> = { ...session };
  for (const [name, value] of Object.entries(update)) {
    const before = session[name];
    merged[name] = MERGED.includes(name) && isObject(before) && isObject(value) ? merge(before, value) : value;
  }
  return merged;
}

/** Returns a value in a session by field names. */
export function at(session: Fields, ...path: readonly string[]): unknown {
  let value: unknown = session;
  for (const name of path) value = isObject(value) ? value[name] : undefined;
  return value;
}

/** Returns a text field, or an empty string. */
export function textAt(fields: Fields, name: string): string {
  const value = fields[name];
  return typeof value === 'string' ? value : '';
}

export interface Detection {
  /** The linear loudness that counts as voice. */
  readonly level: number;
  readonly prefixMs: number;
  readonly silenceMs: number;
  readonly createResponse: boolean;
  readonly interruptResponse: boolean;
}

/** Loudness at thresholds 0 and 1; mu-law line noise stays below the first. */
const LEVEL_AT_0 = 200;
const LEVEL_AT_1 = 1_400;
const SEMANTIC_SILENCE_MS = 400;

/** Returns the settings of the turn detector, or null when the client commits manually. */
export function detection(session: Fields): Detection | null {
  const vad = at(session, 'audio', 'input', 'turn_detection');
  if (!isObject(vad)) return null;
  const number = (name: string, otherwise: number): number => (typeof vad[name] === 'number' ? vad[name] : otherwise);
  return {
    level: LEVEL_AT_0 + number('threshold', 0.5) * (LEVEL_AT_1 - LEVEL_AT_0),
    prefixMs: number('prefix_padding_ms', 300),
    silenceMs: vad['type'] === 'semantic_vad' ? SEMANTIC_SILENCE_MS : number('silence_duration_ms', 500),
    createResponse: vad['create_response'] !== false,
    interruptResponse: vad['interrupt_response'] !== false,
  };
}
