import type { Line, LineCall, LineKind, Obstacle, Spoken } from '../../lib/line';
import { TokenRefused } from '../../lib/line/line';
import { MicrophoneUnavailable } from '../../lib/line/microphone';
import type { Caller, Desk, DeskApi, DeskCall, Offer } from './desk';
import type { LineTabs, Order, TabListener } from './line-tabs';
import { type Ending, initialState, type LocalState } from './local-state';

/** Pauses between attempts to get the line back, ms; the last one repeats. */
const RETRY_MS = [500, 1000, 2000, 4000, 8000];

/** A token is renewed this long before it expires, ms. */
const RENEW_BEFORE_MS = 60_000;

/**
 * If the server has ended the call of a leg and the carrier has not, the leg is hung up here after this time, ms.
 */
const ORPHAN_MS = 5000;

/**
 * A leg that has not connected after this time is given up, ms; it includes the permission prompt for the
 * microphone.
 */
const CONNECT_MS = 15_000;

/** Spoken words stay on the card for this long after their audio, ms. */
const WORDS_STAY_MS = 4000;

/** What the softphone depends on: the server, the browser and the carrier's line. */
export interface SoftphoneParts {
  readonly api: DeskApi;
  readonly openTabs: (listener: TabListener) => Pick<LineTabs, 'start' | 'publish' | 'order' | 'close'>;
  readonly openLine: (kind: LineKind, sandboxPort: number | null) => Promise<Line>;
  /** Returns what prevents a call here: asks for the microphone, or only checks what is known. */
  readonly findObstacle: () => Promise<Obstacle | null>;
  readonly knownObstacle: () => Promise<Obstacle | null>;
  /** Plays the ringtone for a moment. */
  readonly tryRinger: () => void;
  /** Reads the desk again. */
  readonly refresh: () => void;
  readonly failed: (error: unknown) => void;
}

type Timer = 'register' | 'connect' | 'renew' | 'redial' | 'orphan' | 'words';

/** The agent's phone in this tab: one line, at most one leg, and what the other tabs are told about them. */
export class Softphone {
  private state: LocalState = initialState;
  private readonly subscribers = new Set<() => void>();
  private tabs: ReturnType<SoftphoneParts['openTabs']> | null = null;
  private line: Line | null = null;
  private desk: Desk | null = null;
  private leaving: string | null = null;
  /** When the talk began, ms on this machine's clock; survives a reload. */
  private talkSince: number | null = null;
  private caller: Caller = { caller: null, contact: null };
  private attempt = 0;
  private readonly timers = new Map<Timer, ReturnType<typeof setTimeout>>();
  private readonly levelListeners = new Set<(level: { sent: number; received: number }) => void>();

  constructor(private readonly parts: SoftphoneParts) {}

  readonly getState = (): LocalState => this.state;

  readonly subscribe = (subscriber: () => void): (() => void) => {
    this.subscribers.add(subscriber);
    return () => {
      this.subscribers.delete(subscriber);
    };
  };

  /** Levels come too often to render: components that draw them subscribe here. */
  readonly onLevel = (listener: (level: { sent: number; received: number }) => void): (() => void) => {
    this.levelListeners.add(listener);
    return () => {
      this.levelListeners.delete(listener);
    };
  };

  /** Takes the line or waits for it; returns a function that releases it. */
  start(): () => void {
    const tabs = this.parts.openTabs({
      hold: () => this.hold(),
      mirror: (state) => this.set({ ...state, role: 'mirror' }),
      obey: (order) => this.order(order),
    });
    this.tabs = tabs;
    void tabs.start();
    void this.parts.knownObstacle().then((obstacle) => {
      if (obstacle) this.set({ obstacle });
    });
    return () => this.stop();
  }

  private stop(): void {
    for (const timer of this.timers.values()) clearTimeout(timer);
    this.timers.clear();
    this.line?.close();
    this.line = null;
    this.tabs?.close();
    this.tabs = null;
    this.state = initialState;
  }

