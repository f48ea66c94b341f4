import type { CallInput } from '@voicecore/domain/call';
import type { AgentId, DepartmentId, Instant, Language } from '@voicecore/domain/kernel';
import {
  countAttempts,
  noAttempts,
  shouldTransfer,
  type AttemptState,
  type Directory,
} from '@voicecore/domain/understanding';
import {
  advance,
  begin,
  talkWakeAt,
  type FirstWords,
  type FoundEntry,
  type TalkEffect,
  type TalkEvent,
  type KnownEntry,
  type TalkSeed,
  type TalkState,
} from '..';
import { ScriptedModel, type Brain, type Pace } from './scripted-model';

export const directory: Directory = {
  departments: [
    { id: 'd1' as DepartmentId, names: { en: 'Front desk', es: 'Recepción' } },
    { id: 'd2' as DepartmentId, names: { en: 'Billing', es: 'Facturación' } },
  ],
  agents: [
    { id: 'a1' as AgentId, name: 'Ana Torres', extension: '101', departmentIds: ['d1' as DepartmentId] },
    { id: 'a2' as AgentId, name: 'Ben Miller', extension: '102', departmentIds: ['d2' as DepartmentId] },
  ],
};

export interface WorldOptions {
  readonly brain: Brain;
  /** Who can be asked for; a small office for tests that do not depend on it. */
  readonly directory?: Directory;
  readonly pace?: Partial<Pace>;
  readonly configured?: number;
  readonly language?: Language;
  /** Whether the business knows an answer to a question. */
  readonly knows?: (question: string) => boolean;
  /** The knowledge's answer to every question; made up by the author of the entries. */
  readonly entry?: string;
  readonly urgent?: readonly string[];
  /** The entries that the model is given with its session. */
  readonly known?: readonly KnownEntry[];
  /**
   * Entries beyond those of the session that fit a question, nearest first; a world without this has no more entries.
   */
  readonly finds?: (question: string) => readonly FoundEntry[];
  /** How long a search for them takes, ms; null means never. */
  readonly findMs?: number | null;
  /** True if screening rules depend on what callers say first. */
  readonly screensWords?: boolean;
  /** What the stream begins with; empty if a test is about what comes later. */
  readonly opening?: readonly FirstWords[];
  /** Words for a wait; none if a test is not about them. */
  readonly fillers?: TalkSeed['fillers'];
  /** What the ledger answers callers who want a person, because it is closed and the receptionist goes on alone. */
  readonly closed?: string;
  /** How long the model's session takes to set up, ms; a world without this begins with a session. */
  readonly connectMs?: number;
}

export interface Happened {
  readonly at: Instant;
  readonly effect: TalkEffect;
}

/** A caller, a carrier, a model and a ledger around one talk, on their own clock. Nothing in it really waits. */
export class TalkWorld {
  state: TalkState;
  now: Instant = 1_000_000;
  readonly happened: Happened[] = [];
  readonly events: { readonly at: Instant; readonly event: TalkEvent }[] = [];
  private queue: { readonly at: Instant; readonly order: number; readonly run: () => void }[] = [];
  private order = 0;
  private attempts: AttemptState = noAttempts;
  private turns = 0;
  readonly model: ScriptedModel;

  constructor(private readonly options: WorldOptions) {
    const seed: TalkSeed = {
      directory: options.directory ?? directory,
      language: options.language ?? 'en',
      languageKnown: false,
      attempts: noAttempts,
      attemptsBeforeTransfer: options.configured ?? 3,
      urgent: options.urgent ?? [],
      known: options.known ?? [],
      screensWords: options.screensWords ?? false,
      knowsMore: options.finds !== undefined,
      opening: options.opening ?? [],
      fillers: options.fillers ?? [],
      history: [],
      nextSeq: 1,
      stream: 1,
    };
    this.state = begin(seed, this.now);
    this.model = new ScriptedModel(this, options.brain, options.pace ?? {});
    this.take({ kind: 'StreamOpened' });
    if (options.connectMs === undefined) this.take({ kind: 'ModelReady' });
    else this.after(options.connectMs, () => this.take({ kind: 'ModelReady' }));
  }

  get ended(): boolean {
    return this.state.phase === 'ended';
  }

  effects<Kind extends TalkEffect['kind']>(kind: Kind): (Extract<TalkEffect, { kind: Kind }> & { at: Instant })[] {
    return this.happened.flatMap(({ at, effect }) =>
      effect.kind === kind ? [{ ...(effect as Extract<TalkEffect, { kind: Kind }>), at }] : [],
    );
  }

  told(kind: CallInput['kind']): CallInput[] {
    return this.effects('tellLedger').flatMap(({ input }) => (input.kind === kind ? [input] : []));
  }

  after(ms: number, run: () => void): void {
    this.queue.push({ at: this.now + ms, order: (this.order += 1), run });
  }

  /** The caller says something, and everything runs until there is nothing left to do but wait for the caller. */
  caller(text: string, speechMs = 900): void {
    this.speak(text, speechMs);
    this.settle();
  }

