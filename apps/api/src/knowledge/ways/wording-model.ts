import type { Language } from '@voicecore/domain/kernel';
import type { EntryWords, ProposedWays, QuestionAndAnswer } from '@voicecore/domain/knowledge';

/** Why a model returned nothing that could be used. */
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
 * Rewords an entry. The entry's text is data and never an instruction to the model; the result is untrusted text that
 * the code calling these methods must check. Both methods reject with a `WordingFault`.
 */
export abstract class WordingModel {
  /** Returns how callers may ask for what the entry answers, in both languages. */
  abstract ways(entry: EntryWords): Promise<ProposedWays>;

  /** Returns a question and its answer in another language. */
  abstract inLanguage(
    language: Language,
    source: QuestionAndAnswer & { readonly language: Language },
  ): Promise<QuestionAndAnswer>;
}

/**
 * Injects the model, or null when none is configured: `@Inject(WORDING_MODEL) private readonly model: WordingModel |
 * null`.
 */
export const WORDING_MODEL = Symbol('wording model');