  /** Takes the server's view each time it was read. */
  deskRead(desk: Desk): void {
    this.desk = desk;
    if (this.leaving && desk.call?.callId !== this.leaving) this.leaving = null;
    if (this.state.role !== 'holder') return;
    if (desk.call) {
      this.caller = desk.call;
      this.talkSince = Math.min(this.talkSince ?? Infinity, Date.now() - (desk.now - desk.call.since));
      this.clear('orphan');
      this.dialBack(desk.call);
    } else if (this.state.leg === 'in-progress' && !this.timers.has('orphan')) {
      this.after('orphan', ORPHAN_MS, () => this.line?.disconnect());
    }
  }

  /** Runs a command, here or in the tab that holds the line. */
  order(order: Order): void {
    if (this.state.role === 'mirror') {
      this.tabs?.order(order);
      return;
    }
    if (order.kind === 'answer') this.answer(order.offer);
    else if (order.kind === 'dial-back') this.redial(order.call);
    else if (order.kind === 'hang-up') this.hangUp(order.callId);
    else if (order.kind === 'mute') this.mute(order.on);
    else if (order.kind === 'digits') this.line?.digits(order.digits);
    else if (order.kind === 'transfer') this.ask(this.parts.api.transfer(order.callId, order.target));
    else if (order.kind === 'take-back') this.ask(this.parts.api.takeBack(order.callId));
    else if (order.kind === 'check') void this.check();
    else this.set({ ended: null });
  }

  /** Tests the microphone and the speaker; true when this browser can carry a call. */
  async check(): Promise<boolean> {
    const obstacle = await this.parts.findObstacle();
    this.set({ obstacle });
    return obstacle === null;
  }

  /**
   * Going available tests the microphone and plays the ringtone; if something prevents calls, the status stays.
   */
  async goTo(agentId: string, status: 'available' | 'not_available'): Promise<void> {
    this.order({ kind: 'dismiss' });
    if (status === 'available') {
      this.parts.tryRinger();
      if (!(await this.check())) return;
    }
    try {
      await this.parts.api.setStatus(agentId, status);
    } catch (error) {
      this.parts.failed(error);
    }
    this.parts.refresh();
  }

  private hold(): void {
    // Until now another tab's line was mirrored; this tab has none yet.
    this.set({ ...initialState, role: 'holder', obstacle: this.state.obstacle });
    void this.register();
  }

  private async register(): Promise<void> {
    const { tabs } = this;
    this.set({ registration: 'registering' });
    try {
      const token = await this.parts.api.token();
      const line = this.line ?? (await this.parts.openLine(token.line, token.sandboxPort));
      if (this.tabs !== tabs) return line.close(); // stopped in the meantime
      if (line !== this.line) this.line = this.follow(line);
      await line.register(token.token);
      this.attempt = 0;
      this.set({ registration: 'registered' });
      this.renewAt(token.expiresAt);
      if (this.desk) this.deskRead(this.desk);
    } catch {
      if (this.tabs === tabs) this.retryRegister(); // refused or unreachable: a new token a little later fixes both
    }
  }

  private retryRegister(): void {
    this.set({ registration: 'lost' });
    const wait = RETRY_MS[Math.min(this.attempt, RETRY_MS.length - 1)] ?? 0;
    this.attempt += 1;
    this.after('register', wait, () => void this.register());
  }

  private renewAt(expiresAt: number): void {
    const wait = Math.max(RENEW_BEFORE_MS, expiresAt - Date.now() - RENEW_BEFORE_MS);
    this.after('renew', wait, () => {
      this.parts.api.token().then(
        (token) => {
          this.line?.renew(token.token);
          this.renewAt(token.expiresAt);
        },
        () => this.renewAt(Date.now()),
      );
    });
  }

  private follow(line: Line): Line {
    line.events.on('call', (call) => this.legChanged(call));
    line.events.on('spoken', (spoken) => this.hearWords(spoken));
    line.events.on('quality', (quality) => this.set({ quality }));
    line.events.on('registration', (registration) => {
      if (registration === 'lost') this.retryRegister();
    });
    line.events.on('level', (level) => {
      for (const listener of this.levelListeners) listener(level);
    });
    return line;
  }

  /** Words that a machine spoke into the call or the caller typed: shown while their audio lasts. */
  private hearWords(words: Spoken): void {
    this.set({ words });
    this.after('words', words.durationMs + WORDS_STAY_MS, () => this.set({ words: null }));
  }

  private answer(offer: Offer): void {
    if (this.state.leg) return;
    this.caller = offer;
    this.talkSince = null;
    this.dial(offer.callId, offer.token);
  }

