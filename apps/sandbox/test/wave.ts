import { encodeSample } from '../audio/mulaw';

/** Returns five seconds of a tone as a WAV file: 16-bit PCM or 8-bit mu-law. */
export function waveOf(hertz: number, rate: number, bits: number): Buffer {
  const samples = Array.from({ length: rate * 5 }, (_, at) =>
    Math.round(8_000 * Math.sin((2 * Math.PI * hertz * at) / rate)),
  );
  const data = Buffer.alloc((samples.length * bits) / 8);
  samples.forEach((sample, at) => {
    if (bits === 16) data.writeInt16LE(sample, at * 2);
    else data[at] = encodeSample(sample);
  });
  const head = Buffer.alloc(44);
  head.write('RIFF', 0);
  head.writeUInt32LE(36 + data.length, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(bits === 16 ? 1 : 7, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(rate, 24);
  head.writeUInt32LE((rate * bits) / 8, 28);
  head.writeUInt16LE(bits / 8, 32);
  head.writeUInt16LE(bits, 34);
  head.write('data', 36);
  head.writeUInt32LE(data.length, 40);
  return Buffer.concat([head, data]);
}
