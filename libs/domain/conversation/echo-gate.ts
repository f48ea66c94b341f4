import type { Instant } from '../kernel';

/** The clock of the gate: one frame, ms. */
const TICK_MS = 20;
/** What is played is remembered for so many ticks: the longest way that an echo takes, half a second. */
const REACH = 25;
/** Below this power nothing is played that could come back: the quietest hiss, full scale being 1. */
const QUIET = 1e-7;
/** What comes back is weaker than what is played by 12 dB at least, on any line on which people can talk. */
const LOUDEST_ECHO = 10 ** (-12 / 10);
/** The level of a line is told over so many ticks of playing: a second. */
const WINDOW = 50;
/** So many of the latest windows count; the quietest of them is no more than the echo. */
const WINDOWS = 4;
/** What comes back is at times so much louder than on the average of a second: 17 dB, voices having pauses. */
const PEAK = 50;
/** Who is louder than the echo is listened to for so many ticks more: words have soft ends. */
const OPEN = 10;

/**
 * Tells the receptionist's own voice, as it comes back from a caller's loudspeaker, from the caller. What is played is
 * known, so a frame that is much weaker than the loudest of the last half second may be nothing else. How much weaker is
 * learned: echo is always there while something is played, so the quietest second bounds it, and on a line without echo
 * a soft voice passes. Changed in place, at a fixed cost a frame.
 */
export class EchoGate {
  private readonly played = new Float32Array(REACH);
  private readonly ratios = new Float32Array(WINDOWS).fill(LOUDEST_ECHO);
  /** A frame is an echo up to this part of what was played. */
  private part = LOUDEST_ECHO;
  private at = 0;
  private tickedAt: Instant = 0;
  private loudest = 0;
  private window = 0;
  private heardSum = 0;
  private playedSum = 0;
  private ticks = 0;
  private open = 0;

  /** Notes how loud what the carrier plays is, for the time since it was noted last. */
  plays(power: number, now: Instant): void {
    const passed = Math.min(REACH, Math.floor((now - this.tickedAt) / TICK_MS));
    if (passed <= 0) return;
    this.tickedAt = passed === REACH ? now : this.tickedAt + passed * TICK_MS;
    if (power < QUIET && this.loudest === 0) return;
    for (let tick = 0; tick < passed; tick += 1) this.remember(power < QUIET ? 0 : power);
  }

  /** The loudest is looked for anew only when it is the one that is forgotten. */
  private remember(power: number): void {
    const { played, at } = this;
    const forgotten = played[at] ?? 0;
    played[at] = power;
    this.at = at + 1 === REACH ? 0 : at + 1;
    if (power >= this.loudest) this.loudest = power;
    else if (forgotten >= this.loudest) {
      let loudest = 0;
      for (const each of played) if (each > loudest) loudest = each;
      this.loudest = loudest;
    }
  }

  /** Whether something was played that could come back now; without it nothing need be measured. */
  get isArmed(): boolean {
    return this.loudest > 0;
  }

  /** Whether a frame of the caller of this power is no more than what was played. */
  isEcho(power: number): boolean {
    if (this.loudest === 0) return false;
    this.learn(power);
    if (power > this.loudest * this.part) {
      this.open = OPEN;
      return false;
    }
    if (this.open === 0) return true;
    this.open -= 1;
    return false;
  }

  private learn(power: number): void {
    const now = this.played[(this.at + REACH - 1) % REACH] ?? 0;
    if (now * 10 < this.loudest) return;
    this.heardSum += power;
    this.playedSum += this.loudest;
    this.ticks += 1;
    if (this.ticks < WINDOW) return;
    this.ratios[this.window] = this.heardSum / this.playedSum;
    this.window = (this.window + 1) % WINDOWS;
    this.part = Math.min(LOUDEST_ECHO, PEAK * Math.min(...this.ratios));
    this.heardSum = 0;
    this.playedSum = 0;
    this.ticks = 0;
  }
}
