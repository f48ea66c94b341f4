import fc from 'fast-check';
import { decodeSample, loudness, toFrames } from '../audio/mulaw';
import { toneLevel } from '../audio/tones';
import type { Language } from '../audio/speech-log';
import { SpeechLog } from '../audio/speech-log';
import { LineVoice } from '../voice/line-voice';
import { Synthesizer } from '../voice/synthesizer';

/** Long enough for a machine with other work to do. */
const AT_REST = { patienceMs: 100_000, log: () => undefined };

/**
 * Returns the power of nine bands of the line over all frames, in decibels: this distinguishes sounds whatever their
 * pitch.
 */
function spectrum(sound: Buffer): number[] {
  const frames = toFrames(sound);
  return [250, 500, 750, 1000, 1400, 1800, 2200, 2700, 3200].map((hertz) => {
    const power = frames.reduce((sum, frame) => sum + 10 ** (toneLevel(frame, hertz) / 10), 0);
    return 10 * Math.log10(power / frames.length);
  });
}

/** Returns how far apart two sounds are on average, in decibels per band. */
function distance(one: Buffer, other: Buffer): number {
  const [left, right] = [spectrum(one), spectrum(other)];
  return left.reduce((sum, level, band) => sum + Math.abs(level - (right[band] ?? 0)), 0) / left.length;
}

describe('the synthesizer', () => {
  let synthesizer: Synthesizer;

  beforeAll(() => {
    synthesizer = new Synthesizer(AT_REST);
  });

  afterAll(() => synthesizer.close());

  async function sound(text: string, language: Language = 'en'): Promise<Buffer> {
    const spoken = await synthesizer.speak(text, language);
    if (!spoken) throw new Error('nothing was said');
    return spoken;
  }

  it.each([
    ['en', 'Thank you for calling. How can I help you today?'],
    ['en', 'We are open Monday to Friday from eight in the morning until six in the evening.'],
    ['es', 'Gracias por llamar. ¿En qué le puedo ayudar hoy?'],
    ['es', 'Abrimos de lunes a viernes, de ocho de la mañana a seis de la tarde.'],
  ] as const)('speaks %s: %s', async (language, text) => {
    const spoken = await sound(text, language);
    const msPerLetter = spoken.length / 8 / text.length;
    expect(msPerLetter).toBeGreaterThan(35);
    expect(msPerLetter).toBeLessThan(110);
    const frames = toFrames(spoken).map(loudness);
    const loud = frames.filter((level) => level > 400).length / frames.length;
    // Speech has pauses and quiet consonants; a tone has none, silence has nothing else.
    expect(loud).toBeGreaterThan(0.5);
    expect(loud).toBeLessThan(0.98);
    const voiced = frames.filter((level) => level > 400);
    expect(Math.max(...voiced) / Math.min(...voiced)).toBeGreaterThan(4);
    // The bright part of the voice moves with the mouth.
    const brightness = toFrames(spoken)
      .filter((frame) => loudness(frame) > 400)
      .map((frame) => toneLevel(frame, 2_200) - toneLevel(frame, 500));
    expect(Math.max(...brightness) - Math.min(...brightness)).toBeGreaterThan(25);
    expect([...spoken].filter((code) => Math.abs(decodeSample(code)) > 32_000)).toHaveLength(0);
  });

  it('says different words differently, and each language in its own way', async () => {
    const [yes, again] = [await sound('yes'), await sound('yes ')];
    expect(distance(yes, again)).toBeLessThan(1);
    expect(distance(yes, await sound('no'))).toBeGreaterThan(3);
    expect(distance(await sound('chocolate', 'en'), await sound('chocolate', 'es'))).toBeGreaterThan(2);
  });

  it('says a sentence once, however often it is asked for', async () => {
    const before = synthesizer.spoken;
    const [one, two] = await Promise.all([sound('Only once, please.'), sound('Only once, please.')]);
    const three = await sound('Only once, please.');
    expect([two, three]).toEqual([one, one]);
    expect(synthesizer.spoken).toBe(before + 1);
    await sound('Only once, please.', 'es');
    expect(synthesizer.spoken).toBe(before + 2);
  });

  it('reads a telephone number digit by digit', async () => {
    const digits = await sound('(212) 555-0142');
    const spelled = await sound('2 1 2, 5 5 5, 0 1 4 2');
    // The breath in the voice is random, so that no two recordings are identical byte for byte.
    expect(Math.abs(digits.length - spelled.length)).toBeLessThan(160);
    expect(distance(digits, spelled)).toBeLessThan(1);
  });

  it('has the first sound of a sentence soon, and lets its own process go on meanwhile', async () => {
    const [best, ticks] = await fastest(async (run) => {
      await sound(`Thank you for calling the ${['bakery', 'library', 'pharmacy', 'gallery'][run % 4] ?? ''} ${run}.`);
    });
    // Measured on an idle machine: 15 to 50 ms per sentence, with a target of 150. While all specs run at once, the
    // figure says more about the machine: here the audio only has to be ready before a listener notices a delay.
    expect(best).toBeLessThan(1_000);
    expect(ticks).toBeGreaterThan(0);
  });

  it('goes on after its program was killed: what was asked for is murmured, what comes next is spoken', async () => {
    const voice = new LineVoice(new SpeechLog(), 60, synthesizer);
    const lost = 'This sentence loses its speaker in the middle of it.';
    const said = voice.say(lost, 'en', 'say');
    process.kill(synthesizer.pid ?? 0, 'SIGKILL');
    const [murmur] = await Promise.all(said);
    expect(murmur).toMatchObject({ text: lost, frames: Math.ceil((lost.length * 60) / 20) });
    let next: Buffer | null = null;
    for (let attempt = 0; attempt < 100 && !next; attempt += 1) {
      next = await synthesizer.speak(lost, 'en');
      if (!next) await new Promise((resolve) => setTimeout(resolve, 50));
    }
    expect(loudness(next ?? Buffer.alloc(0))).toBeGreaterThan(800);
  });
});

