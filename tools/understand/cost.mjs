// The maximum cost of `npm run understand -- --live`, calculated from the sets themselves.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * US dollars per million text tokens of gpt-realtime at the time of writing; check the current price list before a
 * large run.
 */
export const price = { input: 4, output: 16 };
/**
 * Tokens of the session with its tools and an office of 24 people, estimated as letters divided by four, with a margin.
 */
const SESSION_TOKENS = 2_500;
/** Tokens of an answer and its tool call. */
const ANSWER_TOKENS = 150;
const LETTERS_A_TOKEN = 3.5;

const tokens = (text) => Math.ceil(text.length / LETTERS_A_TOKEN);

/**
 * Returns the sentences of a set, and the tokens of the session that receives each: the session of a business contains
 * its knowledge.
 */
function askedOf(content) {
  if (Array.isArray(content)) return { session: SESSION_TOKENS, texts: content.map(({ text }) => text) };
  const known = content.entries.map(({ question, answer }) =>
    Math.max(...['en', 'es'].map((language) => tokens(`["k00","${question[language]}","${answer[language]}"]\n`))),
  );
  const session = SESSION_TOKENS + known.reduce((sum, count) => sum + count, 0);
  return { session, texts: content.questions.map(({ text }) => text) };
}

/** @returns {{ sentences: number, inputTokens: number, outputTokens: number, dollars: number }} with nothing cached */
export function liveCost(folder, withLocked) {
  let sentences = 0;
  let inputTokens = 0;
  for (const name of readdirSync(folder)) {
    const isAsked = /^(human|emergencies|people|knowledge-[a-z-]+)(\.locked|\.later)?\.json$/.test(name);
    if (!isAsked || (name.includes('.locked.') && !withLocked)) continue;
    const { session, texts } = askedOf(JSON.parse(readFileSync(join(folder, name), 'utf8')));
    for (const text of texts) {
      sentences += 1;
      inputTokens += session + tokens(text);
    }
  }
  const outputTokens = sentences * ANSWER_TOKENS;
  return {
    sentences,
    inputTokens,
    outputTokens,
    dollars: (inputTokens * price.input + outputTokens * price.output) / 1e6,
  };
}
