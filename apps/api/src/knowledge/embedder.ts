import type { Language } from '@voicecore/domain/kernel';
import { commonTexts } from '@voicecore/domain/knowledge';

/** A text with the language that it is in. */
export interface Text {
  readonly text: string;
  readonly language: Language;
}

/**
 * Makes numbers of texts, so that texts of like meaning have like numbers: vectors of length 1, all of one model with
 * each other, whose likeness is their dot product.
 */
export abstract class Embedder {
  /** Changes when vectors made before can no longer be compared with new ones. */
  abstract readonly model: string;
  /** In which language the texts of an entry are made vectors of; questions may be in either. */
  abstract readonly language: Language;
  private common: Promise<readonly Float32Array[]> | null = null;

  /** One vector a text, in order; rejects when none can be made now. */
  abstract embed(texts: readonly Text[]): Promise<readonly Float32Array[]>;

  /** The vectors of `commonTexts`. */
  commonQuestions(): Promise<readonly Float32Array[]> {
    this.common ??= this.makeCommon().catch((error: unknown) => {
      this.common = null;
      throw error;
    });
    return this.common;
  }

  protected makeCommon(): Promise<readonly Float32Array[]> {
    return this.embed(commonTexts);
  }
}