/** Returns the shortest of a few runs, in ms, and how often a 5 ms timer fired during them. */
async function fastest(work: (run: number) => Promise<void>): Promise<[number, number]> {
  let ticks = 0;
  const timer = setInterval(() => (ticks += 1), 5);
  const times: number[] = [];
  for (let run = 0; run < 8; run += 1) {
    const began = performance.now();
    await work(run);
    times.push(performance.now() - began);
  }
  clearInterval(timer);
  return [Math.min(...times), ticks];
}

describe('words on the line', () => {
  it('are one utterance a sentence, recognised by their sound, together the whole text', async () => {
    const log = new SpeechLog();
    const synthesizer = new Synthesizer(AT_REST);
    const text = 'We are closed on Sundays. También hablo español. Shall I connect you?';
    const spoken = await Promise.all(new LineVoice(log, 60, synthesizer).say(text, 'en', 'model'));
    await synthesizer.close();
    expect(spoken).toHaveLength(3);
    expect(spoken.map((sentence) => sentence.text).join('')).toBe(text);
    expect(spoken.map((sentence) => sentence.language)).toEqual(['en', 'es', 'en']);
    for (const sentence of spoken) {
      expect(sentence.audio.length).toBe(sentence.frames * 160);
      toFrames(sentence.audio).forEach((frame, place) =>
        expect(log.recognise(frame)).toMatchObject({ utterance: { id: sentence.id }, frame: place }),
      );
    }
  });

  it('are a murmur of the text as a whole without a synthesizer', async () => {
    const [only, ...more] = await Promise.all(
      new LineVoice(new SpeechLog(), 60, null).say('One. And two.', 'en', 'say'),
    );
    expect([only?.frames, more]).toEqual([39, []]);
  });
});

describe('marks in the sound', () => {
  it('are found wherever a frame of sound is cut out, and change it by less than its own noise', () => {
    const log = new SpeechLog();
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 480, maxLength: 2_000 }), fc.nat(), (bytes, somewhere) => {
        const sound = Buffer.from(bytes);
        const { audio, id } = log.mark('words', 'en', 'say', sound);
        const at = somewhere % (audio.length - 160);
        const heard = log.recognise(audio.subarray(at, at + 160));
        expect(heard?.utterance.id).toBe(id);
        expect(Math.abs((heard?.frame ?? -9) * 160 - at)).toBeLessThan(160);
        for (let i = 0; i < sound.length; i += 1) expect((audio[i] ?? 0) ^ (sound[i] ?? 0)).toBeLessThan(2);
      }),
    );
  });
});
