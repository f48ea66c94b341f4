import type { Language } from '@voicecore/domain/kernel';
import { commonTexts } from '@voicecore/domain/knowledge';

/** A text and its language. */
export interface Text {
  readonly text: string;
  readonly language: Language;
}

/**
 * Turns texts into vectors, so that texts of similar meaning have similar vectors. The vectors have length 1 and all
 * come from one model; their similarity is their dot product.
 */
export abstract class Embedder {
  /** Changes when older vectors can no longer be compared with new ones. */
  abstract readonly model: string;
  /** The language in which the texts of an entry are embedded; questions may be in either language. */
  abstract readonly language: Language;
  private common: Promise<readonly Float32Array[]> | null = null;

  /** Returns one vector per text, in order; rejects when none can be computed now. */
  abstract embed(texts: readonly Text[]): Promise<readonly Float32Array[]>;

  /** Returns the vectors of `commonTexts`. */
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
