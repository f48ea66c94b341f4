import { newSid } from '../wire/sids';

export interface Recording {
  readonly sid: string;
  readonly callSid: string;
  readonly source: string;
  readonly startedAt: number;
  readonly durationSeconds: number;
  /** A complete mu-law wav file. */
  readonly wav: Buffer;
}

const HEADER_BYTES = 44;
const WAVE_MULAW = 7;
/** About an hour of audio in total; the oldest recordings are deleted first. */
const KEPT_BYTES = 32 * 1024 * 1024;

/** Wraps mu-law bytes at 8 kHz, one channel, into a wav file. */
export function toWav(audio: Buffer): Buffer {
  const header = Buffer.alloc(HEADER_BYTES);
  header.write('RIFF', 0);
  header.writeUInt32LE(HEADER_BYTES - 8 + audio.length, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(WAVE_MULAW, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(8_000, 24);
  header.writeUInt32LE(8_000, 28);
  header.writeUInt16LE(1, 32);
  header.writeUInt16LE(8, 34);
  header.write('data', 36);
  header.writeUInt32LE(audio.length, 40);
  return Buffer.concat([header, audio]);
}

/** Recordings of the account, in memory. */
export class Recordings {
  private readonly kept = new Map<string, Recording>();
  private bytes = 0;

  add(callSid: string, source: string, audio: Buffer, durationSeconds: number): Recording {
    const wav = toWav(audio);
    const recording = { sid: newSid('RE'), callSid, source, startedAt: Date.now(), durationSeconds, wav };
    this.kept.set(recording.sid, recording);
    this.bytes += wav.length;
    for (const sid of this.kept.keys()) {
      if (this.bytes <= KEPT_BYTES) break;
      this.delete(sid);
    }
    return recording;
  }

  find(sid: string): Recording | undefined {
    return this.kept.get(sid);
  }

  list(): Recording[] {
    return [...this.kept.values()].reverse();
  }

  delete(sid: string): boolean {
    this.bytes -= this.kept.get(sid)?.wav.length ?? 0;
    return this.kept.delete(sid);
  }
}
