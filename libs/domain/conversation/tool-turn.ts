import type { CallInput, CourseTool, Target, TransferReason } from '@voicecore/domain/call';
import type { AgentId, DepartmentId } from '@voicecore/domain/kernel';
import { shouldTransfer, understand } from '@voicecore/domain/understanding';
import { authorise } from './authorise';
import type { Move } from './move';
import { isEarly } from './early-answer';
import { refuseTool, speak } from './speaking';
import type { ToolAnswer } from './talk-event';
import { talkLimits } from './talk-limits';
import { placeOf, type CallerWish, type TalkState, type ToolRequest } from './talk-state';
import { parseToolCall, sameRequest, toolKey, type ToolCall, type ToolName } from './tools';

interface Asked {
  readonly responseId: string;
  readonly callId: string;
  readonly name: string;
  readonly args: string;
}

/** The model asks for a tool. Every call is answered exactly once, and an effect happens once in a place. */
export function toolCalled(move: Move, asked: Asked): void {
  const { taken, gate } = move.state;
  if (taken.includes(asked.callId)) return;
  move.set({ taken: [...taken, asked.callId] });
  if (gate.state !== 'active' || gate.responseId !== asked.responseId)
    return refuseTool(move, asked.callId, 'interrupted');
  move.set({ aliveAt: move.at });
  if (gate.wish?.tools !== true || move.state.phase !== 'talking') return refuseTool(move, asked.callId, 'not_now');
  move.set({ produced: 'tools' });
  const call = parseToolCall(asked.name, asked.args);
  if (!call) return refuseTool(move, asked.callId, 'invalid_arguments');
  const { callId } = asked;
  if (isEarly(move.state) && hasEffect(call))
    return move.set({ waitingTools: [...move.state.waitingTools, { callId, call }] });
  useTool(move, { callId, call });
}

/** Tools that change something for the caller, and so wait for words of the caller that allow it. */
function hasEffect({ tool }: ToolCall): boolean {
  return tool === 'end_call' || courseTools.includes(tool);
}

/** The words of the turn are known, or will not be known in time: what waited for them is decided now. */
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

/** The same request in the same place: the same answer, nothing done again. */
function repeat(move: Move, request: string, callId: string, answer: ToolAnswer | null): void {
  if (answer) return move.emit({ kind: 'answerTool', callId, output: answer.output });
  const tools = move.state.tools.map((tool) =>
    tool.request === request ? { ...tool, waiting: [...tool.waiting, callId] } : tool,
  );
  move.set({ tools });
}

function decide(move: Move, call: ToolCall, request: string, callId: string): void {
  const { wish, attempts, seed } = move.state;
  const target = call.tool === 'transfer' ? (targetOf(move.state, call.to) ?? wishedTarget(wish)) : null;
  const attemptsReached = shouldTransfer(attempts, seed.attemptsBeforeTransfer);
  const verdict = authorise(call, { wish, attemptsReached, target });
  if (!verdict.allowed) return refuseTool(move, callId, verdict.why);
  if (call.tool === 'cannot_help') {
    move.setTurn({ cannotHelp: true });
    return move.emit({ kind: 'answerTool', callId, output: JSON.stringify({ ok: true }) });
  }
  if (call.tool === 'end_call') return farewell(move, callId);
  const key = nextToolKey(move.state, call.tool);
  move.set({ tools: [...move.state.tools, { request, key, waiting: [callId], answer: null }] });
  move.emit({ kind: 'runTool', callId, call, key, input: courseInput(call, key, target, verdict.reason) });
}

/** Whom words name, judged by the directory and not by the model. */
function targetOf(state: TalkState, to: string): Target | null {
  const digits = to.replace(/\D/g, '');
  const byExtension = state.seed.directory.agents.find((agent) => digits !== '' && agent.extension === digits);
  const found = byExtension ? { kind: 'agent' as const, id: byExtension.id } : byName(state, to);
  if (!found) return null;
  return found.kind === 'agent'
    ? { kind: 'agent', id: found.id as AgentId }
    : { kind: 'department', id: found.id as DepartmentId };
}

