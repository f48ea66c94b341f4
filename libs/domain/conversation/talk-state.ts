import type { PromiseKind } from '@voicecore/domain/call';
import type { Instant, Language } from '@voicecore/domain/kernel';
import type { AttemptState, Directory, Understood } from '@voicecore/domain/understanding';
import { saidBefore, type SaidTurn } from './evidence';
import type { FillersSaid, FillerWords } from './filler-words';
import type { FirstWords } from './first-words';
import type { HeardItem } from './played-audio';
import type { KnownEntry } from './known-entries';
import { idleGate, type ResponseGate } from './response-gate';
import type { ToolAnswer } from './talk-event';
import type { ToolCall, ToolName } from './tools';
import type { SpokenTurn } from './talk-effect';

/** What a talk is begun with: the call's state and configuration as the ledger has them. */
export interface TalkSeed {
  readonly directory: Directory;
  readonly language: Language;
  readonly languageKnown: boolean;
  readonly attempts: AttemptState;
  readonly attemptsBeforeTransfer: number;
  /** What callers say when it is urgent for this business. */
  readonly urgent: readonly string[];
  /** The entries that the model was given with its session. */
  readonly known: readonly KnownEntry[];
  /** The business has told more than the session holds: what fits the caller's words is handed over with the request. */
  readonly knowsMore: boolean;
  /** What is said first: the opening, or that the line is back. */
  readonly opening: readonly FirstWords[];
  /** Words for a wait, with whether their audio is there. */
  readonly fillers: readonly FillerWords[];
  /** What was said before the stream was lost. */
  readonly history: readonly Pick<SpokenTurn, 'speaker' | 'text'>[];
  /** First free number of a turn. */
  readonly nextSeq: number;
  /** Tells this stream's turns from those of an earlier stream of the same call. */
  readonly stream: number;
}

/** The caller's turn that is being answered. */
export interface CallerTurn {
  readonly itemId: string;
  readonly seq: number;
  /** The place in the conversation; tools are keyed by it. */
  readonly place: string;
  readonly committedAt: Instant;
  /** Null while the transcript is waited for. */
  readonly understood: Understood | null;
  /** Until when more is waited for, where the words end in the middle of something. */
  readonly openUntil: Instant | null;
  /** The turns before it that were not answered because the caller went on: with this one they are one. */
  readonly begunBy: readonly string[];
  /** Until when the words are waited for before the model is asked; null where it is asked without them. */
  readonly wordsUntil: Instant | null;
  /** Until when entries are looked for by the words; null where none are, or the model has been asked. */
  readonly entriesUntil: Instant | null;
  /** What was looked for has been found, or was not there. */
  readonly entriesThere: boolean;
  /** A response was asked for before the words were known. */
  readonly asked: boolean;
  /** True once the words, or the wait for them, have decided what the answer is. */
  readonly answered: boolean;
  /** Set when the receptionist was cut off by what became this turn: what it was saying. */
  readonly cutOff: boolean;
  readonly searched: boolean;
  readonly found: boolean;
  readonly acted: boolean;
  readonly cannotHelp: boolean;
  /** The model could not make out what the caller said. */
  readonly notUnderstood: boolean;
  /** What the answers to it claim to have done or to be doing. */
  readonly promised: readonly PromiseKind[];
  /** Responses that called tools. */
  readonly rounds: number;
  readonly judged: boolean;
}

/** Speech of the receptionist that is produced or played and not yet kept. */
export interface Speech {
  readonly itemId: string;
  readonly responseId: string;
  readonly seq: number;
  readonly at: Instant;
  readonly text: string;
  readonly language: Language;
  readonly latencyMs: number | null;
  /** True when it is said to its end, whoever speaks. */
  readonly whole: boolean;
  /** The sentence of the first words that it is; null for all that is said later. */
  readonly words: FirstWords | null;
  /** True for words that only tell that the answer is still to come. */
  readonly isFiller: boolean;
  /** Milliseconds, once it has been heard to its end though other speech follows. */
  readonly heardOut: number | null;
}

/** A tool asked for in this place of the conversation, and what came of it. */
export interface ToolRecord {
  /** Tells this request from others by its words; stays in memory. */
  readonly request: string;
  /** Names it in the ledger. */
  readonly key: string;
  readonly tool: ToolName;
  /** Calls of the model that wait for this answer. */
  readonly waiting: readonly string[];
  readonly answer: ToolAnswer | null;
}

/** A tool as the model asks for it. */
export interface ToolRequest {
  readonly callId: string;
  readonly call: ToolCall;
}

/** Speech of the caller into what the receptionist does that was too short to be known for anything before its words. */
export interface BriefSpeech {
  /** The receptionist was heard when it began. */
  readonly intoSpeech: boolean;
  /** The receptionist has just asked a question: a yes is its answer. */
  readonly intoQuestion: boolean;
  /** That question was all that was still to be heard: what the caller says now is its answer, however short. */
  readonly endsAsking: boolean;
}

/** The receptionist stands still because the caller made a sound, until it is known what it was. */
export interface Pause extends BriefSpeech {
  readonly since: Instant;
  /** When the sound ended; null while it lasts. */
  readonly endedAt: Instant | null;
  /** How things were when the receptionist stood still: that is where it is cut, if it is. */
  readonly speeches: readonly Speech[];
  readonly heard: readonly HeardItem[];
  readonly running: string | null;
}

