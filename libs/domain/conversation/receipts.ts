import { pattern } from '@voicecore/domain/kernel';
import { promiseKinds, type CallInput, type PromiseKind } from '@voicecore/domain/call';
import { spoken, type SpokenKey } from '@voicecore/domain/receptionist-texts';
import { disclaims } from './disclaims';
import type { Move } from './move';
import { promisesIn } from './promises';
import { withoutQuotes } from './quoted';
import { say } from './speaking';
import { placeOf, type CallerTurn, type TalkState, type ToolRecord } from './talk-state';
import { nextToolKey, type ToolName } from './tools';

/**
 * An answer has been said: what it claims must have been done, and if it says it does not know, it has failed, even
 * without a tool.
 */
export function takeAnswer(move: Move, responseId: string | null): void {
  const { turn, speeches, gate } = move.state;
  if (!turn || gate.wish?.exactly !== undefined) return;
  const said = speeches.filter((speech) => speech.responseId === responseId).map(({ text }) => text);
  const text = said.join(' ').trim();
  if (text === '') return;
  const knowsNot = disclaims(text);
  // "I could not put you through after all" takes back what was claimed before the tool answered.
  const before = knowsNot || takesBack.test(text) ? [] : turn.promised;
  move.setTurn({
    promised: promiseKinds.filter((kind) => [...before, ...claimsIn(text, move.state)].includes(kind)),
    cannotHelp: turn.cannotHelp || (knowsNot && !turn.found && !turn.acted),
  });
}

/**
 * Returns what an answer claims. A sentence from the business's own knowledge does not generally claim an action ("we
 * check your coverage"); but a caller misses a transfer, a booking or a message that does not exist, whoever wrote the
 * sentence.
 */
function claimsIn(text: string, { seed, language, tools }: TalkState): readonly PromiseKind[] {
  const claimed = promisesIn(text);
  if (!claimed.includes('other')) return claimed;
  const entries = seed.known.map(({ answer }) => answer[language]);
  const own = promisesIn(withoutQuotes(text, [...entries, ...tools.map(({ answer }) => answer?.output ?? '')]));
  return claimed.filter((kind) => kind !== 'other' || own.includes('other'));
}

const takesBack = new RegExp(
  pattern`
    \b(could not|couldn[’']t|was not able|wasn[’']t able|unable|can[’']?t|cannot|no pude|no he podido|no puedo|
      no fue posible|no se pudo)\b`,
  'i',
);

/** The claim that each tool, used or being used, is a receipt for. */
const receiptOf: Partial<Record<ToolName, PromiseKind>> = {
  transfer: 'transfer',
  ask_for_human: 'transfer',
  take_message: 'message',
};

function receipts({ tools }: TalkState, { place }: CallerTurn): readonly (PromiseKind | undefined)[] {
  const isUsed = ({ key, answer }: ToolRecord) => key.startsWith(`${place}:`) && (answer === null || answer.acted);
  return tools.filter(isUsed).map(({ tool }) => receiptOf[tool]);
}

/** The caller has asked for a person in words that any list knows, and the answer did nothing about it: we do it. */
export function reachHuman(move: Move): boolean {
  const { turn, phase } = move.state;
  if (!turn || turn.judged || phase !== 'talking' || turn.understood?.kind !== 'human') return false;
  const key = nextToolKey(move.state.tools, 'ask_for_human', placeOf(move.state));
  const input: CallInput = {
    kind: 'ToolAsked',
    tool: 'ask_for_human',
    toolKey: key,
    target: null,
    reason: 'asked_for_person',
    personal: {},
  };
  move.setTurn({ judged: true, acted: true });
  move.emit({ kind: 'tellLedger', input, key: `tool:${key}` });
  move.set({ phase: 'handing', phaseSince: move.at, owedSince: null });
  return true;
}

/** For each claim, what is true and what can be done about it. */
const truth = {
  transfer: ['notTransferred', 'offerTransfer'],
  callback: ['notCalledBack', 'offerMessageForCall'],
  booking: ['notBooked', 'offerPerson'],
  message: ['notNotedDown', 'offerMessage'],
  other: ['notDone', 'offerPerson'],
} as const satisfies Record<PromiseKind, readonly [SpokenKey, SpokenKey]>;

/** The first fact follows a colon; each one after it begins a sentence. */
function asSentence(fact: string, at: number): string {
  return at === 0 ? fact : fact.charAt(0).toUpperCase() + fact.slice(1);
}

/** Corrects at once, in fixed words, what the answer claims and was not done, and records it. */
export function correctPromises(move: Move): void {
  const { turn, phase, language } = move.state;
  if (!turn || phase !== 'talking') return;
  const done = receipts(move.state, turn);
  const broken = turn.promised.filter((kind) => !done.includes(kind));
  const [first] = broken;
  if (first === undefined) return;
  move.setTurn({ promised: [] });
  const facts = broken.map((kind, at) => asSentence(spoken(truth[kind][0], language), at));
  say(move, [spoken('oneCorrection', language), ...facts, spoken(truth[first][1], language)].join(' '));
  for (const promise of broken) {
    const key = `promise:${turn.place}:${promise}`;
    move.emit({ kind: 'tellLedger', input: { kind: 'PromiseCorrected', promise }, key });
  }
}
