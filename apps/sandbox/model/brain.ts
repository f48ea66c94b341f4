import type { Language } from '../audio/speech-log';
import type { Item } from './conversation';
import { guessLanguage } from '../audio/guess-language';
import { phrases, type PhraseKey } from './phrases';
import { isObject, type Fields } from './shape';
import { answerFrom } from './tool-answer';
import { entriesOf, readEntries, type Reader } from './reader';
import { agrees, readWish, type Wish } from './wish';

/** What the model does in one response. */
export type Act =
  | { kind: 'speak'; text: string; language: Language; also?: { name: string; args: string } }
  | { kind: 'call'; name: string; args: string };

export interface Situation {
  /** The session's instructions, then the response's own if it has any. */
  readonly instructions: string;
  readonly orders: string;
  readonly tools: readonly Fields[];
  /** False when `tool_choice` is none. */
  readonly mayCall: boolean;
  readonly items: readonly Item[];
  /** A reader that replaces the model's own reading: then everything the caller says is a question. */
  readonly reader?: Reader;
}

const EXACTLY = /say exactly[^"“:]*[:,]?\s*["“]([\s\S]*)["”]/i;
const ONLY_SPANISH = /speak only spanish|responde s[oó]lo en espa[nñ]ol/i;
const ONLY_ENGLISH = /speak only english/i;
const ASKS = /\?|\b(what|when|where|how|which|do you|are you|cu[aá]nto|cu[aá]ndo|d[oó]nde|c[oó]mo|qu[eé])\b/i;
const OFFERS_PERSON = /(person|someone|put you through|persona|alguien|comuni)/i;

function languageOf({ instructions, orders, items }: Situation): Language {
  const text = `${instructions}\n${orders}`;
  if (ONLY_SPANISH.test(text)) return 'es';
  if (ONLY_ENGLISH.test(text)) return 'en';
  const heard = items.findLast((item) => item.kind === 'user');
  if (heard?.kind !== 'user') return 'en';
  return heard.language ?? guessLanguage(heard.text, 'en');
}

function lastSpoken(items: readonly Item[]): string {
  const item = items.findLast((known) => known.kind === 'assistant');
  return item?.kind === 'assistant' ? item.text : '';
}

function question(items: readonly Item[]): string {
  const item = items.findLast((known) => known.kind === 'user');
  return item?.kind === 'user' ? item.text : '';
}

/** Fills a tool's parameters by their names; an unknown argument is left out unless it is required. */
function fill(tool: Fields, text: string, wish: Wish, language: Language): string {
  const schema = isObject(tool['parameters']) ? tool['parameters'] : {};
  const properties = isObject(schema['properties']) ? schema['properties'] : {};
  const required = Array.isArray(schema['required']) ? schema['required'] : [];
  const args: Record<string, string> = {};
  for (const name of Object.keys(properties)) {
    const value = argument(name, text, wish, language);
    if (value !== '' || required.includes(name)) args[name] = value;
  }
  return JSON.stringify(args);
}

function argument(name: string, text: string, wish: Wish, language: Language): string {
  if (/language|lang/i.test(name)) return language;
  if (name === 'heard') return text;
  if (wish.kind === 'message') return /message|text|words/i.test(name) ? wish.message : '';
  if (wish.kind === 'transfer') return /^(to|target|name|person|department|extension|who)$/i.test(name) ? wish.to : '';
  return /question|query|text|reason|topic/i.test(name) ? text : '';
}

const TOOL_OF: Partial<Record<Wish['kind'], RegExp>> = {
  question: /^search/i,
  human: /human/i,
  directory: /^who_is_who$|directory|list_people/i,
  message: /message/i,
  transfer: /^transfer/i,
  goodbye: /^(end|hang)/i,
};

const WORDS_FOR: Readonly<Record<Wish['kind'], PhraseKey>> = {
  nothing: 'inaudible',
  greeting: 'greeting',
  thanks: 'welcome',
  yes: 'more',
  no: 'sorry',
  repeat: 'more',
  goodbye: 'goodbye',
  human: 'connecting',
  directory: 'notFound',
  message: 'message',
  transfer: 'noSuch',
  question: 'notFound',
};

function toolFor(situation: Situation, pattern: RegExp): Fields | undefined {
  if (!situation.mayCall) return undefined;
  return situation.tools.find(({ name }) => typeof name === 'string' && pattern.test(name));
}

function call(tool: Fields, args: string): Act {
  return { kind: 'call', name: String(tool['name']), args };
}

/** Returns the session's instructions and what was added to the conversation since. */
function toldOf({ instructions, items }: Situation): string {
  return [instructions, ...items.flatMap((item) => (item.kind === 'system' ? [item.text] : []))].join('\n');
}

/** A question that the given entries answer needs no tool except the one that names the entries used. */
function answerByReading(situation: Situation, text: string, language: Language): Act | null {
  const name = toolFor(situation, /^answered_from$/i);
  const read = situation.reader ?? readEntries;
  const found = name && read(entriesOf(toldOf(situation)), text);
  if (!found) return null;
  const args = JSON.stringify({ entries: found.handle, heard: text });
  return { kind: 'speak', text: found.answer, language, also: { name: String(name['name']), args } };
}

function answerTurn(situation: Situation, text: string, language: Language): Act {
  if (situation.reader)
    return answerByReading(situation, text, language) ?? { kind: 'speak', text: phrases.notFound[language], language };
  let wish = readWish(text);
  const before = lastSpoken(situation.items);
  const isOpen = wish.kind === 'yes' || wish.kind === 'question';
  if (isOpen && agrees(text) && OFFERS_PERSON.test(before) && !ASKS.test(text)) wish = { kind: 'human' };
  if (wish.kind === 'repeat' && before) return { kind: 'speak', text: before, language };
  const read = wish.kind === 'question' ? answerByReading(situation, text, language) : null;
  if (read) return read;
  const pattern = TOOL_OF[wish.kind];
  const tool = pattern && toolFor(situation, pattern);
  if (tool) return call(tool, fill(tool, text, wish, language));
  return { kind: 'speak', text: phrases[WORDS_FOR[wish.kind]][language], language };
}

function answerTool(situation: Situation, output: Item & { kind: 'output' }, language: Language): Act {
  const asked = situation.items.find((item) => item.kind === 'call' && item.callId === output.callId);
  const name = asked?.kind === 'call' ? asked.name : '';
  const answer = answerFrom(name, output.output, language, question(situation.items));
  if (answer.kind === 'say') return { kind: 'speak', text: answer.text, language };
  const giveUp = answer.phrase === 'notFound' ? toolFor(situation, /^cannot_help$/i) : undefined;
  if (giveUp)
    return call(giveUp, fill(giveUp, question(situation.items), { kind: 'question', question: '' }, language));
  return { kind: 'speak', text: phrases[answer.phrase][language], language };
}

/**
 * Decides one response. It knows nothing about any business: what it says comes from instructions, tools and the
 * phrases above.
 */
export function decide(situation: Situation): Act {
  const language = languageOf(situation);
  const exact = EXACTLY.exec(situation.orders)?.[1];
  if (exact !== undefined) return { kind: 'speak', text: exact, language: guessLanguage(exact, language) };
  const last = situation.items.findLast((item) => item.kind !== 'system');
  if (last?.kind === 'output') return answerTool(situation, last, language);
  if (last?.kind === 'user') return answerTurn(situation, last.text, language);
  const heard = question(situation.items);
  if (heard) return { kind: 'speak', text: phrases.more[language], language };
  return { kind: 'speak', text: phrases.greeting[language], language };
}
