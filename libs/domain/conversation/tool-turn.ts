import type { CallInput, CourseTool, TransferReason } from '@voicecore/domain/call';
import { shouldTransfer } from '@voicecore/domain/understanding';
import { answeredFrom } from './answered-from';
import { adviceOn, authorise, type Goal, type TalkFacts, type Verdict } from './authorise';
import { emergency } from './danger';
import { findEvidence, isOwnMessage, type Evidence } from './evidence';
import type { Move } from './move';
import { isEarly } from './early-answer';
import { sayDecided } from './opening';
import { refuseTool, speak } from './speaking';
import type { ToolAnswer } from './talk-event';
import { talkLimits } from './talk-limits';
import { stillAsks } from './still-asks';
import { placeOf, type TalkState, type ToolRequest } from './talk-state';
import { affirms, fitOf, nameOf, whomModelMeans, whomWordsMean } from './whom';
import { nextToolKey, parseToolCall, sameRequest, type ToolCall } from './tools';

interface Asked {
  readonly responseId: string;
  readonly callId: string;
  readonly name: string;
  readonly args: string;
}

/** The model requests a tool. Every call is answered exactly once, and an effect happens once per place. */
export function toolCalled(move: Move, asked: Asked): void {
  const { taken, gate } = move.state;
  if (taken.includes(asked.callId)) return;
  move.set({ taken: [...taken, asked.callId] });
  if (gate.state !== 'active' || gate.responseId !== asked.responseId)
    return refuseTool(move, asked.callId, 'interrupted');
  move.set({ aliveAt: move.at });
  if (gate.wish?.tools !== true || move.state.phase !== 'talking') return refuseTool(move, asked.callId, 'not_now');
  const call = parseToolCall(asked.name, asked.args);
  move.set({ produced: producedBy(move.state, call) });
  if (!call) return refuseTool(move, asked.callId, 'invalid_arguments');
  const { callId } = asked;
  if (isEarly(move.state) && waitsForWords(call))
    return move.set({ waitingTools: [...move.state.waitingTools, { callId, call }] });
  useTool(move, { callId, call });
}

/** Naming what an answer is based on is no part of the answer: on its own it leaves the caller without one. */
function producedBy({ produced }: TalkState, call: ToolCall | null): TalkState['produced'] {
  if (call?.tool !== 'answered_from') return 'tools';
  return produced === 'nothing' ? 'named' : produced;
}

/**
 * Tools that change something for the caller wait for words of the caller that allow it; what an answer is based on is
 * recorded once it is the answer to these words.
 */
function waitsForWords({ tool }: ToolCall): boolean {
  return ['end_call', 'emergency', 'answered_from'].includes(tool) || courseTools.includes(tool);
}

/** The words of the turn are known, or will not be known in time: tools that waited for them are decided now. */
export function useWaitingTools(move: Move): void {
  const { waitingTools } = move.state;
  move.set({ waitingTools: [] });
  for (const request of waitingTools) useTool(move, request);
  if (waitingTools.length > 0) afterTools(move);
}

function useTool(move: Move, { callId, call }: ToolRequest): void {
  const request = sameRequest(call, placeOf(move.state));
  const before = move.state.tools.find((tool) => tool.request === request);
  if (before) return repeat(move, request, callId, before.answer);
  decide(move, call, request, callId);
}

/** The same request at the same place gets the same answer, and nothing is done again. */
function repeat(move: Move, request: string, callId: string, answer: ToolAnswer | null): void {
  if (answer) return move.emit({ kind: 'answerTool', callId, output: answer.output });
  const tools = move.state.tools.map((tool) =>
    tool.request === request ? { ...tool, waiting: [...tool.waiting, callId] } : tool,
  );
  move.set({ tools });
}

function decide(move: Move, call: ToolCall, request: string, callId: string): void {
  const facts = factsFor(move.state, call);
  const verdict = authorise(call, facts);
  if (!verdict.allowed) return refuse(move, callId, verdict);
  switch (call.tool) {
    case 'answered_from':
      return answeredFrom(move, callId, call.entries);
    case 'cannot_help':
      move.setTurn({ cannotHelp: true });
      return answerOk(move, callId);
    case 'not_understood':
      move.setTurn({ notUnderstood: true });
      return answerOk(move, callId);
    case 'emergency':
      answerOk(move, callId);
      return emergency(move, move.state.language, []);
    case 'end_call':
      return farewell(move, callId);
    default:
      return run(move, call, { request, callId, facts, reason: verdict.reason });
  }
}

interface Run {
  readonly request: string;
  readonly callId: string;
  readonly facts: TalkFacts;
  readonly reason: TransferReason;
}

function run(move: Move, call: ToolCall, { request, callId, facts, reason }: Run): void {
  const key = nextToolKey(move.state.tools, call.tool, placeOf(move.state));
  const input = courseInput(move.state, call, key, facts, reason);
  move.set({ tools: [...move.state.tools, { request, key, tool: call.tool, waiting: [callId], answer: null }] });
  move.emit({ kind: 'runTool', callId, call, key, input });
}

function answerOk(move: Move, callId: string): void {
  move.emit({ kind: 'answerTool', callId, output: JSON.stringify({ ok: true }) });
}

