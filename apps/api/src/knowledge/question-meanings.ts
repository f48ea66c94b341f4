import type { Language } from '@voicecore/domain/kernel';
import { clausesOf, conceptsOf, plainPhrase, topicsOfQuestion, type AskedQuestion } from '@voicecore/domain/knowledge';
import type { Embedder } from './embedder';

export type Meaning = AskedQuestion['meaning'];

interface Asked {
  readonly coming: Promise<void>;
  /** Null until it is there. */
  made: Meaning;
}

/** Questions whose meaning a process remembers. */
const QUESTIONS_KEPT = 1_000;

/** What callers' questions mean to the embedder: made before the transaction that searches by it, and looked up in it. */
export class QuestionMeanings {
  private readonly asked = new Map<string, Asked>();

  constructor(private readonly embedder: Embedder) {}

  /** Resolves when it is there; rejects when it cannot be made. */
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

  /** What has been made of a question until now. */
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

/** Politeness apart, for the rules of the conversation pass a question on without it. */
function keyOf(question: string, language: Language): string {
  return `${language}:${plainPhrase(question) ?? question}`;
}