interface Named {
  readonly kind: 'agent' | 'department';
  readonly id: string;
}

/** Whom the caller named: it stands where the model's words name nobody. */
function wishedTarget(wish: CallerWish | null): Target | null {
  if (wish?.kind === 'agent') return { kind: 'agent', id: wish.id as AgentId };
  return wish?.kind === 'department' ? { kind: 'department', id: wish.id as DepartmentId } : null;
}

function byName(state: TalkState, to: string): Named | null {
  const wanted = to.trim().toLowerCase();
  const { agents, departments } = state.seed.directory;
  const department = departments.find((each) =>
    [each.names.en, each.names.es].some((name) => name.toLowerCase() === wanted),
  );
  if (department) return { kind: 'department', id: department.id };
  const agent = agents.find((each) => each.name.toLowerCase() === wanted);
  if (agent) return { kind: 'agent', id: agent.id };
  return understand(to, state.seed.directory, state.language).target ?? null;
}

const courseTools: readonly string[] = ['transfer', 'ask_for_human', 'take_message'] satisfies CourseTool[];

/** Requests of one place are counted, so that each different one has a key of its own. */
function nextToolKey(state: TalkState, tool: ToolName): string {
  const place = placeOf(state);
  const before = state.tools.filter(({ key }) => key.startsWith(toolKey(tool, place, '')));
  return toolKey(tool, place, before.length + 1);
}

function courseInput(call: ToolCall, key: string, target: Target | null, reason: TransferReason): CallInput | null {
  if (!courseTools.includes(call.tool)) return null;
  const personal = call.tool === 'take_message' && call.message ? { message: call.message } : {};
  return { kind: 'ToolAsked', tool: call.tool as CourseTool, toolKey: key, target, reason, personal };
}

/** Ends the call once what is being said has been heard; the carrier's last document says goodbye. */
function farewell(move: Move, callId: string): void {
  move.setTurn({ judged: true });
  move.set({ phase: 'farewell', phaseSince: move.at, owedSince: null });
  move.emit({ kind: 'answerTool', callId, output: JSON.stringify({ ok: true }) });
}

/** What a tool has come to goes to every call that waits for it. */
export function toolAnswered(move: Move, callId: string, answer: ToolAnswer): void {
  const record = move.state.tools.find((tool) => tool.waiting.includes(callId));
  if (!record) return;
  move.set({ tools: move.state.tools.map((tool) => (tool === record ? { ...tool, waiting: [], answer } : tool)) });
  for (const waiting of record.waiting) move.emit({ kind: 'answerTool', callId: waiting, output: answer.output });
  if (answer.found !== undefined)
    move.setTurn({ searched: true, found: answer.found || move.state.turn?.found === true });
  if (answer.acted) move.setTurn({ acted: true });
  if (answer.leaving && move.state.phase === 'talking') {
    move.setTurn({ judged: true });
    return move.set({ phase: 'handing', phaseSince: move.at, owedSince: null });
  }
  afterTools(move);
}

export function toolsOpen(state: TalkState): boolean {
  return state.waitingTools.length > 0 || state.tools.some((tool) => tool.waiting.length > 0);
}

/** Once every tool has been answered and their response is over, the model goes on. */
export function afterTools(move: Move): void {
  const { gate, phase, produced, callerSpeaking, turn } = move.state;
  if (produced !== 'tools' || gate.state !== 'idle' || toolsOpen(move.state)) return;
  const rounds = (turn?.rounds ?? 0) + 1;
  move.set({ produced: 'nothing' });
  move.setTurn({ rounds });
  if (phase === 'talking' && !callerSpeaking) speak(move, { purpose: 'answer', tools: rounds < talkLimits.toolRounds });
}
