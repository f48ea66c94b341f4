import { setTimeout as delay } from 'node:timers/promises';
import { Ticker } from '../audio/ticker';
import { SpeechLog, type Language, type Speaker } from '../audio/speech-log';
import { Faults } from '../faults';
import type { NumberRoute, SandboxOptions } from '../options';
import type { Place } from '../twiml/grammar';
import { verbs } from '../verbs';
import { LineVoice } from '../voice/line-voice';
import { Synthesizer } from '../voice/synthesizer';
import { Webhooks, type Params } from '../wire/webhooks';
import type { Alert, Board, Start } from './board';
import { Call, type CallSetup } from './call';
import { Calls } from './calls';
import { Conferences } from './conferences';
import { Holds } from './hold';
import { Interpreter } from './interpreter';
import { Leg } from './leg';
import type { Line } from './line';
import { placeOutbound } from './outbound';
import { Interrupted, pause } from './patience';
import { Queues } from './queues';
import { Reachable } from './reachable';
import { Recordings } from './recordings';

/** The pace of a voice that reads, and of a caller who types. */
const SAY_MS_PER_CHAR = 60;
const CALLER_MS_PER_CHAR = 40;
const KEPT_ALERTS = 500;
/** How long the last callbacks may take when the carrier shuts down. */
const LAST_CALLBACKS_MS = 2_000;

/** The carrier itself: one clock for all lines, the calls, and what they run. */
export class Exchange implements Board {
  readonly accountSid: string;
  readonly authToken: string;
  readonly voice: LineVoice;
  readonly callerMsPerChar: number;
  readonly speech = new SpeechLog();
  readonly faults = new Faults();
  readonly calls = new Calls();
  readonly queues = new Queues();
  readonly recordings = new Recordings();
  readonly reachable = new Reachable();
  readonly holds = new Holds(this);
  readonly conferences: Conferences;
  baseUrl = '';
  readonly webhooks: Webhooks;
  readonly alerts: Alert[] = [];
  private readonly routes = new Map<string, NumberRoute>();
  private readonly interpreter: Interpreter;
  private readonly synthesizer: Synthesizer | null;
  private readonly ticker = new Ticker(() => this.tick());

  constructor(private readonly options: SandboxOptions) {
    this.accountSid = options.accountSid;
    this.authToken = options.authToken;
    this.synthesizer = options.voice === 'espeak' ? new Synthesizer({ log: options.log ?? (() => undefined) }) : null;
    this.voice = new LineVoice(this.speech, options.sayMsPerChar ?? SAY_MS_PER_CHAR, this.synthesizer);
    this.callerMsPerChar = options.callerMsPerChar ?? CALLER_MS_PER_CHAR;
    this.webhooks = new Webhooks(options.authToken, this.faults);
    this.conferences = new Conferences({ accountSid: this.accountSid, webhooks: this.webhooks });
    this.interpreter = new Interpreter(this, verbs);
    for (const fault of options.faults ?? []) this.faults.add(fault);
    this.ticker.start();
  }

  /** A caller dials one of the customer's numbers from outside. */
  dialIn(line: Line, from: string, to: string): Call {
    const route = this.routeOf(to);
    const call = this.place(line, {
      from,
      to,
      direction: 'inbound',
      ...(route.statusUrl ? { statusCallback: { url: route.statusUrl, method: 'POST', events: ['completed'] } } : {}),
      ...(route.fallbackUrl ? { fallbackUrl: route.fallbackUrl } : {}),
    });
    call.ring();
    this.run(call, { url: route.voiceUrl, method: 'POST' });
    return call;
  }

  /** A softphone connects to the TwiML app with its own parameters. */
  connectApp(line: Line, identity: string, custom: Params): Call {
    const { appUrl, statusUrl, voiceUrl } = this.options;
    const call = this.place(line, {
      from: `client:${identity}`,
      to: '',
      direction: 'inbound',
      custom,
      ...(statusUrl ? { statusCallback: { url: statusUrl, method: 'POST', events: ['completed'] } } : {}),
    });
    call.ring();
    this.run(call, { url: appUrl ?? voiceUrl, method: 'POST' });
    return call;
  }

  /** Creates a new leg that is not running anything yet. */
  place(line: Line, setup: CallSetup): Call {
    const call = new Call(this, setup, new Leg(this.speech, line));
    this.calls.add(call);
    call.show({ type: 'status', status: call.status, callSid: call.sid });
    return call;
  }

  /** Places a call by REST: the document runs once the call is answered. */
  dialOut(setup: CallSetup, start: Start, timeoutMs: number, startsInMs = 0): Call {
    const { call, ring } = placeOutbound(this, setup);
    const { signal } = call;
    pause(signal, startsInMs)
      .then(() => ring(signal, timeoutMs))
      .then(
        (outcome) => {
          if (outcome === 'answered') this.run(call, start);
          else call.end(outcome);
        },
        (error: unknown) => {
          if (!(error instanceof Interrupted)) this.alert(13_000, call.sid, String(error));
          call.end('canceled');
        },
      );
    return call;
  }

  aside(
    call: Call,
    start: Start,
    place: Place,
    signal: AbortSignal,
    extra: () => Params,
  ): Promise<'end' | 'hangup' | 'leave'> {
    return this.interpreter.aside(call, start, place, signal, extra);
  }

  /** Starts a document on the call; what was running before is interrupted. */
  run(call: Call, start: Start): void {
    if (call.ended) return;
    call.overtake('redirect');
    void this.interpreter.main(call, start);
  }

  say(call: Call, text: string, language: Language, speaker: Speaker): void {
    if (!call.ended && text.trim()) call.leg.say(this.speech.murmur(text, language, speaker, this.callerMsPerChar));
  }

  route(number: string, route: NumberRoute): void {
    this.routes.set(number, route);
  }

  alert(code: number, callSid: string, detail: string): void {
    this.alerts.push({ at: Date.now(), code, callSid, detail });
    if (this.alerts.length > KEPT_ALERTS) this.alerts.shift();
  }

  async close(): Promise<void> {
    for (const call of this.calls.live()) call.end('failed', 'carrier closed');
    this.ticker.stop();
    await this.synthesizer?.close();
    await Promise.race([this.webhooks.idle(), delay(LAST_CALLBACKS_MS, undefined, { ref: false })]);
  }

  private routeOf(number: string): NumberRoute {
    const { voiceUrl, statusUrl, fallbackUrl } = this.options;
    return this.routes.get(number) ?? { voiceUrl, statusUrl, fallbackUrl };
  }

  private tick(): void {
    const live = this.calls.live();
    for (const call of live) call.leg.take();
    this.conferences.mix();
    for (const call of live) call.leg.give();
  }
}
