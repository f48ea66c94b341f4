import { spoken, type Utterance } from '@voicecore/domain/receptionist-texts';
import { languages } from '@voicecore/domain/kernel';
import type { FirstWords } from './first-words';

/** What the caller is waiting for. */
export type Moment = 'looking' | 'thinking' | 'longer';

/** Words for a wait, and the moment they fit. */
export interface FillerWords extends FirstWords {
  readonly moment: Moment;
}

const keys = { looking: 'fillerLooking', thinking: 'fillerThinking', longer: 'fillerLonger' } as const;
const moments = Object.keys(keys) as Moment[];

/** All the words for a wait, in both languages. */
export const fillers: readonly (Utterance & { readonly moment: Moment })[] = languages.flatMap((language) =>
  moments.map((moment) => ({ moment, language, text: spoken(keys[moment], language) })),
);

/** What has been said of these words so far. */
export interface FillersSaid {
  /** The turn in which the last one was said, and how many were said in it. */
  readonly place: string;
  readonly count: number;
  readonly last: string;
}
