import type { OnApplicationShutdown } from '@nestjs/common';
import { commonTexts, inEnglish } from '@voicecore/domain/knowledge';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Embedder, type Text } from './embedder';

/** Number of texts sent to the thread at a time, so that a caller's question waits for only a few others. */
const BATCH = 4;
/** Number of characters of a text that the model reads; one vector cannot represent more. */
const LONGEST_TEXT = 600;
/** Length of a vector. */
const SIZE = 512;
/** Length of the hash at the start of `common-questions.bin`, which identifies the texts of its vectors. */
const HASH_BYTES = 32;
const largestByte = 127;

interface Reply {
  readonly id: number;
  readonly vectors?: Float32Array;
  readonly error?: string;
}

interface Waiting {
  readonly resolve: (vectors: Float32Array) => void;
  readonly reject: (fault: Error) => void;
}

/**
 * The model that comes with the product and needs no account: a small English sentence encoder on a separate thread,
 * started when first needed. Spanish is translated to English word by word.
 */
export class LocalEmbedder extends Embedder implements OnApplicationShutdown {
  readonly model = 'sentence-encoder-lite-en-1';
  readonly language = 'en';
  private thread: Worker | null = null;
  private readonly waiting = new Map<number, Waiting>();
  private asked = 0;
  private closed = false;

  async embed(texts: readonly Text[]): Promise<readonly Float32Array[]> {
    const made: Float32Array[] = [];
    for (let at = 0; at < texts.length; at += BATCH) {
      const batch = texts.slice(at, at + BATCH).map(readable);
      const vectors = await this.ask(batch);
      batch.forEach((_text, n) => made.push(vectors.slice(n * SIZE, (n + 1) * SIZE)));
    }
    return made;
  }

  /** Ends the thread and its open requests; no more vectors are computed. */
  async close(): Promise<void> {
    this.closed = true;
    await this.thread?.terminate();
  }

  onApplicationShutdown(): Promise<void> {
    return this.close();
  }

  /** Reads the vectors that come with the product, one byte per number, because computing them takes seconds. */
  protected override async makeCommon(): Promise<readonly Float32Array[]> {
    const stored = await readFile(join(__dirname, 'common-questions.bin'));
    if (!stored.subarray(0, HASH_BYTES).equals(hashOfCommon(this.model)))
      throw new Error('common-questions.bin was built from other texts: run npm run gen');
    const numbers = new Int8Array(stored.buffer, stored.byteOffset + HASH_BYTES, stored.length - HASH_BYTES);
    return commonTexts.map((_text, n) => unitLength(Float32Array.from(numbers.subarray(n * SIZE, (n + 1) * SIZE))));
  }

  private ask(texts: readonly string[]): Promise<Float32Array> {
    if (this.closed) return Promise.reject(new Error('the process is shutting down: no more embeddings are computed'));
    const thread = (this.thread ??= this.start());
    const id = (this.asked += 1);
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      thread.postMessage({ id, texts });
    });
  }

  private start(): Worker {
    const thread = new Worker(join(__dirname, 'embedding-worker.mjs'));
    thread.on('message', ({ id, vectors, error }: Reply) => {
      const waiting = this.waiting.get(id);
      this.waiting.delete(id);
      if (vectors) waiting?.resolve(vectors);
      else waiting?.reject(new Error(error ?? 'the embedding model did not answer'));
    });
    thread.on('error', (fault) => this.lost(thread, fault));
    thread.on('exit', () => this.lost(thread, new Error('the thread of the embedding model ended')));
    // After adding the listeners, because they keep the process alive: it may exit even while the model is working.
    thread.unref();
    return thread;
  }

  private lost(thread: Worker, fault: Error): void {
    if (this.thread !== thread) return;
    this.thread = null;
    for (const { reject } of this.waiting.values()) reject(fault);
    this.waiting.clear();
  }
}

/** Returns a text as the model gets it; never empty, because an empty text breaks the model. */
function readable({ text, language }: Text): string {
  const english = language === 'es' ? inEnglish(text) : text.toLowerCase();
  return english.slice(0, LONGEST_TEXT).trim() || '.';
}

function hashOfCommon(model: string): Buffer {
  return createHash('sha256')
    .update(JSON.stringify([model, commonTexts.map(readable)]))
    .digest();
}

/** Returns the content of `common-questions.bin` for these vectors. */
export function keptCommon(model: string, vectors: readonly Float32Array[]): Buffer {
  const bytes = vectors.flatMap((vector) => {
    const largest = Math.max(...vector.map(Math.abs));
    return [...vector].map((number) => Math.round((number / largest) * largestByte));
  });
  return Buffer.concat([hashOfCommon(model), Buffer.from(Int8Array.from(bytes).buffer)]);
}

function unitLength(vector: Float32Array): Float32Array {
  const length = Math.hypot(...vector);
  return vector.map((number) => number / length);
}
