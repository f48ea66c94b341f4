// Microphones that play tones, and what arrives of the tones at the other end of the line.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const RATE = 48_000;
/** Pulses, because noise suppression treats a steady tone as noise. */
const ON_MS = 350;
const OFF_MS = 250;
const SECONDS = 6;
const AMPLITUDE = 0.4;
const EDGE = 240;

/** Returns a 16-bit WAV file of tone pulses, which the browser plays in a loop. */
export function toneFile(hertz) {
  const samples = new Int16Array(RATE * SECONDS);
  const period = ((ON_MS + OFF_MS) * RATE) / 1000;
  const on = (ON_MS * RATE) / 1000;
  samples.forEach((_, i) => {
    const at = i % period;
    const edge = Math.max(0, Math.min(1, at / EDGE, (on - at) / EDGE));
    samples[i] = Math.round(32_767 * AMPLITUDE * edge * Math.sin((2 * Math.PI * hertz * i) / RATE));
  });
  const header = Buffer.alloc(44);
  header.write('RIFF', 0);
  header.writeUInt32LE(36 + samples.byteLength, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(RATE, 24);
  header.writeUInt32LE(RATE * 2, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36);
  header.writeUInt32LE(samples.byteLength, 40);
  const file = join(mkdtempSync(join(tmpdir(), 'voicecore-tone-')), `${hertz}.wav`);
  writeFileSync(file, Buffer.concat([header, Buffer.from(samples.buffer)]));
  return file;
}

/**
 * Returns the levels of some frequencies in what the page's line receives now, and its loudness, in dB of full scale.
 */
export function listen(page, frequencies) {
  return page.evaluate((wanted) => {
    const line = window.voicecoreLine;
    if (!line) return null;
    const samples = line.received();
    const decibels = (amplitude) => 20 * Math.log10(Math.max(amplitude, 1e-6));
    const goertzel = (hertz) => {
      const coefficient = 2 * Math.cos((2 * Math.PI * hertz) / line.sampleRate);
      let previous = 0;
      let before = 0;
      samples.forEach((sample, i) => {
        // A Hann window, so that the other tone's pulses do not leak into the result.
        const window = 0.5 - 0.5 * Math.cos((2 * Math.PI * i) / samples.length);
        const current = sample * window + coefficient * previous - before;
        before = previous;
        previous = current;
      });
      const power = previous ** 2 + before ** 2 - coefficient * previous * before;
      return decibels((4 * Math.sqrt(Math.max(power, 0))) / samples.length);
    };
    const loudness = Math.sqrt(samples.reduce((sum, sample) => sum + sample ** 2, 0) / samples.length);
    return { tones: wanted.map(goertzel), loudness: decibels(loudness) };
  }, frequencies);
}

/**
 * Waits until what the page hears satisfies the predicate, and returns it.
 * @throws with the last levels when it does not do so within the deadline.
 */
export async function hears(page, frequencies, predicate, deadlineMs = 20_000) {
  const until = Date.now() + deadlineMs;
  for (;;) {
    const heard = await listen(page, frequencies);
    if (heard && predicate(heard)) return heard;
    if (Date.now() > until) throw new Error(`not heard within ${deadlineMs} ms; last: ${JSON.stringify(heard)}`);
    await page.evaluate(() => new Promise(requestAnimationFrame));
  }
}
