import { Resampler } from './resample';

function convert(from: number, to: number, hertz: number, seconds = 0.5): Float32Array {
  const resampler = new Resampler(from, to);
  const out: number[] = [];
  for (let i = 0; i < from * seconds; i += 1) {
    resampler.write(Math.sin((2 * Math.PI * hertz * i) / from), (sample) => out.push(sample));
  }
  return Float32Array.from(out);
}

/** Gain in dB relative to a sine of amplitude 1, without the first 50 ms, in which the filter fills. */
function gain(samples: Float32Array, rate: number): number {
  const steady = samples.subarray(rate / 20);
  const power = steady.reduce((sum, sample) => sum + sample ** 2, 0) / steady.length;
  return 10 * Math.log10(power / 0.5);
}

describe.each([48_000, 44_100, 16_000])('a microphone at %i Hz', (rate) => {
  it('keeps time: one second in is one second out', () => {
    expect(convert(rate, 8000, 450).length).toBe(4000);
    expect(convert(8000, rate, 450).length).toBe(rate / 2);
  });

  it('lets speech through unchanged (300 to 3,200 Hz within half a decibel)', () => {
    for (const hertz of [300, 450, 900, 2000, 3200]) {
      expect(Math.abs(gain(convert(rate, 8000, hertz), 8000))).toBeLessThan(0.5);
      expect(Math.abs(gain(convert(8000, rate, hertz), rate))).toBeLessThan(0.5);
    }
  });

  it('keeps out what would fold back into speech, by 50 dB and more', () => {
    for (const hertz of [4700, 5500, 7000].filter((tone) => tone < rate / 2)) {
      expect(gain(convert(rate, 8000, hertz), 8000)).toBeLessThan(-50);
    }
  });
});
