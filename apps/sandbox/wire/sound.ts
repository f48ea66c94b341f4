import { encodeSample } from '../audio/mulaw';
import { tune } from '../audio/tones';
import { exchange, NoAnswer, type HttpAnswer } from './http-exchange';

/**
 * Audio that cannot be played; `code` is Twilio's: 11200 not fetched, 12300 not an audio type, 13325 unreadable audio.
 */
export class SoundFault extends Error {
  constructor(
    readonly code: 11_200 | 12_300 | 13_325,
    detail: string,
  ) {
    super(detail);
  }
}

/** Types that the carrier plays. */
const wav = ['audio/wav', 'audio/wave', 'audio/x-wav'];
const others = ['audio/mpeg', 'audio/aiff', 'audio/x-aifc', 'audio/x-aiff', 'audio/x-gsm', 'audio/gsm', 'audio/ulaw'];
const mostBytes = 40 * 1024 * 1024;
const timeoutMs = 15_000;

/** Fetches what `<Play>` names, as the carrier does, and returns it as mu-law at 8 kHz. @throws SoundFault */
export async function fetchSound(url: string): Promise<Buffer> {
  const answer = await ask(url);
  if (answer.status < 200 || answer.status > 299) throw new SoundFault(11_200, `status ${answer.status}`);
  const type = answer.contentType.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  if (wav.includes(type)) return readWav(answer.bytes);
  if (type === 'audio/ulaw') return answer.bytes;
  // Compressed audio is not decoded here: the tune is played instead.
  if (others.includes(type)) return tune;
  throw new SoundFault(12_300, `${type || 'no type'} is not an audio type`);
}

async function ask(url: string): Promise<HttpAnswer> {
  const headers = { 'User-Agent': 'TwilioProxy/1.1', Accept: '*/*' };
  try {
    return await exchange({
      url,
      method: 'GET',
      headers,
      body: null,
      connectMs: timeoutMs,
      readMs: timeoutMs,
      mostBytes,
    });
  } catch (error) {
    if (error instanceof NoAnswer) throw new SoundFault(11_200, error.message);
    throw error;
  }
}

/** Reads 16-bit PCM or mu-law at any rate; the first one of several channels. */
function readWav(file: Buffer): Buffer {
  const format = chunk(file, 'fmt ');
  const data = chunk(file, 'data');
  if (format === null || data === null || format.length < 16) throw new SoundFault(13_325, 'not a WAV file');
  const [kind, channels, rate] = [format.readUInt16LE(0), format.readUInt16LE(2), format.readUInt32LE(4)];
  const [block, bits] = [format.readUInt16LE(12), format.readUInt16LE(14)];
  const pcm = kind === 1 && bits === 16;
  if ((!pcm && kind !== 7) || channels === 0 || rate === 0 || block === 0)
    throw new SoundFault(13_325, `WAV of kind ${kind}, ${bits} bit`);
  const samples = Math.floor((Math.floor(data.length / block) * 8_000) / rate);
  const at = (sample: number) => Math.floor((sample * rate) / 8_000) * block;
  return Buffer.from(
    Array.from({ length: samples }, (_, sample) =>
      pcm ? encodeSample(data.readInt16LE(at(sample))) : (data[at(sample)] ?? 0xff),
    ),
  );
}

function chunk(file: Buffer, name: string): Buffer | null {
  if (file.toString('latin1', 0, 4) !== 'RIFF' || file.toString('latin1', 8, 12) !== 'WAVE') return null;
  for (let at = 12; at + 8 <= file.length;) {
    const size = file.readUInt32LE(at + 4);
    if (file.toString('latin1', at, at + 4) === name) return file.subarray(at + 8, at + 8 + size);
    at += 8 + size + (size % 2);
  }
  return null;
}
