import { JitterBuffer } from './jitter-buffer';

const frame = (value: number): Float32Array => new Float32Array(160).fill(value);

function pull(buffer: JitterBuffer, milliseconds: number): number[] {
  return Array.from({ length: milliseconds * 8 }, () => buffer.pull());
}

describe('the jitter buffer', () => {
  it('waits for 60 ms and then plays in order', () => {
    const buffer = new JitterBuffer();
    buffer.push(frame(0.1), 0);
    buffer.push(frame(0.2), 20);
    expect(pull(buffer, 20).every((sample) => sample === 0)).toBe(true);
    buffer.push(frame(0.3), 40);
    const played = pull(buffer, 60);
    expect(played[0]).toBeCloseTo(0.1);
    expect(played[200]).toBeCloseTo(0.2);
    expect(buffer.figures().gaps).toBe(0);
  });

  it('counts one gap when it runs dry, however long, and fills again before going on', () => {
    const buffer = new JitterBuffer();
    for (const at of [0, 20, 40]) buffer.push(frame(0.1), at);
    pull(buffer, 100);
    expect(buffer.figures().gaps).toBe(1);
    buffer.push(frame(0.3), 60);
    expect(pull(buffer, 20).every((sample) => sample === 0)).toBe(true);
  });

  it('plays a steady stream without a gap and keeps little in hand', () => {
    const buffer = new JitterBuffer();
    for (let at = 0; at < 2000; at += 20) {
      buffer.push(frame(0.2), at);
      pull(buffer, 20);
    }
    const { gaps, jitterMs, depthMs, received } = buffer.figures();
    expect({ gaps, received }).toEqual({ gaps: 0, received: 100 });
    expect(jitterMs).toBeLessThan(0.5);
    expect(depthMs).toBeLessThanOrEqual(60);
  });

  it('measures uneven arrival and keeps more in hand for it', () => {
    const buffer = new JitterBuffer();
    for (let i = 0; i < 100; i += 1) {
      buffer.push(frame(0.2), i * 20 + (i % 2 === 0 ? 0 : 15));
      pull(buffer, 20);
    }
    expect(buffer.figures().jitterMs).toBeGreaterThan(10);
    expect(buffer.figures().jitterMs).toBeLessThan(20);
  });

  it('leaves out quiet frames, not speech, when too much has gathered', () => {
    const buffer = new JitterBuffer();
    for (const value of [0.2, 0, 0.2, 0.2, 0.2, 0, 0.2, 0]) buffer.push(frame(value), 0);
    expect(buffer.figures().dropped).toBeGreaterThan(0);
    const played = pull(buffer, 200).filter((sample) => sample > 0.1);
    expect(played.length).toBe(5 * 160);
  });

  it('keeps more in hand after a gap, and gives it back slowly', () => {
    const buffer = new JitterBuffer();
    for (const at of [0, 20, 40]) buffer.push(frame(0.2), at);
    pull(buffer, 80);
    for (const at of [80, 100, 120]) buffer.push(frame(0.2), at);
    expect(pull(buffer, 20).every((sample) => sample === 0)).toBe(true);
    for (const at of [140, 160]) buffer.push(frame(0.2), at);
    expect(pull(buffer, 20).some((sample) => sample > 0)).toBe(true);
  });

  it('never holds more than 260 ms', () => {
    const buffer = new JitterBuffer();
    for (let i = 0; i < 50; i += 1) buffer.push(frame(0.2), 0);
    expect(buffer.figures().depthMs).toBeLessThanOrEqual(260);
  });
});
