import type { Language } from '../audio/speech-log';
import { newId } from './ids';
import { isObject, type Fields, type Problem } from './shape';

interface Base {
  readonly id: string;
}

export type Item =
  | (Base & { kind: 'user' | 'system'; text: string; language: Language | null; spoken: boolean })
  | (Base & { kind: 'assistant'; text: string; language: Language | null; audioMs: number; complete: boolean })
  | (Base & { kind: 'call'; callId: string; name: string; args: string; complete: boolean })
  | (Base & { kind: 'output'; callId: string; output: string });

function problem(code: string, message: string, param: string): Problem {
  return { code, message, param };
}

/** The items of one conversation in order. */
export class Conversation {
  readonly id = newId('conv');
  private items: Item[] = [];

  list(): readonly Item[] {
    return this.items;
  }

  find(id: string): Item | undefined {
    return this.items.find((item) => item.id === id);
  }

  last(): Item | undefined {
    return this.items.at(-1);
  }

  /** @returns the id of the preceding item, or null */
  add(item: Item, after?: string | null): string | null {
    const index = typeof after === 'string' && after !== 'root' ? this.items.findIndex(({ id }) => id === after) : -1;
    const at = after === 'root' ? 0 : index >= 0 ? index + 1 : this.items.length;
    this.items.splice(at, 0, item);
    return this.items[at - 1]?.id ?? null;
  }

  replace(item: Item): void {
    this.items = this.items.map((known) => (known.id === item.id ? item : known));
  }

  remove(id: string): boolean {
    const before = this.items.length;
    this.items = this.items.filter((item) => item.id !== id);
    return this.items.length < before;
  }

  /** Checks that a tool's output belongs to a call of this conversation, and is the only one for it. */
  refuseOutput(callId: string): Problem | null {
    const asked = this.items.some((item) => item.kind === 'call' && item.callId === callId);
    if (!asked)
      return problem('invalid_tool_call_id', `Tool call ID '${callId}' not found in conversation.`, 'item.call_id');
    const answered = this.items.some((item) => item.kind === 'output' && item.callId === callId);
    return answered
      ? problem('invalid_tool_call_id', `Tool call ID '${callId}' has already been answered.`, 'item.call_id')
      : null;
  }

  /** Truncates a spoken answer to what was heard of it. @returns why not, or null when done */
  truncate(id: string, audioEndMs: number): Problem | null {
    const item = this.find(id);
    if (!item) return problem('item_truncate_invalid_item_id', `Item with item_id '${id}' not found.`, 'item_id');
    if (item.kind !== 'assistant' || item.audioMs === 0) {
      return problem('unsupported_content_type', 'Only model output audio messages can be truncated.', 'item_id');
    }
    if (audioEndMs > item.audioMs) {
      const message = `Audio content of ${item.audioMs}ms is already shorter than ${audioEndMs}ms`;
      return problem('invalid_value', message, 'audio_end_ms');
    }
    const text = item.text.slice(0, Math.round((item.text.length * audioEndMs) / item.audioMs));
    this.replace({ ...item, text, audioMs: audioEndMs });
    return null;
  }
}

function contentText(content: unknown): string {
  if (!Array.isArray(content)) return '';
  return content
    .map((part) => (isObject(part) && typeof part['text'] === 'string' ? part['text'] : ''))
    .join(' ')
    .trim();
}

/** Reads an item as the client wrote it; its shape has been checked already. */
export function readItem(raw: Fields): Item {
  const given = (name: string): string => (typeof raw[name] === 'string' ? raw[name] : '');
  const id = given('id') || newId('item');
  if (raw['type'] === 'function_call_output')
    return { id, kind: 'output', callId: given('call_id'), output: given('output') };
  if (raw['type'] === 'function_call') {
    return {
      id,
      kind: 'call',
      callId: given('call_id'),
      name: given('name'),
      args: given('arguments'),
      complete: true,
    };
  }
  const text = contentText(raw['content']);
  if (raw['role'] === 'assistant') return { id, kind: 'assistant', text, language: null, audioMs: 0, complete: true };
  return { id, kind: raw['role'] === 'system' ? 'system' : 'user', text, language: null, spoken: false };
}

/** Returns an item as the server shows it. */
export function showItem(item: Item): Fields {
  const base = { id: item.id, object: 'realtime.item' };
  if (item.kind === 'output') {
    return { ...base, type: 'function_call_output', call_id: item.callId, output: item.output };
  }
  if (item.kind === 'call') {
    const status = item.complete ? 'completed' : 'incomplete';
    return { ...base, type: 'function_call', status, call_id: item.callId, name: item.name, arguments: item.args };
  }
  if (item.kind === 'assistant') {
    const content = [
      item.audioMs > 0 ? { type: 'output_audio', transcript: item.text } : { type: 'output_text', text: item.text },
    ];
    return { ...base, type: 'message', status: item.complete ? 'completed' : 'incomplete', role: 'assistant', content };
  }
  const content = [item.spoken ? { type: 'input_audio', transcript: null } : { type: 'input_text', text: item.text }];
  return { ...base, type: 'message', status: 'completed', role: item.kind, content };
}
