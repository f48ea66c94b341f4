// SPDX-License-Identifier: GPL-3.0-or-later
//
// A program of its own around eSpeak NG (GPL-3.0): words in on stdin, speech out on stdout. Nothing of the product is loaded
// here and nothing here is loaded by the product; what passes between them is text and sound (docs/adr/0055).
//
// in:   one JSON object a line    {"id": 7, "language": "en" | "es", "text": "…"}
// out:  one JSON object a line    {"ready": true}                once, when both voices have been used
//                                 {"unavailable": "…"}           once, when eSpeak NG is not installed; the program ends
//                                 {"id": 7, "bytes": 48000}      followed by that many bytes: 8 kHz, mono, 16 bits, little endian
// Answers come in the order of the questions. The end of stdin ends the program.
import { createInterface } from 'node:readline';

/** Latin American Spanish, as spoken in the US; `+f2` is one of eSpeak's female voices. */
const VOICES = { en: 'en-us+f2', es: 'es-419+f2' };
/** Words per minute: eSpeak's own pace is 175, which is too fast on a telephone line. */
const RATE = 160;
/** Percent; at eSpeak's own 100 the loudest vowels are clipped. */
const VOLUME = 70;
const FROM_HERTZ = 22_050;
/** 22,050 Hz to 8,000 Hz in lowest terms: 441 samples become 160. */
const [STEP, PHASES] = [441, 160];
/** Below the 4 kHz of the line, so that nothing aliases. */
const CUTOFF_HERTZ = 3_600;
const TAPS = 64;
/** The amplitude below which the ends count as silence, and how much of that silence is kept. */
const QUIET = 60;
const [LEAD_SAMPLES, TAIL_SAMPLES] = [160, 1_600];

const kernel = Array.from({ length: PHASES }, (_, phase) => {
  const cutoff = (2 * CUTOFF_HERTZ) / FROM_HERTZ;
  const taps = Float64Array.from({ length: TAPS }, (__, tap) => {
    const x = tap - TAPS / 2 + 1 - phase / PHASES;
    const window = 0.5 + 0.5 * Math.cos((2 * Math.PI * x) / TAPS);
    return window * (x === 0 ? cutoff : Math.sin(Math.PI * cutoff * x) / (Math.PI * x));
  });
  const sum = taps.reduce((total, tap) => total + tap, 0);
  return taps.map((tap) => tap / sum);
});

function toLine(samples) {
  const padded = new Float64Array(samples.length + 2 * TAPS);
  padded.set(samples, TAPS);
  const out = new Int16Array(Math.floor((samples.length * PHASES) / STEP));
  for (let i = 0; i < out.length; i += 1) {
    const position = i * STEP;
    const taps = kernel[position % PHASES];
    const from = Math.floor(position / PHASES) + TAPS / 2 + 1;
    let sum = 0;
    for (let tap = 0; tap < TAPS; tap += 1) sum += taps[tap] * padded[from + tap];
    out[i] = Math.max(-32_768, Math.min(32_767, Math.round(sum)));
  }
  return out;
}

function trimmed(samples) {
  const loud = (sample) => Math.abs(sample) > QUIET;
  const first = samples.findIndex(loud);
  if (first < 0) return samples.subarray(0, 0);
  return samples.subarray(Math.max(0, first - LEAD_SAMPLES), samples.findLastIndex(loud) + 1 + TAIL_SAMPLES);
}

async function loadEspeak() {
  const { default: load } = await import('@echogarden/espeak-ng-emscripten');
  const quiet = () => undefined;
  const { eSpeakNGWorker } = await load({ print: quiet, printErr: quiet });
  return new eSpeakNGWorker();
}

function speak(espeak, language, text) {
  const parts = [];
  espeak.set_voice(VOICES[language]);
  espeak.set_rate(RATE);
  espeak.set_volume(VOLUME);
  espeak.synthesize(text, (samples) => {
    parts.push(samples);
    return false;
  });
  const all = new Int16Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return trimmed(toLine(all));
}

function answer(header, body) {
  process.stdout.write(`${JSON.stringify(header)}\n`);
  if (body) process.stdout.write(body);
}

const espeak = await loadEspeak().catch((error) => {
  answer({ unavailable: String(error?.code ?? error) });
  return null;
});
if (espeak) {
  for (let time = 0; time < 3; time += 1) {
    speak(espeak, 'en', 'The first words take the longest, so they are spoken before anybody waits for them.');
    speak(espeak, 'es', 'Las primeras palabras son las más lentas: se dicen antes de que alguien las espere.');
  }
  answer({ ready: true });
  for await (const line of createInterface({ input: process.stdin })) {
    const { id, language, text } = JSON.parse(line);
    const samples = speak(espeak, language, text);
    const body = Buffer.from(samples.buffer, samples.byteOffset, samples.byteLength);
    answer({ id, bytes: body.length }, body);
  }
}
