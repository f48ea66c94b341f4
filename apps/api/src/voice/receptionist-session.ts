import type { CallInput, CallState } from '@voicecore/domain/call';
import {
  advance,
  begin,
  isWakeExact,
  talkWakeAt,
  type EndOfStream,
  type FirstWords,
  type SpokenTurn,
  type TalkEffect,
  type TalkEvent,
  type TalkState,
} from '@voicecore/domain/conversation';
import {
  clientEvents,
  talkEvent,
  type AudioDelta,
  type ModelFault,
  type ModelLeg,
  type ServerEvent,
} from '@voicecore/speech';
import type { MediaFrame } from '@voicecore/telephony';
import type { CallKey, OwnedStream } from '../calls';
import { AsideVoice } from './aside-voice';
import { AudioPath } from './audio-path';
import type { CallerLeg } from './caller-leg';
import { decidedWords } from './decided-words';
import { OrderedInputs } from './ordered-inputs';
import type { OpenedSession } from './model-connector';
import { callersLanguage } from './prepared-streams';
import type { CallServices, ProcessServices } from './talk-services';
import { talkSeed, type StreamSeed } from './stream-seed';
import { TranscriptBuffer } from './transcript-buffer';

/** A stream whose caller is known. */
export interface StartedStream {
  readonly call: CallKey;
  readonly n: number;
  readonly streamSid: string;
  readonly state: CallState;
  readonly seed: StreamSeed;
  readonly caller: CallerLeg;
  /** The session that was opened in advance for this stream, if there was one. */
  readonly ahead: Promise<OpenedSession> | null;
}

/** Close codes of the caller's socket. */
const DONE = 1000;
const POLICY = 1008;
const TRY_AGAIN = 1012;

/** Reasons to give up a session that are not the model's fault. */
const ourFaults: ReadonlySet<string> = new Set(['caller_stuck', 'other_words']);

/**
 * One streamed talk: passes every event of both legs to the state machine and carries out the effects. Audio bypasses
 * it through the path.
 */
export class ReceptionistSession implements OwnedStream {
  readonly n: number;
  private readonly path: AudioPath;
  private readonly course: OrderedInputs;
  private readonly keeper: TranscriptBuffer;
  private state: TalkState;
  private model: ModelLeg | null = null;
  /** The session's settings; plainer than the tenant's own settings when the model refused those. */
  private settings: StreamSeed['settings'];
  private waiting: TalkEvent[] = [];
  private readonly aside = new AsideVoice((words, audio) => this.saidAside(words, audio));
  /** What was spoken aside in this call, in the form in which it is played. */
  private readonly asides = new Map<FirstWords, Buffer>();
  private taking = false;
  private lostBy = '';
  private waker: NodeJS.Timeout | null = null;
  private closed = false;

  constructor(
    private readonly stream: StartedStream,
    private readonly record: CallServices,
    private readonly around: ProcessServices,
    /** Called once the stream is over, with a promise that resolves when all of it is stored. */
    private readonly over: (session: ReceptionistSession, stored: Promise<void>) => void,
  ) {
    const { call, n, caller, seed, state } = stream;
    this.n = n;
    this.settings = seed.settings;
    this.keeper = new TranscriptBuffer(call, n, record.turns, around.log);
    this.course = new OrderedInputs(call, record.ledger, around.log);
    this.path = new AudioPath(caller, this.pathListener(), () => around.clock.now());
    this.state = begin(talkSeed(seed, state, n), around.clock.now());
    caller.begin(stream.streamSid, {
      audio: this.guarded('caller_audio', (frame, span) => this.path.fromCaller(frame, span)),
      frame: this.guarded('caller_frame', (frame) => this.takeFrame(frame)),
      broken: () => this.finish(POLICY),
      gone: () => this.callerGone(),
    });
  }

