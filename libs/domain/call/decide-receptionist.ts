import { closing } from './closing';
import { both, nothing, only } from './decision';
import { decideDigits } from './decide-digits';
import { decideSilence } from './decide-menu-turn';
import type { CallEvent, Decision } from './events';
import { known, type Facts } from './facts';
import type { InputOf } from './inputs';
import { judgeTurn } from './judge';
import { limits } from './limits';
import { defaultTarget, queueFor, takeMessageWished } from './queue';
import type { CallIn, CallState } from './state';
import { text } from './step';

type WithReceptionist = CallIn<'receptionist'>;

const menuGoesOn: Decision = only({
  kind: 'EngineChanged',
  engine: 'menu',
  say: [text('lineBack'), text('menuHelp')],
});

export function decideStreamStarted(state: WithReceptionist, input: InputOf<'StreamStarted'>): Decision {
  return state.stream === null && state.engine === 'model'
    ? only({ kind: 'StreamBegan', n: input.n, process: input.process })
    : nothing;
}

/**
 * A stream reports that the disclosure was heard, in whatever stage the call is now; the current words are finished.
 */
export function decideDisclosure(state: CallState): Decision {
  return state.disclosed === false ? only({ kind: 'DisclosureGiven' }) : nothing;
}

export function decideLanguage(state: WithReceptionist, { language }: InputOf<'LanguageKnown'>): Decision {
  return state.languageKnown && state.language === language ? nothing : only({ kind: 'LanguageSet', language });
}

export function decideModelFailed(): Decision {
  return menuGoesOn;
}

export function decidePromiseCorrected(_state: CallState, { promise }: InputOf<'PromiseCorrected'>): Decision {
  return only({ kind: 'PromiseTakenBack', promise });
}

export function decideLookedUp(_state: CallState, { hits, tool }: InputOf<'LookedUp'>): Decision {
  return only({ kind: 'QuestionLookedUp', entryId: hits[0]?.entryId ?? null, score: hits[0]?.score ?? 0, tool });
}

/** The carrier has reached the end of the receptionist's document, and nothing was decided in the meantime. */
export function decideDocumentOver(state: WithReceptionist, _input: InputOf<'DocumentAsked'>, facts: Facts): Decision {
  if (ranStream(state)) return decideStreamOver(state, facts);
  return ranMenu(state) ? decideSilence(state, facts) : nothing;
}

/** True if the document that ended was a stream of the model, which was not left on purpose. */
export function ranStream(state: WithReceptionist): boolean {
  return state.engine === 'model' && state.served?.key.startsWith('connectStream:') === true;
}

/** True if the document that ended was a menu prompt; going on without a word counts as silence. */
export function ranMenu(state: WithReceptionist): boolean {
  return state.served?.key.startsWith('menu:') === true;
}

/** Reconnects the stream a few times, then lets the menu continue. */
function decideStreamOver(state: WithReceptionist, facts: Facts): Decision {
  const recent = state.resumes.filter((at) => facts.now - at < limits.resumeWindowMs);
  if (recent.length < limits.resumes && known(facts, 'modelReady')) return only({ kind: 'StreamLost' });
  return menuGoesOn;
}

export function decideTurnTaken(state: WithReceptionist, { turn }: InputOf<'TurnTaken'>, facts: Facts): Decision {
  return judgeTurn(state, turn, facts).decision;
}

export function decideKeys(state: WithReceptionist, input: InputOf<'DigitsPressed'>, facts: Facts): Decision {
  return decideDigits(state, input.personal.digits, facts);
}

export function decideTool(state: WithReceptionist, input: InputOf<'ToolAsked'>, facts: Facts): Decision {
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

/** Keeps a message that the model wrote down as text; without text the caller is asked to record one. */
function takeMessage(message: string | undefined, facts: Facts): Decision {
  if (message === undefined || message.trim() === '') return takeMessageWished(facts);
  return only({ kind: 'MessageLeft', recordingSid: null, seconds: 0, written: true });
}

export function decideMessageRecorded(state: CallIn<'message'>, input: InputOf<'MessageRecorded'>): Decision {
  const { recordingSid, seconds } = input;
  if (recordingSid === null || seconds <= 0 || state.messages.includes(recordingSid)) return afterMessage(state);
  const left: CallEvent = { kind: 'MessageLeft', recordingSid, seconds, written: false };
  return both(only(left), closing('message_taken', 'caller', 'messageRecorded'));
}

export function decideRecordingOver(state: CallIn<'message'>): Decision {
  return state.served?.key === 'takeMessage' ? afterMessage(state) : nothing;
}

/** The recording has ended; its report may have arrived before the document was requested. */
function afterMessage(state: CallIn<'message'>): Decision {
  return state.messages.length > 0
    ? closing('message_taken', 'caller', 'messageRecorded')
    : closing('no_message', 'caller', 'messageEmpty');
}

/** What a caller recorded is a message, whatever has happened to the call since; two reports of it make one message. */
export function decideRecording(state: CallState, { recordingSid, seconds }: InputOf<'RecordingReady'>): Decision {
  if (seconds <= 0 || state.messages.includes(recordingSid)) return nothing;
  return only({ kind: 'MessageLeft', recordingSid, seconds, written: false });
}
