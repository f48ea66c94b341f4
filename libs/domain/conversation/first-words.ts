import type { Utterance } from '@voicecore/domain/receptionist-texts';

/** A sentence that a stream begins with. */
export interface FirstWords extends Utterance {
  /** True when it is said to its end, whoever speaks. */
  readonly whole: boolean;
  /** True when its audio is there, so that the model need not say it. */
  readonly kept: boolean;
}
