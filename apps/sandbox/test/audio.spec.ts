import { decodeSample, encodeSample, FRAME_BYTES, loudness, mix, SILENT_FRAME, toFrames } from '../audio/mulaw';
import { SpeechLog } from '../audio/speech-log';
import { keypadTones, tone, toneLevel, tune } from '../audio/tones';
import { Playout } from '../media/playout';

describe('mu-law', () => {
  it('agrees with the tables of G.711', () => {
    const known: [number, number][] = [
      [0xff, 0],
      [0x7f, 0],
      [0x80, 32_124],
      [0x00, -32_124],
      [0xf0, 120],
      [0x70, -120],
      [0xce, 988],
    ];
    for (const [code, linear] of known) expect(decodeSample(code)).toBe(linear);
    for (let code = 0; code < 256; code += 1)
      expect(decodeSample(encodeSample(decodeSample(code)))).toBe(decodeSample(code));
    expect(encodeSample(99_999)).toBe(0x80);
  });

  it('passes one voice through untouched and adds two', () => {
    const [low] = toFrames(tone(450, 20));
    const [high] = toFrames(tone(900, 20));
    if (!low || !high) throw new Error('two frames');
    expect(mix([low])).toBe(low);
    expect(mix([])).toBe(SILENT_FRAME);
    expect(loudness(mix([low, high]))).toBeGreaterThan(loudness(low) * 1.3);
  });
});

describe('tones', () => {
  it('are found by their frequency', () => {
    const sound = tone(450, 500);
    expect(toneLevel(sound, 450) - toneLevel(sound, 900)).toBeGreaterThan(30);
  });

  it('dial', () => {
    const five = keypadTones('5').subarray(0, 800);
    expect(toneLevel(five, 770)).toBeGreaterThan(-25);
    expect(toneLevel(five, 1336)).toBeGreaterThan(-25);
    expect(toneLevel(five, 941)).toBeLessThan(-40);
    expect(loudness(tune)).toBeGreaterThan(300);
  });
});

describe('the speech log', () => {
  it('finds words by their sound alone, wherever a piece begins', () => {
    const log = new SpeechLog();
    const one = log.murmur('When do you open?', 'en', 'caller', 60);
    const two = log.murmur('¿Cuándo abren?', 'es', 'caller', 60);
    expect(one.frames).toBe(Math.ceil((17 * 60) / 20));
    expect(log.recognise(one.audio.subarray(160, 320))).toMatchObject({
      utterance: { text: 'When do you open?' },
      frame: 1,
    });
    expect(log.recognise(two.audio.subarray(70, 400))).toMatchObject({
      utterance: { text: '¿Cuándo abren?' },
      frame: 0,
    });
    expect(new SpeechLog().recognise(one.audio)).toBeNull();
    expect(log.recognise(mix([one.audio.subarray(0, 160), two.audio.subarray(0, 160)]))).toBeNull();
    expect(log.recognise(SILENT_FRAME)).toBeNull();
  });

  it('makes every frame loud enough to be speech', () => {
    const { audio } = new SpeechLog().murmur('a'.repeat(50), 'en', 'say', 60);
    for (const frame of toFrames(audio)) expect(loudness(frame)).toBeGreaterThan(800);
  });
});

describe('the playout buffer', () => {
  it('gives whole frames out of pieces of any size, and silence behind the last', () => {
    const played = new Playout(() => undefined);
    for (const size of [100, 30, 200, 7]) played.add(Buffer.alloc(size, size));
    const frames = [played.next(), played.next(), played.next(), played.next()];
    expect(frames.slice(0, 3).map((frame) => frame?.length)).toEqual([FRAME_BYTES, FRAME_BYTES, FRAME_BYTES]);
    expect(frames[0]?.[99]).toBe(100);
    expect(frames[0]?.[129]).toBe(30);
    expect(frames[2]?.[16]).toBe(7);
    expect(frames[2]?.[17]).toBe(0xff);
    expect(frames[3]).toBeNull();
    expect(played.waiting).toBe(0);
  });

  it('echoes a mark only after the sound before it was played', () => {
    const echoed: string[] = [];
    const played = new Playout((mark) => echoed.push(mark));
    played.add(Buffer.alloc(320));
    played.mark('two frames');
    played.add(Buffer.alloc(80));
    played.mark('half a frame');
    played.next();
    played.next();
    expect(echoed).toEqual([]);
    played.next();
    expect(echoed).toEqual(['two frames']);
    played.next();
    expect(echoed).toEqual(['two frames', 'half a frame']);
    played.mark('empty');
    expect(echoed).toHaveLength(3);
  });

  it('keeps the order of marks around the frame that is being played', () => {
    const echoed: string[] = [];
    const played = new Playout((mark) => echoed.push(mark));
    played.add(Buffer.alloc(160));
    played.mark('before');
    played.next();
    played.mark('after');
    expect(echoed).toEqual([]);
    played.next();
    expect(echoed).toEqual(['before', 'after']);
  });

  it('drops everything on clear and gives all marks back in their order', () => {
    const echoed: string[] = [];
    const played = new Playout((mark) => echoed.push(mark), 1_000);
    played.add(Buffer.alloc(160));
    played.mark('a');
    played.add(Buffer.alloc(160));
    played.mark('b');
    played.next();
    played.clear();
    expect(echoed).toEqual(['a', 'b']);
    expect(played.next()).toBeNull();
    expect(played.add(Buffer.alloc(1_001))).toBe(false);
  });
});
