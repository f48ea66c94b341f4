import type { LineCallStatus, Spoken } from './line';

export type PhoneStatus = 'queued' | 'ringing' | 'in-progress' | 'completed' | 'busy' | 'failed' | 'no-answer';

/** The text messages of the sandbox carrier on `/phone` and `/device`; audio comes as binary frames. */
export type SandboxMessage =
  | { type: 'registered' }
  | { type: 'status'; status: PhoneStatus; reason: string | null }
  | { type: 'call'; status: Exclude<LineCallStatus, 'reconnecting'>; code: number | null }
  | ({ type: 'speak' } & Spoken)
  | { type: 'speak-stop'; id: string; spokenMs: number }
  | { type: 'listening'; input: string; timeoutMs: number | null }
  | { type: 'listening-stop' }
  | { type: 'music'; on: boolean }
  | { type: 'verb'; verb: string }
  | { type: 'quality'; jitterMs: number; gaps: number }
  | { type: 'pong'; id: string }
  | { type: 'error'; code: number | null };

const PHONE_STATUSES: PhoneStatus[] = ['queued', 'ringing', 'in-progress', 'completed', 'busy', 'failed', 'no-answer'];
const CALL_STATUSES = ['connecting', 'in-progress', 'completed', 'failed'] as const;
const SOURCES: Spoken['source'][] = ['say', 'model', 'agent', 'caller'];

type Fields = Record<string, unknown>;

const text = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? `${value}` : '';
const figure = (value: unknown): number => (typeof value === 'number' && Number.isFinite(value) ? value : 0);
const figureOrNull = (value: unknown): number | null => (typeof value === 'number' ? value : null);

function speak(fields: Fields): SandboxMessage {
  return {
    type: 'speak',
    id: text(fields.id),
    text: text(fields.text),
    language: fields.language === 'es' ? 'es' : 'en',
    durationMs: figure(fields.durationMs),
    source: SOURCES.find((source) => source === fields.source) ?? 'say',
  };
}

function status(fields: Fields): SandboxMessage | null {
  const known = PHONE_STATUSES.find((one) => one === fields.status);
  return known ? { type: 'status', status: known, reason: text(fields.reason) || null } : null;
}

function call(fields: Fields): SandboxMessage | null {
  const known = CALL_STATUSES.find((one) => one === fields.status);
  return known ? { type: 'call', status: known, code: figureOrNull(fields.code) } : null;
}

const readers: Record<string, (fields: Fields) => SandboxMessage | null> = {
  registered: () => ({ type: 'registered' }),
  status,
  call,
  speak,
  'speak-stop': (fields) => ({ type: 'speak-stop', id: text(fields.id), spokenMs: figure(fields.spokenMs) }),
  listening: (fields) => ({ type: 'listening', input: text(fields.input), timeoutMs: figureOrNull(fields.timeoutMs) }),
  'listening-stop': () => ({ type: 'listening-stop' }),
  music: (fields) => ({ type: 'music', on: fields.on === true }),
  verb: (fields) => ({ type: 'verb', verb: text(fields.verb) }),
  quality: (fields) => ({ type: 'quality', jitterMs: figure(fields.jitterMs), gaps: figure(fields.gaps) }),
  pong: (fields) => ({ type: 'pong', id: text(fields.id) }),
  error: (fields) => ({ type: 'error', code: figureOrNull(fields.code) }),
};

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null;
}

/** Parses one text frame of the carrier; null for a message that this build does not know. */
export function parseSandboxMessage(data: string): SandboxMessage | null {
  let value: unknown;
  try {
    value = JSON.parse(data);
  } catch {
    return null;
  }
  if (!isFields(value) || typeof value.type !== 'string' || !Object.hasOwn(readers, value.type)) return null;
  return readers[value.type]?.(value) ?? null;
}
