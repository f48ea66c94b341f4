import type { Utterance } from '@voicecore/domain/receptionist-texts';

/** A sentence that a stream begins with. */
export interface FirstWords extends Utterance {
  /** True when it is said to its end, even if the caller speaks. */
  readonly whole: boolean;
  /** True when its audio is kept, so that the model does not need to say it. */
  readonly kept: boolean;
}
