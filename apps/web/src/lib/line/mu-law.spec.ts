import { decodeFrame, decodeSample, encodeFrame, encodeSample, SILENCE } from './mu-law';

describe('mu-law', () => {
  // Values from ITU-T G.711 table 2, scaled to 16 bits.
  it.each([
    [0, 0xff],
    [32124, 0x80],
    [-32124, 0x00],
    [8, 0xfe],
    [-8, 0x7e],
    [132, 0xef],
    [988, 0xce],
    [-1052, 0x4d],
  ])('codes %i as %i', (linear, byte) => {
    expect(encodeSample(linear)).toBe(byte);
  });

  it('gives back every byte it decoded', () => {
    for (let byte = 0; byte < 256; byte += 1) {
      if (byte === 0x7f) continue; // negative zero, which no coder emits
      expect(encodeSample(decodeSample(byte))).toBe(byte);
    }
  });

  it('errs by at most half a step of its segment', () => {
    for (let linear = -32124; linear <= 32124; linear += 7) {
      const magnitude = Math.abs(linear) + 132;
      const step = 2 ** (Math.floor(Math.log2(magnitude)) - 4);
      expect(Math.abs(decodeSample(encodeSample(linear)) - linear)).toBeLessThanOrEqual(step / 2 + 0.5);
    }
  });

  it('clips instead of wrapping around', () => {
    expect(encodeSample(60_000)).toBe(encodeSample(32_635));
    expect(encodeSample(-60_000)).toBe(encodeSample(-32_635));
  });

  it('codes whole frames', () => {
    expect([...encodeFrame(new Float32Array(160))]).toEqual(new Array(160).fill(SILENCE));
    const tone = Float32Array.from({ length: 160 }, (_, i) => 0.5 * Math.sin((2 * Math.PI * 450 * i) / 8000));
    const back = decodeFrame(encodeFrame(tone));
    const noise = tone.reduce((sum, sample, i) => sum + (sample - (back[i] ?? 0)) ** 2, 0);
    const power = tone.reduce((sum, sample) => sum + sample ** 2, 0);
    expect(10 * Math.log10(power / noise)).toBeGreaterThan(33); // G.711's own figure is about 38 dB
  });
});
