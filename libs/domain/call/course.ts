import { countAttempts, shouldTransfer } from '../understanding';
import {
  decideAgentJoined,
  decideDialledBack,
  decideDialledIn,
  decideDialledInTransfer,
  decideJoinedInTransfer,
  decideJoinedLate,
  decideJoinedRoom,
  decideLeftRoom,
  decideUnavailable,
  decideWishInRoom,
  decideWishWhileRung,
} from './decide-agent';
import { decideChallenge, decideChallengeOver } from './decide-challenge';
import { decideMenuTurn } from './decide-menu-turn';
import {
  decideDisclosure,
  decideDocumentOver,
  decideKeys,
  decideLanguage,
  decideLookedUp,
  decideMessageRecorded,
  decideModelFailed,
  decidePromiseCorrected,
  decideRecording,
  decideRecordingOver,
  decideStreamStarted,
  decideTool,
  decideTurnTaken,
  ranStream,
} from './decide-receptionist';
import {
  closingRunOut,
  offerRunOut,
  onTimer,
  recordingRunOut,
  returnRunOut,
  transferRunOut,
  waitRunOut,
} from './decide-timer';
import { decideKeysInQueue, decideManaged } from './decide-waiting';
import { screensWords, screenWords } from './decide-words';
import { only } from './decision';
import type { Decision } from './events';
import type { FactKind, Facts } from './facts';
import type { CallConfig } from './config';
import type { InputKind, InputOf } from './inputs';
import { nobodyComes, queueUrgent, ringAssigned } from './queue';
import type { CallIn, CallState, StageState } from './state';

type Decide<S extends StageState['stage'], Kind extends InputKind> = (
  state: CallIn<S>,
  input: InputOf<Kind>,
  facts: Facts,
) => Decision;
type Needs<S extends StageState['stage'], Kind extends InputKind> =
  readonly FactKind[] | ((state: CallIn<S>, input: InputOf<Kind>, config: CallConfig) => readonly FactKind[]);

/** What an input means in a stage, and the facts needed to decide it. */
export interface Cell<S extends StageState['stage'], Kind extends InputKind> {
  readonly decide: Decide<S, Kind>;
  readonly needs: Needs<S, Kind>;
}

export type Course = {
  readonly [S in StageState['stage']]: { readonly [Kind in InputKind]?: Cell<S, Kind> };
};

const none: readonly FactKind[] = [];
const people: readonly FactKind[] = ['people'];
const meant: readonly FactKind[] = ['meaning', 'people'];

/** The inputs that can occur in every stage of a live call. */
const live = {
  CarrierReported: { decide: decideReported, needs: none },
  RecordingReady: { decide: decideRecording, needs: none },
  LookedUp: { decide: decideLookedUp, needs: none },
  DisclosureHeard: { decide: decideDisclosure, needs: none },
  PromiseCorrected: { decide: decidePromiseCorrected, needs: none },
} as const;

const inRoom = {
  ...live,
  AgentDialledIn: { decide: decideDialledBack, needs: none },
  ParticipantJoined: { decide: decideJoinedRoom, needs: none },
  ParticipantLeft: { decide: decideLeftRoom, needs: none },
  AgentWished: {
    decide: decideWishInRoom,
    needs: (_state: CallState, { wish }: InputOf<'AgentWished'>) => (wish.kind === 'transfer' ? people : none),
  },
  TimerFired: { decide: onTimer(returnRunOut), needs: people },
} as const;

/**
 * The course of a call: what each input means in each stage. An input without a cell is recorded and changes nothing,
 * such as `StreamClosed`: a hang-up closes the same socket.
 */