  private dial(callId: string, token: string): void {
    if (!this.line || this.state.registration !== 'registered') return;
    this.set({ leg: 'connecting', callId, muted: false, quality: null, words: null, ended: null });
    this.after('connect', CONNECT_MS, () => this.giveUp());
    void this.connect(this.line, token);
  }

  /** Dials; a token that the carrier no longer accepts is replaced once. */
  private async connect(line: Line, token: string): Promise<void> {
    const { callId } = this.state;
    const isOver = (): boolean => this.state.leg !== 'connecting' || this.state.callId !== callId;
    try {
      await line.connect({ offer: token }).catch(async (error: unknown) => {
        if (!(error instanceof TokenRefused) || isOver()) throw error;
        const fresh = await this.parts.api.token();
        await line.register(fresh.token);
        if (isOver()) return;
        this.renewAt(fresh.expiresAt);
        await line.connect({ offer: token });
      });
    } catch (error) {
      if (isOver()) return; // given up in the meantime
      const obstacle = error instanceof MicrophoneUnavailable ? error.obstacle : null;
      this.clear('connect');
      if (obstacle) this.set({ leg: null, callId: null, obstacle });
      else this.end('line-failed');
    }
  }

  /** The line as a whole may be stuck: it is dropped, and a new one is made. */
  private giveUp(): void {
    this.end('line-failed');
    this.line?.disconnect();
    this.retryRegister();
  }

  /** The server has this agent in a call and there is no leg: the page was reloaded, or the leg was lost. */
  private dialBack(call: DeskCall): void {
    if (this.state.leg || this.leaving === call.callId || this.timers.has('redial')) return;
    if (this.state.registration === 'registered' && !this.state.obstacle) this.redial(call);
  }

  private redial(call: DeskCall): void {
    if (this.state.leg) return;
    this.caller = call;
    this.dial(call.callId, call.token);
  }

  private legChanged({ status }: LineCall): void {
    if (!this.state.leg) return; // the end of a leg that was given up before
    if (status === 'completed' || status === 'failed') {
      this.legEnded(status);
      return;
    }
    if (status !== 'connecting') this.clear('connect');
    this.set({ leg: status });
    this.parts.refresh();
  }

  private legEnded(status: 'completed' | 'failed'): void {
    const { callId } = this.state;
    if (this.leaving === callId) this.end('hung-up');
    else if (status === 'failed') this.end('line-failed');
    else this.end(this.talkSince === null ? 'not-reached' : 'caller-hung-up');
    // A lost leg is redialed at once; one that was ended, only if the call is still this agent's a second later.
    this.after('redial', status === 'failed' ? RETRY_MS[0] : RETRY_MS[1], this.parts.refresh);
    this.parts.refresh();
  }

  private end(ending: Ending): void {
    const { callId } = this.state;
    const { caller, contact } = this.caller;
    const lastedMs = this.talkSince === null ? null : Date.now() - this.talkSince;
    this.clear('orphan');
    this.clear('connect');
    this.set({
      leg: null,
      callId: null,
      muted: false,
      ended: { callId: callId ?? '', caller, contact, ending, lastedMs },
    });
  }

  private hangUp(callId: string): void {
    this.leaving = callId;
    // The server hangs up the whole call; if it cannot be reached, at least this leg ends here.
    this.parts.api.hangUp(callId).then(this.parts.refresh, this.parts.refresh);
    this.line?.disconnect();
  }

  private mute(on: boolean): void {
    this.line?.mute(on);
    this.set({ muted: on });
  }

  /** The desk reports the result. */
  private ask(request: Promise<unknown>): void {
    request.catch(this.parts.failed).finally(this.parts.refresh);
  }

  private after(name: Timer, ms: number | undefined, work: () => void): void {
    this.clear(name);
    const timer = setTimeout(() => {
      this.timers.delete(name);
      work();
    }, ms);
    this.timers.set(name, timer);
  }

  private clear(name: Timer): void {
    clearTimeout(this.timers.get(name));
    this.timers.delete(name);
  }

  private set(change: Partial<LocalState>): void {
    this.state = { ...this.state, ...change };
    if (this.state.role === 'holder') this.tabs?.publish(this.state);
    for (const subscriber of this.subscribers) subscriber();
  }
}