  /** Opens the model's leg; until it is ready, the caller's audio waits in the path. */
  async start(): Promise<void> {
    const { seed, call } = this.stream;
    this.record.owners.own(call.callId, this);
    this.take({ kind: 'StreamOpened' });
    if (seed.leftOut) void this.record.notes.textLeftOut(call, ['opening']);
    try {
      const opened = await this.session();
      if (this.closed) return opened.leg.close();
      this.model = opened.leg;
      this.settings = opened.settings;
      if (opened.refused !== null) void this.record.notes.sessionRefused(call, opened.refused);
      // What the session is told of the earlier conversation precedes what the caller has said into this one.
      this.take({ kind: 'ModelReady' });
      this.path.open(opened.leg);
    } catch (error) {
      this.around.log.warn({ err: error, callId: call.callId }, 'the model could not be reached');
      this.take({ kind: 'ModelLost', reason: reasonOf(error), again: false });
    }
  }

  /** Returns the session that was opened in advance, unless it has been lost in the meantime. */
  private async session(): Promise<OpenedSession> {
    const { seed, state, ahead } = this.stream;
    const listener = this.modelListener();
    const opened = await ahead;
    if (opened === null || opened.leg.isOver)
      return this.around.models.open(seed.settings, callersLanguage(state), listener);
    opened.leg.handTo(listener);
    return opened;
  }

  /** The call has moved to another step: the current sentence is finished first. */
  leave(): void {
    this.take({ kind: 'Left' });
  }

  /** The process is shutting down: what was said is stored, and the carrier comes back to another process. */
  async handOver(): Promise<CallKey> {
    await this.stored();
    this.finish(TRY_AGAIN);
    return this.stream.call;
  }

  /** Called several times a second, for everything that waits for time to pass. */
  readonly tick = this.guarded('tick', (now: number): void => this.timePassed(now));

  private timePassed(now: number): void {
    this.path.tick(now);
    const { stuck } = this.path;
    if (stuck !== null) return this.take({ kind: 'ModelLost', reason: `${stuck}_stuck`, again: true });
    this.wake(now);
  }

  /** Passes an event to the state machine; an event caused by an effect waits until all effects before it are done. */
  private take(event: TalkEvent): void {
    this.waiting.push(event);
    if (this.taking) return;
    this.taking = true;
    try {
      for (let next = this.waiting.shift(); next; next = this.waiting.shift()) this.takeOne(next);
      this.wakeInTime();
    } catch (error) {
      this.broken(error, event.kind);
    }
    this.taking = false;
  }

  /** Handles what a caller waits for in silence when it is due, not at the next tick. */
  private wakeInTime(): void {
    if (this.waker !== null) clearTimeout(this.waker);
    this.waker = null;
    const due = this.closed || !isWakeExact(this.state) ? null : talkWakeAt(this.state);
    if (due === null) return;
    const look = this.guarded('wake', () => this.wake(this.around.clock.now()));
    this.waker = setTimeout(look, Math.max(1, due - this.around.clock.now()));
  }

  private wake(now: number): void {
    const due = this.closed ? null : talkWakeAt(this.state);
    if (due !== null && due <= now) this.take({ kind: 'TimePassed' });
  }

  private takeOne(event: TalkEvent): void {
    if (event.kind === 'ModelLost') this.lostBy = event.reason;
    const { state, effects } = advance(this.state, event, this.around.clock.now());
    this.state = state;
    for (const effect of effects) this.perform(effect);
  }

  /** An event that this talk cannot handle ends only this stream: the ledger connects the caller again. */
  private broken(error: unknown, event: string): void {
    this.waiting = [];
    this.around.log.error(
      { err: error, callId: this.stream.call.callId, event },
      'a talk failed; its call will be connected again',
    );
    this.finish(TRY_AGAIN);
  }

  /** Wraps everything that comes from outside: an exception ends this talk, not the process. */
  private guarded<Args extends readonly unknown[]>(event: string, work: (...args: Args) => void): typeof work {
    return (...args) => {
      try {
        work(...args);
      } catch (error) {
        this.broken(error, event);
      }
    };
  }

