import type { WebSocket } from 'ws';
import type { Call } from '../switchboard/call';
import type { Exchange } from '../switchboard/exchange';
import { SocketLine, text, type Message } from './socket-line';

const NUMBER = /^(\+\d{7,15}|anonymous|unknown|restricted)$/;
const KEYS = /^[0-9*#A-D]{1,40}$/;
/** The longest sentence: no one says more than this in one breath. */
const MAX_WORDS = 1_000;

/** A caller's phone on a WebSocket: one call at a time. */
export class PhoneSocket {
  private readonly line: SocketLine;
  private call: Call | null = null;

  constructor(
    socket: WebSocket,
    private readonly exchange: Exchange,
  ) {
    this.line = new SocketLine(socket, {
      message: (message) => this.receive(message),
      sound: (frame) => this.call?.leg.hear(frame),
      gone: () => this.call?.end('completed', 'the phone disconnected'),
    });
  }

  private receive(message: Message): void {
    const type = text(message, 'type');
    if (type === 'dial') this.dial(text(message, 'from'), text(message, 'to'));
    else if (!this.call || this.call.ended) this.complain('there is no call');
    else if (type === 'say') this.say(this.call, message);
    else if (type === 'digits') this.press(this.call, text(message, 'digits'));
    else if (type === 'hangup') this.call.end('completed', 'hung up by the phone');
    else this.complain('unknown message');
  }

  private dial(from: string, to: string): void {
    if (this.call && !this.call.ended) return this.complain('the line is in a call');
    if (!NUMBER.test(from) || !NUMBER.test(to))
      return this.complain('a number must be + followed by the country code and digits');
    const call = this.exchange.dialIn(this.line, from, to);
    this.call = call;
    this.line.sound(true);
    call.onEnd(() => this.line.sound(false));
  }

  private say(call: Call, message: Message): void {
    const words = text(message, 'text').slice(0, MAX_WORDS);
    this.exchange.say(call, words, message['language'] === 'es' ? 'es' : 'en', 'caller');
  }

  private press(call: Call, digits: string): void {
    if (KEYS.test(digits)) call.leg.press(digits);
    else this.complain('keys must be 0-9, * or #');
  }

  private complain(message: string): void {
    this.line.tell({ type: 'error', message });
  }
}
