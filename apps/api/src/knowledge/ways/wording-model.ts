import type { Language } from '@voicecore/domain/kernel';
import type { EntryWords, ProposedWays, QuestionAndAnswer } from '@voicecore/domain/knowledge';

/** Why a model gave nothing that could be used. */
export const wordingFaults = ['unreachable', 'slow', 'unusable'] as const;
export type WordingFaultKind = (typeof wordingFaults)[number];

export class WordingFault extends Error {
  constructor(
    readonly kind: WordingFaultKind,
    options?: ErrorOptions,
  ) {
    super(`the wording model was ${kind}`, options);
    this.name = 'WordingFault';
  }
}

/**
 * Puts what an entry says into other words. An entry's text is what it works on and never an order to it; what comes back is
 * a stranger's text that the caller of these has still to judge. Both reject with a `WordingFault`.
 */
export abstract class WordingModel {
  /** How callers may ask for what the entry answers, in both languages. */
  abstract ways(entry: EntryWords): Promise<ProposedWays>;

  /** A question and its answer in another language. */
  abstract inLanguage(
    language: Language,
    source: QuestionAndAnswer & { readonly language: Language },
  ): Promise<QuestionAndAnswer>;
}

/** Injects the model, or null where none is configured: `@Inject(WORDING_MODEL) private readonly model: WordingModel | null`. */
export const WORDING_MODEL = Symbol('wording model');
