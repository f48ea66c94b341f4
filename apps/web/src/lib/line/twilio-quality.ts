import type { Quality } from './line';

/** Warnings of the carrier's SDK that mean that people no longer understand each other. */
const GRAVE = [
  'ice-connectivity-lost',
  'low-mos',
  'low-bytes-received',
  'low-bytes-sent',
  'high-packets-lost-fraction',
];

/** Warnings that someone is silent, which say nothing about the line. */
const NOT_THE_LINE = ['constant-audio-input-level', 'constant-audio-output-level'];

/** Mean opinion score below which a listener notices (ITU-T P.800: 4 is good, 3 is fair). */
const FAIR_MOS = 3.8;

/** Returns the word for the active warnings and the score of the last second (null: not known yet). */
export function warningWord(warnings: ReadonlySet<string>, mos: number | null): Quality['word'] {
  const about = [...warnings].filter((name) => !NOT_THE_LINE.includes(name));
  if (about.some((name) => GRAVE.includes(name))) return 'poor';
  return about.length > 0 || (mos !== null && mos < FAIR_MOS) ? 'fair' : 'good';
}
