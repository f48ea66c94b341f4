import type { Language } from '@voicecore/domain/kernel';
import { fold } from '@voicecore/domain/understanding';

/** What the model may ask for, with its arguments already checked. */
export type ToolCall =
  | { readonly tool: 'search_knowledge'; readonly question: string }
  | { readonly tool: 'who_is_who' }
  | { readonly tool: 'transfer'; readonly to: string }
  | { readonly tool: 'ask_for_human' }
  | { readonly tool: 'take_message'; readonly message: string | null }
  | { readonly tool: 'cannot_help' }
  | { readonly tool: 'end_call' };

export type ToolName = ToolCall['tool'];

/** Longest argument that is taken; a caller does not say more in one breath. */
const LONGEST_TEXT = 2_000;

interface ToolShape {
  readonly name: ToolName;
  readonly description: string;
  /** The one text argument, if the tool has one. */
  readonly text?: { readonly name: string; readonly description: string; readonly required: boolean };
}

/** The tools as the model is told of them. */
export const toolShapes: readonly ToolShape[] = [
  {
    name: 'search_knowledge',
    description: 'Search what the business knows. Use it before answering any question about the business.',
    text: { name: 'question', description: 'The question in the words of the caller.', required: true },
  },
  {
    name: 'who_is_who',
    description: 'The departments and people of the business with their extensions, and whether it is open now.',
  },
  {
    name: 'transfer',
    description: 'Put the caller through to a person or department that the caller has asked for by name or extension.',
    text: {
      name: 'to',
      description: 'Name of the person or department, or the digits of the extension.',
      required: true,
    },
  },
  { name: 'ask_for_human', description: 'Put the caller through to any person, when the caller has asked for one.' },
  {
    name: 'take_message',
    description:
      'Take a message, when the caller wants to leave one. Without text the caller is recorded after a tone.',
    text: { name: 'message', description: 'The message in the words of the caller.', required: false },
  },
  {
    name: 'cannot_help',
    description: 'Say that you cannot help with what was asked, because nothing was found. Then ask for other words.',
  },
  { name: 'end_call', description: 'End the call, when the caller has said goodbye.' },
];

/** A tool's parameters as a JSON schema. */
export function parametersOf(shape: ToolShape): Record<string, unknown> {
  const { text } = shape;
  const properties = text ? { [text.name]: { type: 'string', description: text.description } } : {};
  return { type: 'object', properties, required: text?.required ? [text.name] : [], additionalProperties: false };
}

/** Reads what the model asked for; null when there is no such tool or the arguments are not its own. */
export function parseToolCall(name: string, json: string): ToolCall | null {
  const shape = toolShapes.find((each) => each.name === name);
  const args = parseObject(json);
  if (!shape || !args) return null;
  const foreign = Object.keys(args).some((key) => key !== shape.text?.name);
  const value = shape.text ? args[shape.text.name] : undefined;
  const text = typeof value === 'string' ? value.trim() : null;
  if (foreign || (value !== undefined && value !== null && text === null)) return null;
  if (shape.text?.required && !text) return null;
  return text !== null && text.length > LONGEST_TEXT ? null : build(shape.name, text);
}

function build(name: ToolName, text: string | null): ToolCall {
  switch (name) {
    case 'search_knowledge':
      return { tool: name, question: text ?? '' };
    case 'transfer':
      return { tool: name, to: text ?? '' };
    case 'take_message':
      return { tool: name, message: text === '' ? null : text };
    default:
      return { tool: name };
  }
}

function parseObject(json: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(json === '' ? '{}' : json);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null;
  } catch {
    // Arguments that are not JSON are the model's mistake, and an answer tells it so.
    return null;
  }
}

/**
 * Tells the same request in the same place of the conversation from another, however it was spelled. It holds what the
 * caller said and never leaves the talk's memory; what is stored names the request by its `toolKey`.
 */
export function sameRequest(call: ToolCall, place: string): string {
  const { tool, ...rest } = call;
  const text = Object.values(rest)
    .map((value: string | null) => fold(value ?? ''))
    .join(' ');
  return `${place}:${tool}:${text}`;
}

/** Names a request in the ledger without a word of it: its place, its tool, and its number among the requests of that tool there. */
export function toolKey(tool: ToolName, place: string, ordinal: number | ''): string {
  return `${place}:${tool}:${ordinal}`;
}

/** The name of a language as the model is told it. */
export const languageNames: Readonly<Record<Language, string>> = { en: 'English', es: 'Spanish' };