/** A committed turn whose words are still to come. */
export interface AwaitedTurn {
  readonly seq: number;
  /** When it was begun to be spoken, and for how long it was, ms. */
  readonly at: Instant;
  readonly ms: number;
  readonly committedAt: Instant;
  /** Set where the words decide whether it is a turn at all. */
  readonly brief: BriefSpeech | null;
}

export interface TalkState {
  readonly seed: TalkSeed;
  /** `handing`: the ledger was asked for another course. `leaving`: the stream is closed once all is heard. */
  readonly phase: 'connecting' | 'talking' | 'handing' | 'farewell' | 'leaving' | 'ended';
  readonly phaseSince: Instant;
  readonly language: Language;
  readonly languageKnown: boolean;
  /** What is still to be said of the first words. */
  readonly opening: readonly FirstWords[];
  /** Since when the caller has heard nothing at all; null once a first sound was sent. */
  readonly unheardSince: Instant | null;
  readonly gate: ResponseGate;
  /** An answer that the caller may not hear yet, and since when there is sound of it. */
  readonly withheld: { readonly responseId: string; readonly since: Instant | null } | null;
  readonly turn: CallerTurn | null;
  /** What the model was handed of the knowledge since its session began. */
  readonly handed: readonly KnownEntry[];
  /** How long after the end of its turn the last words came, ms; null where none have come yet. */
  readonly wordsMs: number | null;
  /** Committed turns whose words are still to come, by item. */
  readonly awaited: Readonly<Record<string, AwaitedTurn>>;
  readonly turns: number;
  readonly nextSeq: number;
  readonly attempts: AttemptState;
  /** What the caller has said, as evidence for what is done. */
  readonly said: readonly SaidTurn[];
  /** The request of the turn before, to notice that it is repeated. */
  readonly previousRequest: string | null;
  /** What the caller last heard of the receptionist. */
  readonly lastSaid: string;
  readonly speeches: readonly Speech[];
  /** Something sent to the caller is still being played. */
  readonly playing: boolean;
  readonly fillersSaid: FillersSaid | null;
  /** What the model is asked to say beside the conversation, and what it has said there. */
  readonly aside: FillerWords | null;
  readonly asideSaid: readonly FillerWords[];
  /** Set while the receptionist stands still and may go on. */
  readonly pause: Pause | null;
  /** Speech that has just ended and whose turn is committed next. */
  readonly brief: BriefSpeech | null;
  readonly callerSpeaking: boolean;
  /** When the caller last began to speak, and when they last stopped. */
  readonly spokeAt: Instant;
  readonly stoppedAt: Instant;
  /** The receptionist was cut off by speech of which nothing is known yet. */
  readonly cutOff: boolean;
  /** Since when nobody speaks. */
  readonly quietSince: Instant;
  /** Since when the caller waits for the receptionist; null while something is said or nothing is owed. */
  readonly owedSince: Instant | null;
  /** The last sign of life of the running response. */
  readonly aliveAt: Instant;
  /** The running response has been asked for a second time already. */
  readonly askedAgain: boolean;
  /** Whether the running response has produced audio, or called a tool; `named`: only named what an answer rests on. */
  readonly produced: 'nothing' | 'voice' | 'named' | 'tools';
  readonly tools: readonly ToolRecord[];
  /** Tools with an effect that were asked for before the caller's words were known, which authorise them. */
  readonly waitingTools: readonly ToolRequest[];
  /** Every tool call of the model that has been taken, so that none is answered twice. */
  readonly taken: readonly string[];
  readonly digits: { readonly pressed: string; readonly at: Instant } | null;
}

/** The talk before anything has happened. */
export function begin(seed: TalkSeed, at: Instant): TalkState {
  return {
    seed,
    phase: 'connecting',
    phaseSince: at,
    language: seed.language,
    languageKnown: seed.languageKnown,
    opening: seed.opening,
    unheardSince: seed.opening.length > 0 ? at : null,
    gate: idleGate,
    withheld: null,
    turn: null,
    handed: [],
    wordsMs: null,
    awaited: {},
    turns: 0,
    nextSeq: seed.nextSeq,
    attempts: seed.attempts,
    said: saidBefore(seed.history),
    lastSaid: seed.history.filter((turn) => turn.speaker === 'receptionist').at(-1)?.text ?? '',
    speeches: [],
    playing: false,
    fillersSaid: null,
    aside: null,
    asideSaid: [],
    pause: null,
    brief: null,
    callerSpeaking: false,
    spokeAt: at,
    stoppedAt: at,
    cutOff: false,
    quietSince: at,
    owedSince: null,
    aliveAt: at,
    askedAgain: false,
    produced: 'nothing',
    tools: [],
    waitingTools: [],
    taken: [],
    digits: null,
    previousRequest: null,
  };
}

/** The place in the conversation to which a tool belongs that is asked for at this moment. */
export function placeOf(state: TalkState): string {
  return state.turn?.place ?? `${state.seed.stream}.0`;
}
