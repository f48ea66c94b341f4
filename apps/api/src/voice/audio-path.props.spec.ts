import { BYTES_PER_MS, FRAME_BYTES } from '@voicecore/domain/conversation';
import { trials } from '@voicecore/testing';
import fc from 'fast-check';
import { AudioPath } from './audio-path';
import { WrittenAudio } from './written-audio';

const RUNS = trials(60);
/** Length of the byte pattern by which a byte shows its position; longer than a frame. */
const PATTERN = 251;

/** A carrier that plays 20 ms at a time, as the real one does, and reports each mark it reaches. */
class Carrier {
  now = 1_000_000;
  clears = 0;
  readonly heard: number[] = [];
  private buffer: number[] = [];
  private marks: { readonly name: string; readonly left: number }[] = [];
  readonly behind = 0;

  /** Number of bytes waiting to be played. */
  get waiting(): number {
    return this.buffer.length;
  }

  media(source: Buffer, start: number, end: number): void {
    this.buffer.push(...Buffer.from(source.toString('latin1', start, end), 'base64'));
  }

  mark(name: string): void {
    this.marks.push({ name, left: this.buffer.length });
  }

  clear(): void {
    this.clears += 1;
    this.buffer = [];
    this.marks = [];
  }

  /** Plays one frame; returns the names of the marks reached. */
  frame(): string[] {
    const played = this.buffer.splice(0, FRAME_BYTES);
    this.heard.push(...played);
    this.now += FRAME_BYTES / BYTES_PER_MS;
    const after = this.marks.map(({ name, left }) => ({ name, left: left - played.length }));
    this.marks = after.filter(({ left }) => left > 0);
    return after.filter(({ left }) => left <= 0).map(({ name }) => name);
  }
}

/** A call's path between a carrier that counts every byte and a model that speaks in deltas of any size. */
class Line {
  readonly carrier = new Carrier();
  readonly told: string[] = [];
  readonly produced: number[] = [];
  readonly path = new AudioPath(
    this.carrier,
    {
      voiceBegan: (_, itemId) => void this.told.push(`began ${itemId}`),
      wholeHeard: (itemId) => void this.told.push(`whole ${itemId}`),
      voiceHeard: () => void this.told.push('heard'),
    },
    () => this.carrier.now,
  );

  /** The model produces this many bytes; each shows its position. */
  delta(bytes: number, name = '1'): void {
    const audio = Buffer.from(Array.from({ length: bytes }, (_, at) => (this.produced.length + at) % PATTERN));
    this.produced.push(...audio);
    const frame = Buffer.from(audio.toString('base64'), 'latin1');
    this.path.fromModel(frame, { responseId: `r${name}`, itemId: `i${name}`, start: 0, end: frame.length });
  }

  play(frames: number): void {
    for (let frame = 0; frame < frames; frame += 1) {
      for (const name of this.carrier.frame()) this.path.markReturned(name);
      if (frame % 5 === 0) this.path.tick(this.carrier.now);
    }
  }

  playOut(): void {
    for (let seconds = 0; seconds < 40 && (seconds === 0 || this.carrier.waiting > 0); seconds += 1) this.play(50);
  }
}

/** Returns what was heard without repetitions: at each stop, up to one frame may be repeated. */
function inOrder(heard: readonly number[], stops: readonly number[]): number[] {
  const once: number[] = [];
  for (const [at, byte] of heard.entries()) {
    if (stops.includes(at)) {
      const back = ((once.length % PATTERN) - byte + PATTERN) % PATTERN;
      if (back <= FRAME_BYTES) once.length -= back;
    }
    once.push(byte);
  }
  return once;
}

const deed = fc.oneof(
  { weight: 6, arbitrary: fc.record({ bytes: fc.integer({ min: 1, max: 9_000 }) }) },
  { weight: 4, arbitrary: fc.record({ frames: fc.integer({ min: 1, max: 60 }) }) },
  { weight: 2, arbitrary: fc.record({ stillFor: fc.integer({ min: 0, max: 40 }), meanwhile: fc.nat(6_000) }) },
);
const story = fc.array(deed, { minLength: 1, maxLength: 16 });