  private perform(effect: TalkEffect): void {
    switch (effect.kind) {
      case 'dropVoice':
        return this.path.drop(effect.responseId);
      case 'clearVoice':
        return this.path.clear();
      case 'pauseVoice':
        return this.path.pause();
      case 'resumeVoice':
        return this.path.resume();
      case 'holdVoice':
        return this.path.withhold(effect.responseId);
      case 'passVoice':
        return this.path.pass(effect.responseId);
      case 'playKept':
        return this.playKept(effect.itemId, effect.words);
      case 'recordVoice':
        return this.path.record(effect.responseId);
      case 'keepVoice':
        return this.keepVoice(effect.responseId, effect.words);
      case 'holdBehind':
        return this.path.holdBehind(effect.itemId);
      case 'runTool':
        return void this.runTool(effect);
      case 'findEntries':
        return void this.findEntries(effect);
      case 'keepTurn':
        return this.keepTurn(effect.turn);
      case 'tellLedger':
        if (effect.input.kind === 'ModelFailed') this.lostBy = effect.input.reason;
        return void this.tellLedger(effect.input, effect.key);
      case 'measureOpening':
        return this.around.metrics.openingSeconds.labels(effect.source).observe(effect.ms / 1_000);
      case 'measureTurn':
        return this.around.metrics.turnSeconds.labels('openai').observe(effect.ms / 1_000);
      case 'passOver':
        return this.around.metrics.passedOver.labels(effect.what).inc();
      case 'endStream':
        return this.endStream(effect.reason);
      case 'sayAside':
        this.aside.begin(effect.words);
        return this.tellModel(effect);
      default:
        return this.tellModel(effect);
    }
  }

  private tellModel(effect: TalkEffect): void {
    for (const event of clientEvents(effect, this.settings, this.stream.seed.history)) this.model?.send(event);
  }

  private playKept(itemId: string, words: FirstWords): void {
    const audio = this.stream.seed.audio.get(words) ?? this.asides.get(words);
    if (audio !== undefined) this.path.play(itemId, audio, words.whole);
  }

  private keepVoice(responseId: string, words: FirstWords): void {
    const audio = this.path.recorded(responseId);
    if (audio === null) return;
    void this.record.speech.keep(this.stream.call.tenantId, this.settings.voice, words, audio);
  }

  private saidAside(words: FirstWords, audio: Buffer | null): void {
    if (audio !== null) {
      this.asides.set(words, Buffer.from(audio.toString('base64'), 'latin1'));
      void this.record.speech.keep(this.stream.call.tenantId, this.settings.voice, words, audio);
    }
    this.take({ kind: 'AsideEnded', isThere: audio !== null });
  }

  private keepTurn({ seq, ms, latencyMs, ...turn }: SpokenTurn): void {
    const meta = { stream: this.n, ...(latencyMs === null ? {} : { latencyMs }) };
    this.keeper.keep(seq, { ...turn, ms: ms ?? 0, meta });
  }

  private async runTool({ callId, call, key, input }: Extract<TalkEffect, { kind: 'runTool' }>): Promise<void> {
    const place = { call: this.stream.call, ...this.speech(), key: `tool:${key}` };
    this.take({ kind: 'ToolAnswered', callId, answer: await this.record.tools.run(call, input, place) });
  }

  private async findEntries({ place, question }: Extract<TalkEffect, { kind: 'findEntries' }>): Promise<void> {
    const entries = await this.record.tools.entriesFor(question, this.stream.call, this.state.language);
    this.take({ kind: 'EntriesFound', place, entries });
  }

  /** What words are formed of. */
  private speech() {
    const { directory, settings } = this.stream.seed;
    return { business: settings.persona.business, language: this.state.language, directory };
  }

