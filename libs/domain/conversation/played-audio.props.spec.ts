import { trials } from '@voicecore/testing';
import fc from 'fast-check';
import { BYTES_PER_MS, PlayedAudio } from './played-audio';

const RUNS = trials(100);

/** A carrier that plays at 8 bytes a millisecond and echoes each mark when it is reached. */
class Carrier {
  private written = 0;
  private played = 0;
  private pending: { name: string; at: number }[] = [];

  write(bytes: number): void {
    this.written += bytes;
  }

  mark(name: string): void {
    this.pending.push({ name, at: this.written });
  }

  /** Plays for a millisecond; returns the marks reached. */
  tick(): string[] {
    this.played = Math.min(this.written, this.played + BYTES_PER_MS);
    const reached = this.pending.filter((mark) => mark.at <= this.played);
    this.pending = this.pending.filter((mark) => mark.at > this.played);
    return reached.map((mark) => mark.name);
  }

  clear(): string[] {
    const names = this.pending.map((mark) => mark.name);
    this.written = 0;
    this.played = 0;
    this.pending = [];
    return names;
  }

  get playedMs(): number {
    return this.played / BYTES_PER_MS;
  }
}

const writes = fc.array(
  fc.record({ waitMs: fc.integer({ min: 0, max: 400 }), frames: fc.integer({ min: 1, max: 30 }), mark: fc.boolean() }),
  { minLength: 1, maxLength: 25 },
);

const frames = fc.integer({ min: 1, max: 200 });

describe('what the caller has heard', () => {
  it('is told within 20 ms of what was played, whenever the caller interrupts', () => {
    fc.assert(
      fc.property(writes, fc.integer({ min: 0, max: 3_000 }), fc.integer({ min: 0, max: 8 }), (plan, tail, delayMs) => {
        const carrier = new Carrier();
        const played = new PlayedAudio();
        const travelling: { name: string; at: number }[] = [];
        let now = 1_000;
        const pass = (ms: number): void => {
          for (let i = 0; i < ms; i += 1) {
            now += 1;
            for (const name of carrier.tick()) travelling.push({ name, at: now + delayMs });
            while (travelling[0] && travelling[0].at <= now) played.returned(travelling.shift()!.name, now);
          }
        };
        for (const { waitMs, frames, mark } of plan) {
          pass(waitMs);
          played.produced('item', 'response', frames * 160);
          played.wrote('item', 'response', frames * 160, now);
          carrier.write(frames * 160);
          if (mark) carrier.mark(played.mark());
        }
        carrier.mark(played.mark());
        pass(tail);
        const told = played.playedBytes(now) / BYTES_PER_MS;
        expect(Math.abs(told - carrier.playedMs)).toBeLessThanOrEqual(20);
      }),
      { numRuns: RUNS },
    );
  });

  it('takes no mark of before a clear for playback', () => {
    fc.assert(
      fc.property(frames, frames, fc.boolean(), (first, other, same) => {
        // If the position is the same before and after the clear, only the generation distinguishes them.
        const second = same ? first : other;
        const carrier = new Carrier();
        const played = new PlayedAudio();
        played.wrote('a', 'r', first * 160, 1_000);
        carrier.write(first * 160);
        carrier.mark(played.mark());
        const echoed = carrier.clear();
        played.clear();
        played.wrote('b', 'r2', second * 160, 2_000);
        const pending = played.mark();
        for (const name of echoed) expect(played.returned(name, 2_001)).toBe(false);
        expect(played.playedBytes(2_001)).toBeLessThanOrEqual(BYTES_PER_MS);
        expect(played.drained).toBe(false);
        expect(played.returned(pending, 2_000 + second * 20)).toBe(true);
        expect(played.drained).toBe(true);
      }),
      { numRuns: RUNS },
    );
  });

  it('is told for each item apart', () => {
    const played = new PlayedAudio();
    played.produced('a', 'r', 1_600);
    played.wrote('a', 'r', 1_600, 0);
    played.produced('b', 'r', 3_200);
    played.wrote('b', 'r', 3_200, 0);
    played.mark();
    expect(played.heard(300)).toEqual([
      { itemId: 'a', responseId: 'r', heardMs: 200, producedMs: 200 },
      { itemId: 'b', responseId: 'r', heardMs: 100, producedMs: 400 },
    ]);
  });
});