  /**
   * `silenceMs` is how long the model listens to silence before it considers speech to have ended; zero if it does not
   * matter.
   */
  speak(text: string, speechMs = 900, silenceMs = 0): void {
    if (this.ended) return;
    this.turns += 1;
    const itemId = `item_caller_${this.turns}`;
    this.take({ kind: 'SpeechStarted', heard: this.model.heard() });
    this.run(speechMs + silenceMs);
    this.take({ kind: 'SpeechStopped', silenceMs });
    this.model.lastWords = text;
    this.take({ kind: 'TurnCommitted', itemId });
    const { transcriptMs } = this.model.pace;
    if (transcriptMs === null) return;
    this.after(transcriptMs, () => this.take({ kind: 'TurnTranscribed', itemId, text, heard: this.model.heard() }));
  }

  /** Lets time pass, handling everything that falls due in it. */
  run(ms: number): void {
    const until = this.now + ms;
    for (;;) {
      const due = this.nextDue();
      if (due === null || due > until) break;
      this.now = Math.max(this.now, due);
      this.step();
    }
    this.now = until;
  }

  /** Runs until the receptionist has said everything it has to say. */
  settle(limitMs = 60_000): void {
    const until = this.now + limitMs;
    while (this.now < until && !this.ended && !this.isQuiet())
      this.run(Math.max(1, (this.nextDue() ?? until) - this.now));
  }

  take(event: TalkEvent): void {
    this.events.push({ at: this.now, event });
    const { state, effects } = advance(this.state, event, this.now);
    this.state = state;
    for (const effect of effects) {
      this.happened.push({ at: this.now, effect });
      this.perform(effect);
    }
  }

  private isQuiet(): boolean {
    return (
      this.queue.length === 0 &&
      this.state.gate.state === 'idle' &&
      !this.state.playing &&
      this.state.owedSince === null
    );
  }

  private nextDue(): Instant | null {
    const wake = talkWakeAt(this.state);
    const first = this.queue.reduce<number | null>(
      (least, { at }) => (least === null ? at : Math.min(least, at)),
      null,
    );
    if (wake === null) return first;
    return first === null ? wake : Math.min(first, wake);
  }

  private step(): void {
    const due = this.queue.filter(({ at }) => at <= this.now).sort((a, b) => a.at - b.at || a.order - b.order)[0];
    if (due) {
      this.queue = this.queue.filter((each) => each !== due);
      due.run();
      return;
    }
    this.take({ kind: 'TimePassed' });
  }

  private perform(effect: TalkEffect): void {
    switch (effect.kind) {
      case 'tellLedger':
        return this.after(5, () => this.ledger(effect.input));
      case 'sayAside':
        return this.after(400, () => this.take({ kind: 'AsideEnded', isThere: true }));
      case 'findEntries':
        return this.findEntries(effect);
      case 'runTool':
        return this.after(this.model.pace.toolMs, () => this.runTool(effect));
      default:
        return this.model.perform(effect);
    }
  }

  private findEntries({ place, question }: Extract<TalkEffect, { kind: 'findEntries' }>): void {
    const { finds, findMs = 10 } = this.options;
    const entries = finds?.(question) ?? [];
    if (findMs !== null) this.after(findMs, () => this.take({ kind: 'EntriesFound', place, entries }));
  }

  private ledger(input: CallInput): void {
    if (input.kind === 'TurnTaken') {
      this.attempts = countAttempts(this.attempts, input.turn);
      if (shouldTransfer(this.attempts, this.options.configured ?? 3)) this.take({ kind: 'Left' });
    }
    if (input.kind === 'ToolAsked' && input.tool !== 'take_message') this.handOver();
    if (input.kind === 'UrgencyHeard') this.take({ kind: 'Left' });
    if (input.kind === 'DigitsPressed') this.digits(input.personal.digits);
  }

  private digits(digits: string): void {
    if (digits === '0' && this.options.closed !== undefined) return this.handOver();
    const known = this.state.seed.directory.agents.some((agent) => agent.extension === digits);
    this.take(known ? { kind: 'Left' } : { kind: 'DigitsRefused' });
  }

  private handOver(): void {
    const { closed } = this.options;
    this.take(closed === undefined ? { kind: 'Left' } : { kind: 'WordsDecided', text: closed });
  }

  private runTool({ callId, call, input }: Extract<TalkEffect, { kind: 'runTool' }>): void {
    if (call.tool === 'search_knowledge') {
      const found = this.options.knows?.(call.question) ?? false;
      const answers = this.options.entry === undefined ? {} : { answers: [{ answer: this.options.entry }] };
      const output = JSON.stringify({ found, ...answers });
      return this.take({ kind: 'ToolAnswered', callId, answer: { output, found } });
    }
    const { closed } = this.options;
    if (closed !== undefined && (call.tool === 'transfer' || call.tool === 'ask_for_human')) {
      const output = '{"ok":false,"reason":"closed"}';
      return this.take({ kind: 'ToolAnswered', callId, answer: { output, acted: true, says: closed } });
    }
    const leaving = input !== null && call.tool !== 'take_message';
    this.take({ kind: 'ToolAnswered', callId, answer: { output: '{"ok":true}', acted: true, leaving } });
    if (leaving) this.take({ kind: 'Left' });
  }
}