  /**
   * Sends an input to the ledger, which decides the course of the call; the result of keys, and words that it has
   * decided on, must be reported back.
   */
  private async tellLedger(input: CallInput, key: string): Promise<void> {
    const applied = await this.course.tell(input, key);
    if (this.closed || (input.kind !== 'DigitsPressed' && input.kind !== 'ToolAsked')) return;
    const isKeys = input.kind === 'DigitsPressed';
    if (applied === null) return isKeys ? this.take({ kind: 'DigitsRefused' }) : undefined;
    const { stage, language } = applied.state;
    if (stage !== 'receptionist') return;
    if (language !== this.state.language) return this.take({ kind: 'LanguageChosen', language });
    const text = decidedWords(applied, this.speech());
    if (text !== null) this.take({ kind: 'WordsDecided', text });
    else if (isKeys) this.take({ kind: 'DigitsRefused' });
  }

  private endStream(reason: EndOfStream): void {
    if (reason === 'model_lost') {
      if (this.model && !ourFaults.has(this.lostBy)) this.around.models.lost();
      this.around.log.warn(
        { callId: this.stream.call.callId, fault: this.lostBy },
        'the session with the model was given up',
      );
    }
    // The carrier requests its next document as soon as the socket is closed: the ledger must have everything before
    // that.
    void this.stored().then(() => this.finish(DONE));
  }

  private takeFrame(frame: MediaFrame): void {
    switch (frame.event) {
      case 'mark':
        return this.path.markReturned(frame.mark.name);
      case 'dtmf':
        return this.take({ kind: 'DigitPressed', digit: frame.dtmf.digit, heard: this.path.heard() });
      case 'stop':
        return this.callerGone();
      case 'start':
        // A stream starts once: no carrier sends a second start.
        return this.finish(POLICY);
      default:
    }
  }

  private takeModelEvent(event: ServerEvent): void {
    if (this.aside.event(event)) return;
    if (event.type === 'response.output_audio.done') return this.path.itemEnded(event.item_id);
    const talkInput = talkEvent(event, () => this.path.heard());
    if (talkInput) this.take(talkInput);
  }

  private modelListener() {
    return {
      audio: this.guarded('model_audio', (frame: Buffer, delta: AudioDelta) => {
        if (!this.aside.audio(frame, delta)) this.path.fromModel(frame, delta);
      }),
      event: this.guarded('model_event', (event: ServerEvent) => this.takeModelEvent(event)),
      malformed: () => this.around.log.warn({ callId: this.stream.call.callId }, 'the model sent a malformed frame'),
      lost: (fault: ModelFault) =>
        this.take({ kind: 'ModelLost', reason: fault.reason, again: fault.errorClass === 'retryable' }),
    };
  }

  private pathListener() {
    return {
      voiceBegan: (responseId: string, itemId: string) => this.take({ kind: 'VoiceBegan', responseId, itemId }),
      wholeHeard: (itemId: string) => this.take({ kind: 'WholeHeard', itemId, heard: this.path.heard() }),
      voiceHeard: () => this.take({ kind: 'VoiceHeard', heard: this.path.heard() }),
    };
  }

  private callerGone(): void {
    if (!this.closed) this.take({ kind: 'CallerGone', heard: this.path.heard() });
    this.finish(DONE);
  }

  private finish(code: number): void {
    if (this.closed) return;
    this.closed = true;
    if (this.waker) clearTimeout(this.waker);
    this.model?.close();
    this.stream.caller.close(code);
    this.record.owners.release(this.stream.call.callId, this);
    void this.course.tell({ kind: 'StreamClosed', n: this.n, reason: this.state.phase }, `closed:${this.n}`);
    this.over(this, this.stored());
  }

  /** Resolves when the ledger and the transcript have taken everything so far, or after a while without them. */
  private stored(): Promise<void> {
    return this.course.settled(this.keeper.flush());
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error && 'reason' in error && typeof error.reason === 'string'
    ? error.reason
    : 'circuit_open';
}
