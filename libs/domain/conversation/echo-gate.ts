import type { Instant } from '../kernel';

/** The clock of the gate: one frame, ms. */
const TICK_MS = 20;
/** How many ticks the played audio is remembered for: the longest delay of an echo, half a second. */
const REACH = 25;
/** Below this power, nothing that is played can come back: the quietest hiss, with full scale at 1. */
const QUIET = 1e-7;
/** The echo is at least 12 dB weaker than what is played, on any line on which people can talk. */
const LOUDEST_ECHO = 10 ** (-12 / 10);
/** The level of a line is measured over this many ticks of playback: one second. */
const WINDOW = 50;
/** The number of latest windows that count; the quietest of them is at most the echo. */
const WINDOWS = 4;
/** How much louder an echo can be at times than its average over a second: 17 dB, because voices have pauses. */
const PEAK = 50;
/** For how many ticks more a caller louder than the echo is listened to: words have soft ends. */
const OPEN = 10;

/**
 * Distinguishes the receptionist's own voice, as it comes back from a caller's loudspeaker, from the caller. What is
 * played is known, so a frame that is much weaker than the loudest of the last half second may be nothing but echo. How
 * much weaker is learned: there is always an echo while something is played, so the quietest second bounds it, and on a
 * line without echo a soft voice passes. Mutable, with a fixed cost per frame.
 */
export class EchoGate {
  private readonly played = new Float32Array(REACH);
  private readonly ratios = new Float32Array(WINDOWS).fill(LOUDEST_ECHO);
  /** A frame counts as echo up to this fraction of what was played. */
  private part = LOUDEST_ECHO;
  private at = 0;
  private tickedAt: Instant = 0;
  private loudest = 0;
  private window = 0;
  private heardSum = 0;
  private playedSum = 0;
  private ticks = 0;
  private open = 0;

  /** Records how loud the carrier's playback is, for the time since the last record. */
  plays(power: number, now: Instant): void {
    const passed = Math.min(REACH, Math.floor((now - this.tickedAt) / TICK_MS));
    if (passed <= 0) return;
    this.tickedAt = passed === REACH ? now : this.tickedAt + passed * TICK_MS;
    if (power < QUIET && this.loudest === 0) return;
    for (let tick = 0; tick < passed; tick += 1) this.remember(power < QUIET ? 0 : power);
  }

  /** The loudest value is searched again only when it is the one being forgotten. */
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

  /** True when something was played that could come back now; otherwise nothing needs to be measured. */
  get isArmed(): boolean {
    return this.loudest > 0;
  }

  /** True when a frame of the caller with this power is no more than an echo of what was played. */
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
