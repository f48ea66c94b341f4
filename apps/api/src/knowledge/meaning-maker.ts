import { Injectable, type OnModuleInit } from '@nestjs/common';
import { TenantDb } from '@voicecore/database';
import type { TenantId } from '@voicecore/domain/kernel';
import { sentencesOf, topicsOfEntry, type EntryMeaning } from '@voicecore/domain/knowledge';
import { JobTasks } from '../platform/job-tasks';
import { Embedder, type Text } from './embedder';
import type { KnowledgeEntry } from './knowledge.store';
import { VectorStore } from './vectors.store';

/** Number of an entry's ways to ask that are compared by meaning: its question and the first alternates. */
const MOST_PHRASES = 12;
/** Number of an answer's sentences that are compared by meaning; a caller hears no more of them. */
const MOST_SENTENCES = 6;
/** Number of entries read, embedded and stored at a time. */
const ROUND = 8;

/** Computes the embeddings of entries: of new or changed ones, and of all when the model has changed. */
@Injectable()
export class MeaningMaker implements OnModuleInit {
  private readonly running = new Map<TenantId, Promise<void>>();

  constructor(
    private readonly db: TenantDb,
    private readonly embedder: Embedder,
    private readonly jobs: JobTasks,
  ) {}

  onModuleInit(): void {
    this.jobs.perform('embed_entry', ({ tenantId }) => this.makeMissing(tenantId));
  }

  /**
   * Resolves when every entry of the tenant has its embedding. Simultaneous requests run one after the other, so
   * nothing is computed twice.
   */
  makeMissing(tenantId: TenantId): Promise<void> {
    const before = this.running.get(tenantId) ?? Promise.resolve();
    const work = before.catch(() => undefined).then(() => this.makeAll(tenantId));
    this.running.set(tenantId, work);
    const forget = (): void => {
      if (this.running.get(tenantId) === work) this.running.delete(tenantId);
    };
    work.then(forget, forget);
    return work;
  }

  private async makeAll(tenantId: TenantId): Promise<void> {
    const inStore = <T>(work: (store: VectorStore) => Promise<T>): Promise<T> =>
      this.db.run(tenantId, (tx) => work(new VectorStore(tx, this.embedder.model)));
    for (;;) {
      const entries = await inStore((store) => store.unmade(ROUND));
      if (entries.length === 0) return;
      const made = await this.make(entries);
      await inStore(async (store) => {
        for (const { entry, meaning } of made) await store.keep(entry, meaning);
      });
    }
  }

  private async make(entries: readonly KnowledgeEntry[]): Promise<Made[]> {
    const { language } = this.embedder;
    const common = await this.embedder.commonQuestions();
    const texts = entries.map((entry) => ({ entry, ...textsOf(entry, language) }));
    const all: Text[] = texts.flatMap(({ phrases, whole, parts }) => [...phrases, ...whole, ...parts]);
    const vectors = [...(await this.embedder.embed(all))];
    return texts.map((own) => {
      const phrases = vectors.splice(0, own.phrases.length);
      const whole = vectors.splice(0, own.whole.length);
      const parts = vectors.splice(0, own.parts.length);
      const topics = topicsOfEntry(phrases, whole, common);
      const question = phrases[0] ?? new Float32Array();
      return { entry: own.entry, meaning: { question, whole: joined(whole), parts: joined(parts), topics } };
    });
  }
}

interface Made {
  readonly entry: KnowledgeEntry;
  readonly meaning: EntryMeaning;
}

interface EntryTexts {
  readonly phrases: readonly Text[];
  readonly whole: readonly Text[];
  readonly parts: readonly Text[];
}

/** Returns the texts to embed: the ways to ask, each of them with the answer, and the question with each sentence. */
function textsOf({ question, answer, alternates }: KnowledgeEntry, language: Embedder['language']): EntryTexts {
  const asked = [question[language], ...alternates[language]].slice(0, MOST_PHRASES);
  const other = language === 'en' ? 'es' : 'en';
  const askedOtherwise = [question[other], ...alternates[other]].slice(0, MOST_PHRASES);
  const sentences = sentencesOf(answer[language]).slice(0, MOST_SENTENCES);
  const inLanguage = (text: string): Text => ({ text, language });
  return {
    phrases: [...asked.map(inLanguage), ...askedOtherwise.map((text) => ({ text, language: other }) as const)],
    whole: asked.map((text) => inLanguage(`${text} ${answer[language]}`)),
    parts: sentences.map((sentence) => inLanguage(`${question[language]} ${sentence}`)),
  };
}

function joined(vectors: readonly Float32Array[]): Float32Array {
  const all = new Float32Array(vectors.reduce((length, vector) => length + vector.length, 0));
  vectors.forEach((vector, n) => all.set(vector, n * vector.length));
  return all;
}
