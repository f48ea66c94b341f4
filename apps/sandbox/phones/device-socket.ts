import type { WebSocket } from 'ws';
import type { Call } from '../switchboard/call';
import type { Exchange } from '../switchboard/exchange';
import type { Line, LineEvent } from '../switchboard/line';
import type { Endpoint, Ringing } from '../switchboard/reachable';
import { identityOf, type TokenRules } from './access-token';
import { SocketLine, text, type Message } from './socket-line';

/** Twilio's error codes: token rejected, line busy. */
const TOKEN_REFUSED = 20_101;
const KEYS = /^[0-9*#A-D]{1,40}$/;
const MAX_WORDS = 1_000;
const MAX_PARAMS = 800;

/** An agent's softphone line: registers with a token, then dials in or is called. One call at a time. */
export class DeviceSocket implements Endpoint {
  private readonly socketLine: SocketLine;
  private identity = '';
  private call: Call | null = null;
  private readonly ringing = new Map<string, Ringing>();
  private unregister: () => void = () => undefined;
  readonly line: Line;

  constructor(
    socket: WebSocket,
    private readonly exchange: Exchange,
    private readonly rules: TokenRules,
  ) {
    this.socketLine = new SocketLine(socket, {
      message: (message) => this.receive(message),
      sound: (frame) => this.call?.leg.hear(frame),
      gone: () => this.gone(),
    });
    this.line = {
      frame: (frame) => this.socketLine.frame(frame),
      event: (event) => this.tell(event),
    };
  }

  get busy(): boolean {
    return this.call !== null && !this.call.ended;
  }

  ring(ringing: Ringing): void {
    this.ringing.set(ringing.callSid, ringing);
    this.socketLine.tell({ type: 'incoming', callSid: ringing.callSid, from: ringing.from });
  }

  stopRinging(callSid: string): void {
    if (this.ringing.delete(callSid)) this.socketLine.tell({ type: 'incoming-stop', callSid });
  }

  private receive(message: Message): void {
    const type = text(message, 'type');
    if (type === 'register') this.register(text(message, 'token'));
    else if (this.identity === '')
      this.socketLine.refuse({ type: 'error', code: TOKEN_REFUSED, message: 'register first' });
    else if (type === 'connect') this.connect(message['params']);
    else if (type === 'accept' || type === 'reject') this.answer(type, text(message, 'callSid'));
    else if (!this.call || this.call.ended) this.complain('there is no call');
    else this.inCall(this.call, type, message);
  }

  private inCall(call: Call, type: string, message: Message): void {
    if (type === 'disconnect') call.end('completed', 'hung up by the softphone');
    else if (type === 'mute') this.socketLine.muted = message['muted'] === true;
    else if (type === 'digits' && KEYS.test(text(message, 'digits'))) call.leg.press(text(message, 'digits'));
    else if (type === 'say') {
      const words = text(message, 'text').slice(0, MAX_WORDS);
      this.exchange.say(call, words, message['language'] === 'es' ? 'es' : 'en', 'agent');
    } else this.complain('unknown message');
  }

  private register(token: string): void {
    const identity = identityOf(token, this.rules);
    if (identity === null) {
      this.socketLine.refuse({ type: 'error', code: TOKEN_REFUSED, message: 'the token is not valid' });
      return;
    }
    this.unregister();
    this.identity = identity;
    this.unregister = this.exchange.reachable.add(`client:${identity}`, this);
    this.socketLine.tell({ type: 'registered', identity });
  }

  private connect(params: unknown): void {
    if (this.busy) return this.complain('the line is in a call');
    const custom = readParams(params);
    if (!custom) return this.complain('params must be strings of at most 800 characters in total');
    this.begin(this.exchange.connectApp(this.line, this.identity, custom));
  }

  private answer(how: 'accept' | 'reject', callSid: string): void {
    const ringing = this.ringing.get(callSid);
    if (!ringing) return this.complain('no call is ringing');
    this.ringing.delete(callSid);
    if (how === 'reject' || this.busy) ringing.decline();
    else {
      const call = this.exchange.calls.find(callSid);
      if (call) this.begin(call);
      ringing.answer();
    }
  }

  private begin(call: Call): void {
    this.call = call;
    this.socketLine.muted = false;
    this.socketLine.sound(true);
    call.onEnd(() => this.socketLine.sound(false));
  }

  /** Sends an event. A softphone knows four states of its call; all other events are passed on unchanged. */
  private tell(event: LineEvent): void {
    if (event.type !== 'status') return this.socketLine.tell(event);
    const { status, callSid, reason } = event;
    const failed = ['busy', 'failed', 'no-answer', 'canceled'].includes(status);
    const known = status === 'in-progress' || status === 'completed' ? status : failed ? 'failed' : 'connecting';
    this.socketLine.tell({ type: 'call', status: known, callSid, ...(reason ? { reason } : {}) });
  }

  private complain(message: string): void {
    this.socketLine.tell({ type: 'error', message });
  }

  private gone(): void {
    this.unregister();
    for (const ringing of this.ringing.values()) ringing.decline();
    this.call?.end('completed', 'the softphone disconnected');
  }
}

function readParams(params: unknown): Record<string, string> | null {
  if (params === undefined) return {};
  if (typeof params !== 'object' || params === null) return null;
  const entries = Object.entries(params);
  const size = entries.reduce((sum, [name, value]) => sum + name.length + String(value).length, 0);
  if (size > MAX_PARAMS || entries.some(([, value]) => typeof value !== 'string')) return null;
  return Object.fromEntries(entries.map(([name, value]) => [name, String(value)]));
}