export const course: Course = {
  challenged: {
    ...live,
    DocumentAsked: { decide: decideChallengeOver, needs: ['digit'] },
    TurnHeard: { decide: decideChallenge, needs: ['digit'] },
    TimerFired: { decide: onTimer(), needs: none },
  },
  receptionist: {
    ...live,
    DocumentAsked: {
      decide: decideDocumentOver,
      needs: (state) => (ranStream(state) ? ['modelReady'] : people),
    },
    TurnHeard: {
      decide: decideTurnHeard,
      needs: (state, { personal }) => {
        if ((personal.digits ?? '') !== '') return people;
        return isSaid(personal.speech) && screensWords(state) ? [...meant, 'words'] : meant;
      },
    },
    FirstWordsHeard: {
      decide: (state, _input, facts) => screenWords(state, facts),
      needs: (state) => (screensWords(state) ? ['words'] : none),
    },
    StreamStarted: { decide: decideStreamStarted, needs: none },
    LanguageKnown: { decide: decideLanguage, needs: none },
    TurnTaken: { decide: decideTurnTaken, needs: turnNeeds },
    ToolAsked: { decide: decideTool, needs: (_state, { tool }) => (tool === 'end_call' ? none : people) },
    DigitsPressed: { decide: decideKeys, needs: people },
    ModelFailed: { decide: decideModelFailed, needs: none },
    EmergencyHeard: { decide: () => only({ kind: 'Marked', mark: 'effect' }), needs: none },
    UrgencyHeard: { decide: (state, _input, facts) => queueUrgent(state, facts), needs: people },
    TimerFired: { decide: onTimer(), needs: none },
  },
  waiting: {
    ...live,
    DigitsPressed: { decide: decideKeysInQueue, needs: none },
    QueueManaged: { decide: decideManaged, needs: people },
    ParticipantJoined: { decide: decideJoinedLate, needs: none },
    AgentAssigned: { decide: (state, { agentId }, facts) => ringAssigned(state, agentId, facts), needs: none },
    NobodyLeft: { decide: (state, _input, facts) => nobodyComes(state, state.place, facts), needs: people },
    TimerFired: { decide: onTimer(waitRunOut), needs: people },
  },
  ringing: {
    ...live,
    DigitsPressed: { decide: decideKeysInQueue, needs: none },
    QueueManaged: { decide: decideManaged, needs: people },
    AgentAssigned: { decide: (state, { agentId }, facts) => ringAssigned(state, agentId, facts), needs: none },
    AgentDialledIn: { decide: decideDialledIn, needs: none },
    ParticipantJoined: { decide: decideAgentJoined, needs: none },
    AgentWished: { decide: decideWishWhileRung, needs: people },
    AgentUnavailable: { decide: decideUnavailable, needs: people },
    TimerFired: { decide: onTimer(offerRunOut), needs: people },
  },
  talking: inRoom,
  held: inRoom,
  transferring: {
    ...live,
    AgentDialledIn: { decide: decideDialledInTransfer, needs: none },
    ParticipantJoined: { decide: decideJoinedInTransfer, needs: none },
    ParticipantLeft: { decide: decideLeftRoom, needs: none },
    AgentWished: { decide: decideWishWhileRung, needs: people },
    AgentUnavailable: { decide: decideUnavailable, needs: people },
    TimerFired: { decide: onTimer(transferRunOut), needs: people },
  },
  message: {
    ...live,
    ParticipantJoined: { decide: decideJoinedLate, needs: none },
    DocumentAsked: { decide: decideRecordingOver, needs: none },
    MessageRecorded: { decide: decideMessageRecorded, needs: none },
    TimerFired: { decide: onTimer(recordingRunOut), needs: none },
  },
  announcing: {
    ...live,
    ParticipantJoined: { decide: decideJoinedLate, needs: none },
    TimerFired: { decide: onTimer(closingRunOut), needs: none },
  },
  // After the end the ledger still accepts facts, but they do not change the course of the call.
  ended: { RecordingReady: { decide: decideRecording, needs: none } },
};

/** Returns the cell for an input in a stage; null if the input changes nothing. */
export function cellOf(state: CallState, kind: InputKind): Cell<StageState['stage'], InputKind> | null {
  const cell = course[state.stage][kind] as Cell<StageState['stage'], InputKind> | undefined;
  return cell ?? null;
}

function isSaid(speech: string | undefined): boolean {
  return (speech ?? '').trim() !== '';
}

/** Somebody in danger is heard, whatever rules their words match. */
function decideTurnHeard(state: CallIn<'receptionist'>, input: InputOf<'TurnHeard'>, facts: Facts): Decision {
  const goOn = () => decideMenuTurn(state, input, facts);
  const kind = facts.meaning?.understood.kind;
  return kind === 'emergency' || kind === 'urgent' ? goOn() : screenWords(state, facts, goOn);
}

/** A turn leads to a person only when it uses up the attempts. */
function turnNeeds(state: CallState, { turn }: InputOf<'TurnTaken'>, config: CallConfig): readonly FactKind[] {
  const attempts = countAttempts(state.attempts, turn);
  return shouldTransfer(attempts, config.attemptsBeforeTransfer) ? people : none;
}

function decideReported(state: CallState, { status }: InputOf<'CarrierReported'>): Decision {
  if (state.stage === 'announcing') return only({ kind: 'CallEnded', ...state.closing });
  if (status === 'completed' || status === 'canceled')
    return only({ kind: 'CallEnded', reason: 'caller_hung_up', party: 'caller' });
  return only({ kind: 'CallEnded', reason: 'line_failed', party: 'carrier' });
}
