import { decodeSample, FRAME_BYTES, loudness, toFrames } from '../audio/mulaw';
import { tone, toneLevel } from '../audio/tones';
import type { Language, Speaker } from '../audio/speech-log';
import type { Call } from '../switchboard/call';
import type { Exchange } from '../switchboard/exchange';
import type { Line, LineEvent } from '../switchboard/line';

/** Something that was said to a scripted phone. */
export interface HeardText {
  readonly id: string;
  readonly text: string;
  readonly language: Language;
  readonly source: Speaker;
  readonly at: number;
  readonly durationMs: number;
  /** Set when it was interrupted. */
  spokenMs?: number;
}

/** How much audio the phone keeps for later analysis: five seconds. */
const EAR_FRAMES = 250;

/** A phone without a person: tests and load generators control it, and ask what it heard. */
export class ScriptedPhone implements Line {
  readonly events: (LineEvent & { at: number })[] = [];
  private readonly texts: HeardText[] = [];
  private readonly ear: Buffer[] = [];
  private readonly watchers = new Set<() => void>();
  private toneTimer: NodeJS.Timeout | undefined;
  private dialled: Call | null = null;

  constructor(private readonly exchange: Exchange) {}

  get call(): Call {
    if (!this.dialled) throw new Error('the phone has not dialed');
    return this.dialled;
  }

  get status(): string {
    return this.call.status;
  }

  get callSid(): string {
    return this.call.sid;
  }

  /** Called once, when the phone is handed out. */
  use(call: Call): this {
    this.dialled = call;
    return this;
  }

  say(text: string, language: Language = 'en'): void {
    this.exchange.say(this.call, text, language, 'caller');
  }

  digits(digits: string): void {
    this.call.leg.press(digits);
  }

  hangup(): void {
    clearInterval(this.toneTimer);
    this.call.end('completed', 'hung up by the phone');
  }

  /** Returns everything said to this phone so far, oldest first. */
  heard(): readonly HeardText[] {
    return this.texts;
  }

  /** Sends one frame as the microphone. */
  sendFrame(frame: Buffer): void {
    this.call.leg.hear(frame);
  }

  /** Sends a tone of one frequency as the microphone until it is stopped. */
  startTone(hertz: number): void {
    clearInterval(this.toneTimer);
    const frames = toFrames(tone(hertz, 1_000));
    let sent = 0;
    const startedAt = Date.now();
    this.toneTimer = setInterval(() => {
      for (; sent < (Date.now() - startedAt) / 20; sent += 1) {
        const frame = frames[sent % frames.length];
        if (frame) this.call.leg.hear(frame);
      }
    }, 10);
  }

  stopTone(): void {
    clearInterval(this.toneTimer);
  }

  /** Returns the strength of one frequency in the last audio heard, dB below full scale. @param ms how far back */
  toneLevel(hertz: number, ms = 500): number {
    return toneLevel(this.lastSound(ms), hertz);
  }

  /** Returns the loudness of the last audio heard, linear 0..32767. */
  audioEnergy(ms = 500): number {
    return loudness(this.lastSound(ms));
  }

  /** Returns the last audio heard as linear samples. */
  samples(ms = 500): number[] {
    return [...this.lastSound(ms)].map(decodeSample);
  }

  /** Resolves as soon as the predicate holds; it is checked after each event and each half second of audio. */
  waitFor(predicate: (phone: this) => boolean, deadlineMs = 10_000): Promise<this> {
    return new Promise((resolve, reject) => {
      const look = (): void => {
        if (predicate(this)) finish(() => resolve(this));
      };
      const timer = setTimeout(() => finish(() => reject(new Error(this.story(deadlineMs)))), deadlineMs);
      const finish = (settle: () => void): void => {
        clearTimeout(timer);
        this.watchers.delete(look);
        settle();
      };
      this.watchers.add(look);
      look();
    });
  }

  /** Waits until words that match begin to be spoken. */
  async waitForText(match: string | RegExp, deadlineMs = 10_000): Promise<HeardText> {
    const find = (): HeardText | undefined =>
      this.texts.find(({ text }) => (typeof match === 'string' ? text.includes(match) : match.test(text)));
    await this.waitFor(() => find() !== undefined, deadlineMs);
    const found = find();
    if (!found) throw new Error('unreachable: the words were just found');
    return found;
  }

  frame(frame: Buffer): void {
    this.ear.push(frame);
    if (this.ear.length > EAR_FRAMES) this.ear.shift();
    if (this.watchers.size > 0) this.look();
  }

  event(event: LineEvent): void {
    const at = Date.now();
    this.events.push({ ...event, at });
    if (event.type === 'speak') {
      const { id, text, language, source, durationMs } = event;
      this.texts.push({ id, text, language, source, at, durationMs });
    }
    if (event.type === 'status' && event.status === 'completed') this.stopTone();
    if (event.type === 'speak-stop') {
      const cut = this.texts.find(({ id }) => id === event.id);
      if (cut) cut.spokenMs = event.spokenMs;
    }
    this.look();
  }

  private look(): void {
    for (const watcher of [...this.watchers]) watcher();
  }

  private lastSound(ms: number): Buffer {
    return Buffer.concat(this.ear.slice(-Math.ceil((ms * 8) / FRAME_BYTES)));
  }

  private story(deadlineMs: number): string {
    const lines = this.events.map((event) => JSON.stringify(event)).slice(-30);
    return `not observed within ${deadlineMs} ms; the phone saw:\n${lines.join('\n')}`;
  }
}

/** Creates the scripted phones of one carrier. */
export class Phones {
  constructor(private readonly exchange: Exchange) {}

  dial(who: { from: string; to: string }): ScriptedPhone {
    const phone = new ScriptedPhone(this.exchange);
    return phone.use(this.exchange.dialIn(phone, who.from, who.to));
  }

  /** Returns a phone that reacts by itself when its number is called; it has a call as soon as it does. */
  expect(number: string, how: 'answer' | 'decline' | 'ignore' = 'answer'): ScriptedPhone {
    const phone = new ScriptedPhone(this.exchange);
    this.exchange.reachable.add(number, {
      line: phone,
      busy: false,
      ring: (ringing) => {
        const call = this.exchange.calls.find(ringing.callSid);
        if (how === 'answer' && call) {
          phone.use(call);
          ringing.answer();
        } else if (how === 'decline') ringing.decline();
      },
      stopRinging: () => undefined,
    });
    return phone;
  }

  /** Makes a softphone's call, without the browser. */
  connect(identity: string, params: Record<string, string> = {}): ScriptedPhone {
    const phone = new ScriptedPhone(this.exchange);
    return phone.use(this.exchange.connectApp(phone, identity, params));
  }
}
