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

/** What a talk starts with: the call's state and configuration as the ledger has them. */
export interface TalkSeed {
  readonly directory: Directory;
  readonly language: Language;
  readonly languageKnown: boolean;
  readonly attempts: AttemptState;
  readonly attemptsBeforeTransfer: number;
  /** Words callers use for matters that are urgent to this business. */
  readonly urgent: readonly string[];
  /** True when screening rules of the business depend on what callers say first. */
  readonly screensWords: boolean;
  /** The entries that the model was given with its session. */
  readonly known: readonly KnownEntry[];
  /**
   * True when the business has more entries than the session holds: what fits the caller's words is handed over with
   * the request.
   */
  readonly knowsMore: boolean;
  /** What is said first: the opening, or that the line is back. */
  readonly opening: readonly FirstWords[];
  /** Words for a wait, and whether their audio is available. */
  readonly fillers: readonly FillerWords[];
  /** What was said before the stream was lost. */
  readonly history: readonly Pick<SpokenTurn, 'speaker' | 'text'>[];
  /** The first free sequence number for a turn. */
  readonly nextSeq: number;
  /** Distinguishes this stream's turns from those of an earlier stream of the same call. */
  readonly stream: number;
}

/** The caller's turn that is being answered. */
export interface CallerTurn {
  readonly itemId: string;
  readonly seq: number;
  /** The place in the conversation; tools are keyed by it. */
  readonly place: string;
  readonly committedAt: Instant;
  /** Null until the transcript arrives. */
  readonly understood: Understood | null;
  /** Until when the rest is waited for, if the words end in the middle of something. */
  readonly openUntil: Instant | null;
  /**
   * The earlier turns that were not answered because the caller continued: together with this one they are one turn.
   */
  readonly begunBy: readonly string[];
  /** Until when the words are waited for before the model is asked; null if it is asked without them. */
  readonly wordsUntil: Instant | null;
  /** Until when entries are searched by the words; null if none are, or if the model has been asked. */
  readonly entriesUntil: Instant | null;
  /** True once the search has found something or nothing. */
  readonly entriesThere: boolean;
  /** True when a response was requested before the words were known. */
  readonly asked: boolean;
  /** True once the words, or the end of the wait for them, have decided what the answer is. */
  readonly answered: boolean;
  /** True when the speech that became this turn cut the receptionist off. */
  readonly cutOff: boolean;
  readonly searched: boolean;
  readonly found: boolean;
  readonly acted: boolean;
  readonly cannotHelp: boolean;
  /** True when the model could not make out what the caller said. */
  readonly notUnderstood: boolean;
  /** What the answers to it claim to have done or to be doing. */
  readonly promised: readonly PromiseKind[];
  /** The number of responses that called tools. */
  readonly rounds: number;
  readonly judged: boolean;
}

/** Speech of the receptionist that is being produced or played and is not recorded yet. */
export interface Speech {
  readonly itemId: string;
  readonly responseId: string;
  readonly seq: number;
  readonly at: Instant;
  readonly text: string;
  readonly language: Language;
  readonly latencyMs: number | null;
  /** True when it is said to its end, even if the caller speaks. */
  readonly whole: boolean;
  /** The sentence of the first words that it says; null for everything said later. */
  readonly words: FirstWords | null;
  /** True for words that only say that the answer is still to come. */
  readonly isFiller: boolean;
  /** Its length in milliseconds, once it has been heard to its end although other speech follows. */
  readonly heardOut: number | null;
}

/** A tool requested at this place of the conversation, and its result. */
export interface ToolRecord {
  /** Distinguishes this request from others by its words; stays in memory. */
  readonly request: string;
  /** Names the request in the ledger. */
  readonly key: string;
  readonly tool: ToolName;
  /** Calls of the model that are waiting for this answer. */
  readonly waiting: readonly string[];
  readonly answer: ToolAnswer | null;
}

/** A tool call as the model requests it. */
export interface ToolRequest {
  readonly callId: string;
  readonly call: ToolCall;
}

/**
 * Speech of the caller, while the receptionist is speaking or working, that was too short to be classified before its
 * words are known.
 */
export interface BriefSpeech {
  /** True when the receptionist was audible as it began. */
  readonly intoSpeech: boolean;
  /** True when the receptionist has just asked a question: a yes is its answer. */
  readonly intoQuestion: boolean;
  /**
   * True when that question was all that was still to be heard: what the caller says now is its answer, however short.
   */
  readonly endsAsking: boolean;
}

