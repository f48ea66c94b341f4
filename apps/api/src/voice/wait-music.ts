/** Samples a second: what a telephone carries. */
const rate = 8_000;
const secondsPerChord = 2;
/** Four soft chords, Hz. */
const chords = [
  [261.6, 329.6, 392.0],
  [220.0, 261.6, 329.6],
  [174.6, 220.0, 261.6],
  [196.0, 246.9, 293.7],
];
/** Far below full scale: it is heard for minutes. */
const loudness = 2_400;

/** Eight seconds of quiet chords as a WAV file, 16 bit mono. */
export function waitMusic(): Buffer {
  const perChord = rate * secondsPerChord;
  const data = Buffer.alloc(chords.length * perChord * 2);
  chords.forEach((chord, index) => {
    for (let sample = 0; sample < perChord; sample++) {
      const at = sample / rate;
      const swell = Math.sin((Math.PI * sample) / perChord);
      const sum = chord.reduce((total, hertz) => total + Math.sin(2 * Math.PI * hertz * at), 0) / chord.length;
      data.writeInt16LE(Math.round(sum * swell * loudness), (index * perChord + sample) * 2);
    }
  });
  return Buffer.concat([header(data.length), data]);
}

/** The header of a WAV file: PCM, mono, 16 bit. */
function header(bytes: number): Buffer {
  const head = Buffer.alloc(44);
  head.write('RIFF', 0);
  head.writeUInt32LE(36 + bytes, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(rate, 24);
  head.writeUInt32LE(rate * 2, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(16, 34);
  head.write('data', 36);
  head.writeUInt32LE(bytes, 40);
  return head;
}