describe('what the caller hears of an answer that stood still', () => {
  it('is all of it in its order: nothing is lost, and no more than the frame in which it stopped is heard twice', () => {
    fc.assert(
      fc.property(story, (deeds) => {
        const line = new Line();
        const { carrier, path } = line;
        const stops: number[] = [];
        for (const each of deeds) {
          if ('bytes' in each) line.delta(each.bytes);
          else if ('frames' in each) line.play(each.frames);
          else {
            const before = carrier.heard.length;
            stops.push(before);
            path.pause();
            expect(carrier.waiting).toBe(0);
            if (each.meanwhile > 0) line.delta(each.meanwhile);
            line.play(each.stillFor);
            expect(carrier.heard.length).toBe(before);
            path.resume();
          }
        }
        path.itemEnded('i1');
        line.playOut();
        expect(inOrder(carrier.heard, stops)).toEqual(line.produced);
        expect(path.heard().find(({ itemId }) => itemId === 'i1')?.heardMs ?? 0).toBe(
          Math.floor(line.produced.length / BYTES_PER_MS),
        );
        if (line.produced.length > 0) expect(line.told.at(-1)).toBe('heard');
      }),
      { numRuns: RUNS },
    );
  });

  it('is told to the millisecond, before, while and after it stands still', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 1, max: 200 }), (first, second) => {
        const line = new Line();
        line.delta(24_000);
        line.delta(8_000, '2');
        line.play(first);
        const told = () => line.path.heard().map(({ heardMs, producedMs }) => [heardMs, producedMs]);
        const at = (ms: number) => [
          [Math.min(ms, 3_000), 3_000],
          [Math.min(Math.max(0, ms - 3_000), 1_000), 1_000],
        ];
        expect(told()).toEqual(at(first * 20));
        line.path.pause();
        expect(told()).toEqual(at(first * 20));
        line.play(30);
        line.path.resume();
        line.play(second);
        expect(told()).toEqual(at((first + second) * 20));
      }),
      { numRuns: RUNS },
    );
  });

  it('is nothing more once the caller turns out to have asked for something else', () => {
    fc.assert(
      fc.property(story, fc.boolean(), fc.boolean(), (deeds, still, resumed) => {
        const line = new Line();
        for (const each of deeds) {
          if ('bytes' in each) line.delta(each.bytes);
          else if ('frames' in each) line.play(each.frames);
        }
        if (still) line.path.pause();
        if (still && resumed) line.path.resume();
        const before = line.carrier.heard.length;
        const clears = line.carrier.clears;
        line.path.drop('r1');
        line.path.clear();
        // Once is enough: a carrier that was cleared a moment ago has nothing to play.
        expect(line.carrier.clears - clears).toBe(still && !resumed ? 0 : 1);
        line.delta(4_000);
        line.play(100);
        expect(line.carrier.heard.length).toBe(before);
        const next = line.produced.length;
        line.delta(4_000, '2');
        line.playOut();
        expect(line.carrier.heard.slice(before)).toEqual(line.produced.slice(next));
      }),
      { numRuns: RUNS },
    );
  });

  it('was all of it where the caller spoke just as it ended: there is nothing left to wait for', () => {
    const line = new Line();
    line.delta(1_600);
    line.path.itemEnded('i1');
    for (let frame = 0; frame < 10; frame += 1) line.carrier.frame();
    line.path.pause();
    line.path.resume();
    expect(line.told).toEqual(['began i1', 'heard']);
    expect(line.carrier.heard).toEqual(line.produced);
  });

  it('is kept up to a minute, and the carrier is never more than a few seconds ahead', () => {
    const line = new Line();
    line.path.pause();
    for (let second = 0; second < 90; second += 1) line.delta(8_000);
    line.path.resume();
    let most = 0;
    for (let second = 0; second < 90; second += 1) {
      most = Math.max(most, line.carrier.waiting);
      line.play(50);
    }
    expect(line.carrier.heard).toEqual(line.produced.slice(0, 60 * 8_000));
    expect(most).toBeLessThanOrEqual(5_000 * BYTES_PER_MS);
  });
});

describe('the audio that is kept until it was heard', () => {
  it('is what was written, however much of it and wherever the carrier is', () => {
    const write = fc.record({ bytes: fc.integer({ min: 0, max: 60_000 }), left: fc.integer({ min: 0, max: 50_000 }) });
    fc.assert(
      fc.property(fc.array(write, { minLength: 1, maxLength: 12 }), (writes) => {
        const kept = new WrittenAudio();
        let all = Buffer.alloc(0);
        let heard = 0;
        for (const { bytes, left } of writes) {
          const audio = Buffer.from(Array.from({ length: bytes }, (_, at) => (all.length + at) % PATTERN));
          heard = Math.max(heard, all.length - left);
          const frame = Buffer.from(`x${audio.toString('base64')}x`, 'latin1');
          kept.wrote(frame, 1, frame.length - 1, all.length, heard);
          all = Buffer.concat([all, audio]);
          expect(kept.read(heard, all.length).equals(all.subarray(heard))).toBe(true);
        }
      }),
      { numRuns: RUNS },
    );
  });
});