/** The receptionist is paused because the caller made a sound, until it is known what it was. */
export interface Pause extends BriefSpeech {
  readonly since: Instant;
  /** When the sound ended; null while it lasts. */
  readonly endedAt: Instant | null;
  /** The state when the receptionist was paused: if it is cut, it is cut there. */
  readonly speeches: readonly Speech[];
  readonly heard: readonly HeardItem[];
  readonly running: string | null;
}

/** A committed turn whose words have not arrived yet. */
export interface AwaitedTurn {
  readonly seq: number;
  /** When the caller began to speak, and for how long, ms. */
  readonly at: Instant;
  readonly ms: number;
  readonly committedAt: Instant;
  /** Set if the words decide whether it is a turn at all. */
  readonly brief: BriefSpeech | null;
}

export interface TalkState {
  readonly seed: TalkSeed;
  /**
   * `handing`: the ledger was asked for a different course. `leaving`: the stream is closed once everything is heard.
   */
  readonly phase: 'connecting' | 'talking' | 'handing' | 'farewell' | 'leaving' | 'ended';
  readonly phaseSince: Instant;
  readonly language: Language;
  readonly languageKnown: boolean;
  /** What is still to be said of the first words. */
  readonly opening: readonly FirstWords[];
  /** Since when the caller has heard nothing at all; null once the first sound was sent. */
  readonly unheardSince: Instant | null;
  readonly gate: ResponseGate;
  /** An answer that the caller may not hear yet, and since when there is sound of it. */
  readonly withheld: { readonly responseId: string; readonly since: Instant | null } | null;
  readonly turn: CallerTurn | null;
  /** The entries that the model was handed since its session began. */
  readonly handed: readonly KnownEntry[];
  /** How long after the end of its turn the last words arrived, ms; null if none have arrived yet. */
  readonly wordsMs: number | null;
  /** Committed turns whose words have not arrived yet, by item. */
  readonly awaited: Readonly<Record<string, AwaitedTurn>>;
  readonly turns: number;
  readonly nextSeq: number;
  readonly attempts: AttemptState;
  /** What the caller has said, as evidence for actions. */
  readonly said: readonly SaidTurn[];
  /** The request of the previous turn, to notice a repetition. */
  readonly previousRequest: string | null;
  /** What the caller last heard from the receptionist. */
  readonly lastSaid: string;
  readonly speeches: readonly Speech[];
  /** True while something sent to the caller is still being played. */
  readonly playing: boolean;
  readonly fillersSaid: FillersSaid | null;
  /** What the model is asked to say outside the conversation, and what it has said there. */
  readonly aside: FillerWords | null;
  readonly asideSaid: readonly FillerWords[];
  /** Set while the receptionist is paused and may continue. */
  readonly pause: Pause | null;
  /** Speech that has just ended and whose turn is committed next. */
  readonly brief: BriefSpeech | null;
  readonly callerSpeaking: boolean;
  /** When the caller last began to speak, and when they last stopped. */
  readonly spokeAt: Instant;
  readonly stoppedAt: Instant;
  /** True when the receptionist was cut off by speech of which nothing is known yet. */
  readonly cutOff: boolean;
  /** Since when no one speaks. */
  readonly quietSince: Instant;
  /** Since when the caller has been waiting for the receptionist; null while something is said or no answer is owed. */
  readonly owedSince: Instant | null;
  /** The last sign of life of the running response. */
  readonly aliveAt: Instant;
  /** True when the running response has already been requested a second time. */
  readonly askedAgain: boolean;
  /** What the running response has produced: audio or tool calls; `named`: it only named what an answer is based on. */
  readonly produced: 'nothing' | 'voice' | 'named' | 'tools';
  readonly tools: readonly ToolRecord[];
  /** Tools with an effect that were requested before the caller's words were known, which must authorize them. */
  readonly waitingTools: readonly ToolRequest[];
  /** Every tool call of the model that has been accepted, so that none is answered twice. */
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

/** Returns the place in the conversation of a tool requested at this moment. */
export function placeOf(state: TalkState): string {
  return state.turn?.place ?? `${state.seed.stream}.0`;
}
