import OpenAI from 'openai';
import { Embedder, type Text } from './embedder';

const MODEL = 'text-embedding-3-small';
/** Length of a vector: a third of the model's own length loses little, and a tenant's vectors stay in memory. */
const DIMENSIONS = 512;
/** Number of texts per request; the endpoint accepts 2,048. */
const BATCH = 500;
/** Maximum number of characters of a text; the endpoint accepts 8,192 tokens. */
const LONGEST_TEXT = 8_000;
/** Timeout of a request, ms: a caller is waiting for it. */
const TIMEOUT_MS = 3_000;

/** The embeddings of the configured account, which support both languages. */
export class OpenAiEmbedder extends Embedder {
  readonly model = `${MODEL}/${DIMENSIONS}`;
  readonly language = 'en';
  private readonly client: OpenAI;

  constructor(apiKey: string, baseURL: string) {
    super();
    this.client = new OpenAI({ apiKey, baseURL, timeout: TIMEOUT_MS, maxRetries: 1 });
  }

  async embed(texts: readonly Text[]): Promise<readonly Float32Array[]> {
    const made: Float32Array[] = [];
    for (let at = 0; at < texts.length; at += BATCH) {
      const input = texts.slice(at, at + BATCH).map(({ text }) => text.slice(0, LONGEST_TEXT).trim() || '.');
      const { data } = await this.client.embeddings.create({
        model: MODEL,
        input,
        dimensions: DIMENSIONS,
        encoding_format: 'float',
      });
      if (data.length !== input.length) throw new Error('the embeddings endpoint returned the wrong number of vectors');
      const inOrder = [...data].sort((a, b) => a.index - b.index);
      made.push(...inOrder.map(({ embedding }) => Float32Array.from(embedding)));
    }
    return made;
  }
}
