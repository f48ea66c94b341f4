import { FRAME_BYTES } from '@voicecore/domain/conversation';
import { trials } from '@voicecore/testing';
import fc from 'fast-check';
import { decodeSample, encodeSample, SILENT_FRAME } from '../../../sandbox/audio/mulaw';
import { AudioPath } from './audio-path';

const RUNS = trials(15);
const RATE = 8_000;
const FRAME_MS = 20;

const decibels = (db: number) => 10 ** (db / 20);

/** Returns a voice as linear samples: syllables of random length, pitch and strength with pauses between them. */
function voiceOf(seconds: number, seed: number, level: number): Int16Array {
  const samples = new Int16Array(seconds * RATE);
  let state = seed + 1;
  const random = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
  for (let at = 0; at < samples.length;) {
    const length = Math.floor((0.08 + 0.25 * random()) * RATE);
    const gap = Math.floor((random() < 0.15 ? 0.35 * random() : 0.06 * random()) * RATE);
    const [pitch, strength] = [90 + 120 * random(), 0.4 + 0.6 * random()];
    for (let i = 0; i < length && at + i < samples.length; i += 1) {
      const shape = Math.sin((Math.PI * i) / length);
      const t = (2 * Math.PI * i) / RATE;
      const tone = Math.sin(pitch * t) + 0.6 * Math.sin(3 * pitch * t) + 0.3 * Math.sin(7 * pitch * t);
      samples[at + i] = level * strength * shape * tone;
    }
    at += length + gap;
  }
  return samples;
}

const mulaw = (samples: Int16Array) => Buffer.from(Array.from(samples, encodeSample));

/** A caller's phone: returns what it plays, weaker and later, mixed with the noise of its room and the caller. */
class EchoingLine {
  now = 1_000_000;
  private buffer: Buffer = Buffer.alloc(0);
  private readonly marks: { readonly name: string; readonly at: number }[] = [];
  private played: number[] = [];
  private written = 0;
  private takenBytes = 0;
  readonly behind = 0;
  /** The power of each frame sent to the model, in decibels of full scale. */
  readonly given: number[] = [];
  readonly path = new AudioPath(
    this,
    { voiceBegan: () => undefined, wholeHeard: () => undefined, voiceHeard: () => undefined },
    () => this.now,
  );

  constructor(
    private readonly echoDb: number,
    private readonly delayMs: number,
    private readonly noise: number,
  ) {
    this.path.open({ write: (frame) => this.given.push(levelOf(frame)), behind: 0 });
  }

  media(source: Buffer, start: number, end: number): void {
    const audio = Buffer.from(source.toString('latin1', start, end), 'base64');
    this.buffer = Buffer.concat([this.buffer, audio]);
    this.written += audio.length;
  }

  mark(name: string): void {
    this.marks.push({ name, at: this.written });
  }

  clear(): void {
    this.buffer = Buffer.alloc(0);
    this.marks.length = 0;
    this.takenBytes = this.written = 0;
  }

  speak(samples: Int16Array): void {
    const audio = mulaw(samples);
    for (let at = 0; at < audio.length; at += 1_600) {
      const frame = Buffer.from(audio.subarray(at, at + 1_600).toString('base64'), 'latin1');
      this.path.fromModel(frame, { responseId: 'r', itemId: 'i', start: 0, end: frame.length });
    }
  }

  /** Twenty milliseconds in both directions; what the caller says in that time is added to the echo. */
  frame(caller?: Int16Array): void {
    const frame = this.buffer.length >= FRAME_BYTES ? this.buffer.subarray(0, FRAME_BYTES) : SILENT_FRAME;
    if (frame !== SILENT_FRAME) this.takenBytes += FRAME_BYTES;
    this.buffer = this.buffer.subarray(frame === SILENT_FRAME ? 0 : FRAME_BYTES);
    for (const code of frame) this.played.push(decodeSample(code));
    const late = this.played.length - FRAME_BYTES - (this.delayMs * RATE) / 1_000;
    const mixed = Array.from({ length: FRAME_BYTES }, (_, at) => {
      const echo = (this.played[late + at] ?? 0) * decibels(this.echoDb);
      const hiss = this.noise * Math.sin(at * at * 1.7 + late);
      return encodeSample(echo + hiss + (caller?.[at] ?? 0));
    });
    const payload = Buffer.from(Buffer.from(mixed).toString('base64'), 'latin1');
    this.now += FRAME_MS;
    while (this.marks[0] && this.marks[0].at <= this.takenBytes) this.path.markReturned(this.marks.shift()?.name ?? '');
    this.path.fromCaller(payload, { start: 0, end: payload.length, timestamp: -1 });
    if (this.now % 100 === 0) this.path.tick(this.now);
  }

  listen(ms: number): void {
    for (let at = 0; at < ms; at += FRAME_MS) this.frame();
  }

