import type { Language } from '@voicecore/domain/kernel';
import { fold } from '@voicecore/domain/understanding';

/**
 * What the model may request, with its arguments already checked. `heard` are the caller's words that a request is
 * based on, as the model quotes them: `evidence.ts` checks whether they were said.
 */
export type ToolCall =
  | { readonly tool: 'search_knowledge'; readonly question: string }
  | { readonly tool: 'answered_from'; readonly entries: string }
  | { readonly tool: 'who_is_who' }
  | { readonly tool: 'transfer'; readonly to: string; readonly heard: string }
  | { readonly tool: 'ask_for_human'; readonly heard: string }
  | { readonly tool: 'take_message'; readonly message: string | null; readonly heard: string }
  | { readonly tool: 'emergency'; readonly heard: string }
  | { readonly tool: 'cannot_help' }
  | { readonly tool: 'not_understood' }
  | { readonly tool: 'end_call'; readonly heard: string };

export type ToolName = ToolCall['tool'];

/** The longest argument accepted; a caller does not say more in one turn. */
const LONGEST_TEXT = 2_000;

interface ToolArgument {
  readonly name: string;
  readonly description: string;
  readonly required: boolean;
}

interface ToolShape {
  readonly name: ToolName;
  readonly description: string;
  readonly args: readonly ToolArgument[];
}

/** The caller's words that a tool with an effect is based on. */
const heard: ToolArgument = {
  name: 'heard',
  description:
    'The words of the caller that ask for this, quoted as the caller said them and in the language they were said in: a few words are enough. They are checked against what was said; never your own words and never a summary.',
  required: true,
};

/** The tools as they are described to the model. */
export const toolShapes: readonly ToolShape[] = [
  {
    name: 'search_knowledge',
    description: 'Search what the business knows, for a question that the entries of the session do not answer.',
    args: [{ name: 'question', description: 'The question in the words of the caller.', required: true }],
  },
  {
    name: 'answered_from',
    description:
      'Name the entries of the session from which you answer, in the same response in which you say the answer. It asks for nothing and you need not speak again.',
    args: [
      { name: 'entries', description: 'Their handles, separated by spaces, for example "k3 k7".', required: true },
      { name: 'heard', description: 'The words of the caller that they answer.', required: false },
    ],
  },
  {
    name: 'who_is_who',
    description:
      'The departments and people of the business with their extensions, whether each is open now, and when it opens again.',
    args: [],
  },
  {
    name: 'transfer',
    description: 'Put the caller through to a person or department that the caller has asked for by name or extension.',
    args: [
      {
        name: 'to',
        description: 'Name of the person or department, or the digits of the extension.',
        required: true,
      },
      heard,
    ],
  },
  {
    name: 'ask_for_human',
    description: 'Put the caller through to any person, when the caller has asked for one in whatever words.',
    args: [heard],
  },
  {
    name: 'take_message',
    description:
      'Take a message, when the caller wants to leave one, wants something passed on or wants to be called back. Without text the caller is recorded after a tone.',
    args: [{ name: 'message', description: 'The message in the words of the caller.', required: false }, heard],
  },
  {
    name: 'emergency',
    description:
      "Call it at once, before anything else, when somebody's life is in danger or a crime is under way. The caller is then told what to do in fixed words; say nothing yourself.",
    args: [heard],
  },
  {
    name: 'cannot_help',
    description: 'Say that you cannot help with what was asked, because nothing was found. Then ask for other words.',
    args: [],
  },
  {
    name: 'not_understood',
    description: 'Say that you could not make out what the caller said. Then ask the caller to say it again.',
    args: [],
  },
  {
    name: 'end_call',
    description: 'End the call, when the caller has said goodbye or wants nothing more, in whatever words.',
    args: [heard],
  },
];

/** Returns a tool's parameters as a JSON schema. */
export function parametersOf({ args }: ToolShape): Record<string, unknown> {
  const properties = Object.fromEntries(
    args.map(({ name, description }) => [name, { type: 'string', description }] as const),
  );
  const required = args.filter((each) => each.required).map(({ name }) => name);
  return { type: 'object', properties, required, additionalProperties: false };
}

/** Parses what the model requested; null if there is no such tool or the arguments do not belong to it. */
export function parseToolCall(name: string, json: string): ToolCall | null {
  const shape = toolShapes.find((each) => each.name === name);
  const parsed = parseObject(json);
  if (!shape || !parsed) return null;
  if (Object.keys(parsed).some((key) => !shape.args.some((arg) => arg.name === key))) return null;
  const texts = shape.args.map((arg) => [arg.name, readText(arg, parsed[arg.name])] as const);
  return texts.some(([, text]) => text === null) ? null : build(shape.name, Object.fromEntries(texts));
}

/**
 * Returns the text of an argument, empty if an optional one is omitted; null if it is not text, too long, or missing.
 */
function readText({ required }: ToolArgument, value: unknown): string | null {
  if (value === undefined || value === null) return required ? null : '';
  if (typeof value !== 'string' || value.length > LONGEST_TEXT) return null;
  const text = value.trim();
  return required && text === '' ? null : text;
}

function build(tool: ToolName, texts: Readonly<Record<string, string | null>>): ToolCall {
  const text = (name: string): string => texts[name] ?? '';
  switch (tool) {
    case 'search_knowledge':
      return { tool, question: text('question') };
    case 'answered_from':
      return { tool, entries: text('entries') };
    case 'transfer':
      return { tool, to: text('to'), heard: text('heard') };
    case 'take_message':
      return { tool, message: text('message') || null, heard: text('heard') };
    case 'ask_for_human':
    case 'emergency':
    case 'end_call':
      return { tool, heard: text('heard') };
    default:
      return { tool };
  }
}

function parseObject(json: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(json === '' ? '{}' : json);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null;
  } catch {
    // Arguments that are not JSON are the model's mistake, and the answer says so.
    return null;
  }
}

/**
 * Recognizes the same request at the same place of the conversation, however it was spelled and whatever words it
 * claimed as its basis. It holds what the caller said and never leaves the talk's memory; what is stored names the
 * request by its `toolKey`.
 */
export function sameRequest(call: ToolCall, place: string): string {
  const { tool, ...args } = call;
  const texts = Object.entries(args).filter(([name]) => name !== 'heard');
  return `${place}:${tool}:${texts.map(([, text]: [string, string | null]) => fold(text ?? '')).join(' ')}`;
}

/**
 * Names a request in the ledger without any of its words: its place, its tool, and its number among the requests of
 * that tool there.
 */
export function toolKey(tool: ToolName, place: string, ordinal: number | ''): string {
  return `${place}:${tool}:${ordinal}`;
}

/** Requests at one place are counted, so that each different one has its own key. */
export function nextToolKey(tools: readonly { readonly key: string }[], tool: ToolName, place: string): string {
  const before = tools.filter(({ key }) => key.startsWith(toolKey(tool, place, '')));
  return toolKey(tool, place, before.length + 1);
}

/** The name of a language as it is given to the model. */
export const languageNames: Readonly<Record<Language, string>> = { en: 'English', es: 'Spanish' };
