import type { Language } from '@voicecore/domain/kernel';
import { clausesOf, conceptsOf, plainPhrase, topicsOfQuestion, type AskedQuestion } from '@voicecore/domain/knowledge';
import type { Embedder } from './embedder';

export type Meaning = AskedQuestion['meaning'];

interface Asked {
  readonly coming: Promise<void>;
  /** Null until it is available. */
  made: Meaning;
}

/** Number of questions whose embeddings a process caches. */
const QUESTIONS_KEPT = 1_000;

/**
 * The embeddings of callers' questions: computed before the transaction that searches with them, and looked up inside
 * it.
 */
export class QuestionMeanings {
  private readonly asked = new Map<string, Asked>();

  constructor(private readonly embedder: Embedder) {}

  /** Resolves when the embedding is available; rejects when it cannot be computed. */
  make(question: string, language: Language): Promise<void> {
    const key = keyOf(question, language);
    const known = this.asked.get(key);
    if (known) return known.coming;
    const asked: Asked = {
      made: null,
      coming: this.meaningOf(question, language).then(
        (meaning) => void (asked.made = meaning),
        (error: unknown) => {
          this.asked.delete(key);
          throw error;
        },
      ),
    };
    this.asked.set(key, asked);
    const [oldest] = this.asked.keys();
    if (this.asked.size > QUESTIONS_KEPT && oldest !== undefined) this.asked.delete(oldest);
    return asked.coming;
  }

  /** Returns the embedding of a question if it is already available. */
  known(question: string, language: Language): Meaning {
    return this.asked.get(keyOf(question, language))?.made ?? null;
  }

  private async meaningOf(question: string, language: Language): Promise<Meaning> {
    const common = await this.embedder.commonQuestions();
    const texts = [plainPhrase(question) ?? question, ...clausesOf(question)].map((text) => ({ text, language }));
    const vectors = await this.embedder.embed(texts);
    const [vector] = vectors;
    return vector ? { vector, topics: topicsOfQuestion(vectors, conceptsOf(question, language), common) } : null;
  }
}

/** Returns the question without polite phrases, because the conversation rules pass it on without them. */
function keyOf(question: string, language: Language): string {
  return `${language}:${plainPhrase(question) ?? question}`;
}