  /** The caller says something; returns after how many ms the model detects speech. */
  say(samples: Int16Array): number {
    const from = this.given.length;
    for (let at = 0; at + FRAME_BYTES <= samples.length; at += FRAME_BYTES)
      this.frame(samples.subarray(at, at + FRAME_BYTES));
    const heard = speechIn(this.given.slice(from));
    return heard < 0 ? Infinity : heard * FRAME_MS;
  }
}

/** Returns the power of the audio in an append, decibels of full scale. */
function levelOf(append: Buffer): number {
  const audio = Buffer.from(/"audio":"([^"]*)"/.exec(append.toString('latin1'))?.[1] ?? '', 'base64');
  const sum = audio.reduce((total, code) => total + (decodeSample(code) / 32_768) ** 2, 0);
  return 10 * Math.log10(sum / Math.max(1, audio.length) + 1e-12);
}

/**
 * A sensitive detector: three frames in a row above -50 dB are speech. Returns where they end, in frames; -1 when there
 * are none.
 */
function speechIn(levels: readonly number[]): number {
  const loud = levels.map((level) => level > -50);
  const at = loud.findIndex((_, index) => loud[index] && loud[index + 1] && loud[index + 2]);
  return at < 0 ? -1 : at + 3;
}

const seed = fc.integer({ min: 1, max: 100_000 });
const receptionist = fc.record({
  seed,
  level: fc.integer({ min: 3_000, max: 12_000 }),
  seconds: fc.integer({ min: 2, max: 8 }),
});
/** An echo with the given strength at the phone, after 120 ms, or sooner, or later. */
const echo = fc.record({ db: fc.integer({ min: -35, max: -20 }), delayMs: fc.integer({ min: 20, max: 350 }) });

describe('the own voice of the receptionist on a line with echo', () => {
  it('never reaches the model, from the first word on', () => {
    fc.assert(
      fc.property(
        fc.array(receptionist, { minLength: 1, maxLength: 2 }),
        echo,
        fc.integer({ min: 0, max: 8 }),
        (said, { db, delayMs }, hiss) => {
          const line = new EchoingLine(db, delayMs, hiss);
          for (const { seed: of, level, seconds } of said) {
            line.speak(voiceOf(seconds, of, level));
            line.listen(seconds * 1_000 + 800);
          }
          expect(speechIn(line.given)).toBe(-1);
        },
      ),
      { numRuns: RUNS },
    );
  });

  it('at -20 dB after 120 ms is heard by the model without us: the ear is sharp enough to tell', () => {
    const loud = voiceOf(4, 7, 8_000).map((sample) => sample * decibels(-20));
    const levels = Array.from({ length: 200 }, (_, at) => {
      const frame = mulaw(loud.subarray(at * FRAME_BYTES, (at + 1) * FRAME_BYTES));
      return (
        10 * Math.log10(frame.reduce((sum, code) => sum + (decodeSample(code) / 32_768) ** 2, 0) / FRAME_BYTES + 1e-12)
      );
    });
    expect(speechIn(levels)).toBeGreaterThan(0);
  });
});

describe('a caller who speaks while the receptionist does', () => {
  it('is heard over the echo, at their second syllable at the latest', () => {
    fc.assert(
      fc.property(receptionist, echo, seed, fc.integer({ min: 200, max: 1_800 }), (said, { db, delayMs }, of, wait) => {
        const line = new EchoingLine(db, delayMs, 3);
        line.speak(voiceOf(said.seconds, said.seed, said.level));
        line.listen(wait - (wait % FRAME_MS));
        // As loud as the receptionist; a first syllable may be quiet.
        const caller = voiceOf(1, of, said.level);
        const alone = new EchoingLine(-90, 20, 3).say(caller);
        expect(line.say(caller) - alone).toBeLessThanOrEqual(400);
      }),
      { numRuns: RUNS },
    );
  });

  it('is heard on a line without echo though much softer than the receptionist, once the line is known', () => {
    fc.assert(
      fc.property(receptionist, seed, fc.integer({ min: 0, max: 4 }), (said, of, hiss) => {
        const line = new EchoingLine(-90, 120, hiss);
        line.speak(voiceOf(8, said.seed, Math.max(6_000, said.level)));
        line.listen(3_000);
        const caller = voiceOf(1, of, Math.max(6_000, said.level) * decibels(-22));
        const alone = new EchoingLine(-90, 20, hiss).say(caller);
        expect(line.say(caller) - alone).toBeLessThanOrEqual(160);
      }),
      { numRuns: RUNS },
    );
  });

  it('is given to the model byte for byte when nothing was played', () => {
    const line = new EchoingLine(-20, 120, 0);
    const caller = voiceOf(1, 3, 40);
    line.say(caller);
    const alone = Array.from({ length: 50 }, (_, at) => {
      const frame = mulaw(caller.subarray(at * FRAME_BYTES, (at + 1) * FRAME_BYTES));
      return (
        10 * Math.log10(frame.reduce((sum, code) => sum + (decodeSample(code) / 32_768) ** 2, 0) / FRAME_BYTES + 1e-12)
      );
    });
    expect(line.given.map((level) => level.toFixed(3))).toEqual(alone.map((level) => level.toFixed(3)));
  });
});