/** Returns what the rule looks at, found in the caller's words and the directory. */
function factsFor(state: TalkState, call: ToolCall): TalkFacts {
  const { attempts, seed, said } = state;
  const evidence = 'heard' in call ? findEvidence(call.heard, said) : ({ found: 'not_said' } as const);
  const latest = said.at(-1);
  return {
    evidence,
    attemptsReached: shouldTransfer(attempts, seed.attemptsBeforeTransfer),
    stillAsks: state.turn?.understood?.kind !== 'farewell' && stillAsks(latest?.words ?? ''),
    goal: call.tool === 'transfer' ? goalOf(state, call.to, evidence) : null,
  };
}

/**
 * Returns the target a transfer would reach. The caller's words are used if those of the model name no one, or several.
 */
function goalOf({ seed, language }: TalkState, to: string, evidence: Evidence): Goal {
  const { directory } = seed;
  const words = evidence.found === 'said' ? evidence.words : '';
  const whole = evidence.found === 'said' ? (evidence.turn.words ?? '') : '';
  const meant = whomModelMeans(to, directory, language);
  const named = meant.candidates.length > 0 ? meant : whomWordsMean(whole, directory, language);
  const fitting = named.candidates.filter((each) => fitOf(words, each, directory, language) === 'yes');
  const target = named.target ?? (fitting.length === 1 ? (fitting[0] ?? null) : null);
  return {
    target,
    candidates: named.candidates,
    by: named.by,
    fit: target === null ? 'no' : fitOf(words, target, directory, language),
    readBack: target !== null && evidence.found === 'said' && affirms(evidence.turn, target, directory, language),
  };
}

type Refused = Extract<Verdict, { allowed: false }>;

/** Reports to the model why a tool is not used, and what it may offer the caller instead. */
function refuse(move: Move, callId: string, verdict: Refused): void {
  const { why } = verdict;
  const output = { ok: false, reason: why, do: adviceOn[why], ...choiceOn(move.state, verdict) };
  move.emit({ kind: 'answerTool', callId, output: JSON.stringify(output) });
}

/** Returns the targets the caller can choose from, if the words fit several or none. */
function choiceOn({ seed, language }: TalkState, { why, candidates = [] }: Refused): object {
  if (why === 'which_one') return { askWhich: candidates.map((each) => nameOf(each, seed.directory, language)) };
  if (why !== 'unknown_target') return {};
  return { departments: seed.directory.departments.map(({ names }) => names[language]) };
}

const courseTools: readonly string[] = ['transfer', 'ask_for_human', 'take_message'] satisfies CourseTool[];

/** Returns the course requested from the ledger; nothing for a tool that only looks something up. */
function courseInput(
  state: TalkState,
  call: ToolCall,
  toolKey: string,
  { evidence, goal }: TalkFacts,
  reason: TransferReason,
): CallInput | null {
  if (!courseTools.includes(call.tool)) return null;
  const personal = call.tool === 'take_message' ? messageOf(state, call.message, evidence) : {};
  return { kind: 'ToolAsked', tool: call.tool as CourseTool, toolKey, target: goal?.target ?? null, reason, personal };
}

/**
 * A message is stored as the model wrote it down if it consists of the caller's words, otherwise as the caller said it.
 * If those are not known it has no text, and the caller is recorded.
 */
function messageOf({ said }: TalkState, message: string | null, evidence: Evidence): { message?: string } {
  if (message === null) return {};
  if (isOwnMessage(message, said)) return { message };
  return evidence.found === 'said' && evidence.turn.words !== null ? { message: evidence.turn.words } : {};
}

/** Ends the call once what is being said has been heard; the carrier's last document says goodbye. */
function farewell(move: Move, callId: string): void {
  move.setTurn({ judged: true });
  move.set({ phase: 'farewell', phaseSince: move.at, owedSince: null });
  move.emit({ kind: 'answerTool', callId, output: JSON.stringify({ ok: true }) });
}

/** Sends the result of a tool to every call that waits for it. */
export function toolAnswered(move: Move, callId: string, answer: ToolAnswer): void {
  const record = move.state.tools.find((tool) => tool.waiting.includes(callId));
  if (!record) return;
  move.set({ tools: move.state.tools.map((tool) => (tool === record ? { ...tool, waiting: [], answer } : tool)) });
  for (const waiting of record.waiting) move.emit({ kind: 'answerTool', callId: waiting, output: answer.output });
  // A result requested before the caller said something else answers what they said then.
  const isOfThisTurn = record.key.startsWith(`${placeOf(move.state)}:`);
  if (answer.found !== undefined && isOfThisTurn)
    move.setTurn({ searched: true, found: answer.found || move.state.turn?.found === true });
  if (answer.acted && isOfThisTurn) move.setTurn({ acted: true });
  if (answer.leaving && move.state.phase === 'talking') {
    move.setTurn({ judged: true });
    return move.set({ phase: 'handing', phaseSince: move.at, owedSince: null });
  }
  if (answer.says !== undefined && isOfThisTurn) {
    move.setTurn({ judged: true });
    return sayDecided(move, answer.says);
  }
  afterTools(move);
}

export function toolsOpen(state: TalkState): boolean {
  return state.waitingTools.length > 0 || state.tools.some((tool) => tool.waiting.length > 0);
}

/** Once every tool has been answered and their response is over, the model continues. */
export function afterTools(move: Move): void {
  const { gate, phase, produced, callerSpeaking, turn, pause } = move.state;
  if (produced !== 'tools' || gate.state !== 'idle' || toolsOpen(move.state) || pause) return;
  const rounds = (turn?.rounds ?? 0) + 1;
  move.set({ produced: 'nothing' });
  move.setTurn({ rounds });
  if (phase === 'talking' && !callerSpeaking) speak(move, { purpose: 'answer', tools: rounds < talkLimits.toolRounds });
}
