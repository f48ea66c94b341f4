/**
 * Changes the sample rate of a stream with a windowed-sinc low-pass, so that nothing above half of the lower rate
 * aliases into speech. Needed because a sound card runs at 44.1 or 48 kHz and a phone line at 8 kHz, and not every
 * browser converts a microphone to the rate of its audio context.
 */

/**
 * Zero crossings of the kernel on each side; 16 give more than 60 dB of stop-band attenuation from 4.6 kHz on at 8
 * kHz.
 */
const CROSSINGS = 16;

/**
 * The end of the pass-band, as a share of the lower rate: 3.6 kHz on a phone line, whose speech ends at 3.4 kHz.
 */
const CUTOFF = 0.45;

function gcd(a: number, b: number): number {
  return b === 0 ? a : gcd(b, a % b);
}

function blackman(x: number): number {
  return 0.42 + 0.5 * Math.cos(Math.PI * x) + 0.08 * Math.cos(2 * Math.PI * x);
}

function sinc(x: number): number {
  return x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
}

/** Tap weights for one fractional position between two input samples, with unity gain at 0 Hz. */
function phaseTaps(offset: number, half: number, cutoff: number): Float32Array {
  const taps = new Float32Array(2 * half);
  let sum = 0;
  for (let i = 0; i < taps.length; i += 1) {
    const distance = i - half + 1 - offset;
    const weight = Math.abs(distance) < half ? sinc(2 * cutoff * distance) * blackman(distance / half) : 0;
    taps[i] = weight;
    sum += weight;
  }
  return taps.map((weight) => weight / sum);
}

export class Resampler {
  private readonly up: number;
  private readonly down: number;
  private readonly phases: Float32Array[];
  private readonly history: Float32Array;
  private head = 0;
  /** Position of the next output sample, in 1/up of an input sample after the newest one. */
  private position = 0;

  /** @param from input rate, Hz. @param to output rate, Hz. */
  constructor(from: number, to: number) {
    const divisor = gcd(from, to);
    this.up = to / divisor;
    this.down = from / divisor;
    const cutoff = (CUTOFF * Math.min(from, to)) / from;
    const half = Math.ceil(CROSSINGS * Math.max(1, from / to));
    this.phases = Array.from({ length: this.up }, (_, phase) => phaseTaps(phase / this.up, half, cutoff));
    this.history = new Float32Array(2 * half);
  }

  /** Takes one input sample and passes on the output samples that it completes (none, one or several). */
  write(sample: number, emit: (sample: number) => void): void {
    this.history[this.head] = sample;
    this.head = (this.head + 1) % this.history.length;
    while (this.position < this.up) {
      emit(this.at(this.phases[this.position]));
      this.position += this.down;
    }
    this.position -= this.up;
  }

  private at(taps: Float32Array | undefined): number {
    if (!taps) return 0;
    const { history, head } = this;
    const length = history.length;
    let sum = 0;
    for (let i = 0, at = head; i < length; i += 1) {
      sum += (taps[i] ?? 0) * (history[at] ?? 0);
      at += 1;
      if (at === length) at = 0;
    }
    return sum;
  }
}
