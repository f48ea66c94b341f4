import { unreachable } from '../kernel';
import { closing } from './closing';
import { both, nothing, only } from './decision';
import { decideDigits } from './decide-digits';
import { decideMenuTurn } from './decide-menu-turn';
import type { CallEvent, Decision } from './events';
import type { CallInput, Facts } from './inputs';
import { judge } from './judge';
import { limits } from './limits';
import { defaultTarget, queueFor, queueUrgent, takeMessageWished } from './queue';
import type { CallState } from './state';
import { text } from './step';

type TalkInput = Exclude<
  CallInput,
  {
    kind:
      | 'CallArrived'
      | 'AgentDialledIn'
      | 'ParticipantJoined'
      | 'ParticipantLeft'
      | 'AgentWished'
      | 'AgentAssigned'
      | 'NobodyLeft'
      | 'AgentUnavailable'
      | 'CarrierReported'
      | 'RecordingReady'
      | 'TimerFired';
  }
>;

/** What happens while the caller is with the receptionist, streamed or menu, or leaves a message. */
export function decideReceptionist(state: CallState, input: TalkInput, facts: Facts): Decision {
  switch (input.kind) {
    case 'DocumentAsked':
      return decideAsked(state, facts);
    case 'MessageRecorded':
      return decideMessage(state, input);
    case 'LookedUp':
      return only({
        kind: 'QuestionLookedUp',
        entryId: input.hits[0]?.entryId ?? null,
        score: input.hits[0]?.score ?? 0,
        tool: input.tool,
      });
    case 'StreamClosed':
      return nothing;
    default:
      return state.stage === 'receptionist' ? decideTalk(state, input, facts) : nothing;
  }
}

type ReceptionistInput = Exclude<
  TalkInput,
  { kind: 'DocumentAsked' | 'MessageRecorded' | 'LookedUp' | 'StreamClosed' }
>;

function decideTalk(state: CallState, input: ReceptionistInput, facts: Facts): Decision {
  switch (input.kind) {
    case 'TurnHeard':
      return decideMenuTurn(state, input, facts);
    case 'StreamStarted':
      return state.stream === null && state.engine === 'model'
        ? only({ kind: 'StreamBegan', n: input.n, process: input.process })
        : nothing;
    case 'LanguageKnown':
      return state.languageKnown && state.language === input.language
        ? nothing
        : only({ kind: 'LanguageSet', language: input.language });
    case 'TurnTaken':
      return judge(state, input.turn, facts);
    case 'ToolAsked':
      return decideTool(state, input, facts);
    case 'DigitsPressed':
      return decideDigits(state, input.personal.digits, facts);
    case 'ModelFailed':
      return only({ kind: 'EngineChanged', engine: 'menu', say: [text('lineBack'), text('menuHelp')] });
    case 'EmergencyHeard':
      return only({ kind: 'Marked', mark: 'effect' });
    case 'UrgencyHeard':
      return queueUrgent(state, facts);
    default:
      return unreachable(input);
  }
}

/** The carrier has come to the end of a document without anything having been decided meanwhile. */
function decideAsked(state: CallState, facts: Facts): Decision {
  const ran = state.served?.key ?? '';
  if (state.stage === 'receptionist' && ran.startsWith('connectStream:') && state.engine === 'model')
    return decideStreamOver(state, facts);
  if (state.stage === 'receptionist' && ran.startsWith('menu:')) return decideMenuTurn(state, { personal: {} }, facts);
  if (state.stage === 'message' && ran === 'takeMessage') return afterMessage(state);
  return nothing;
}

/** The stream is over and nobody meant it: connect again, a few times, then let the menu go on. */
function decideStreamOver(state: CallState, facts: Facts): Decision {
  const recent = state.resumes.filter((at) => facts.now - at < limits.resumeWindowMs);
  if (recent.length < limits.resumes && facts.modelReady) return only({ kind: 'StreamLost' });
  return only({ kind: 'EngineChanged', engine: 'menu', say: [text('lineBack'), text('menuHelp')] });
}

function decideMessage(state: CallState, input: Extract<CallInput, { kind: 'MessageRecorded' }>): Decision {
  if (state.stage !== 'message') return nothing;
  if (input.recordingSid === null || input.seconds <= 0) return afterMessage(state);
  if (state.messages.includes(input.recordingSid)) return afterMessage(state);
  const left: CallEvent = {
    kind: 'MessageLeft',
    recordingSid: input.recordingSid,
    seconds: input.seconds,
    written: false,
  };
  return both(only(left), closing('message_taken', 'caller', 'messageRecorded'));
}

/** The recording is over: its report may have come before the document was asked for. */
function afterMessage(state: CallState): Decision {
  return state.messages.length > 0
    ? closing('message_taken', 'caller', 'messageRecorded')
    : closing('no_message', 'caller', 'messageEmpty');
}

function decideTool(state: CallState, input: Extract<CallInput, { kind: 'ToolAsked' }>, facts: Facts): Decision {
  if (state.toolsDone.includes(input.toolKey)) return nothing;
  const done = only({ kind: 'ToolDone', tool: input.tool, toolKey: input.toolKey });
  switch (input.tool) {
    case 'transfer':
    case 'ask_for_human':
      return both(done, queueFor(state, input.target ?? defaultTarget(state), input.reason, facts, [text('holdOn')]));
    case 'take_message':
      return both(done, takeMessage(input.personal.message, facts));
    case 'end_call':
      return both(done, closing('receptionist_finished', 'caller', 'goodbye'));
  }
}

/** A message that the model wrote down is kept as words; without words the caller is asked to record one. */
function takeMessage(message: string | undefined, facts: Facts): Decision {
  if (message === undefined || message.trim() === '') return takeMessageWished(facts);
  return only({ kind: 'MessageLeft', recordingSid: null, seconds: 0, written: true });
}
