import type { Language, TenantId } from '@voicecore/domain/kernel';
import type { TestDatabase } from '@voicecore/testing';
import type { Embedder } from '../src/knowledge/embedder';
import { KnowledgeIndexes } from '../src/knowledge/knowledge-indexes';
import { KnowledgeSearch, type Answer } from '../src/knowledge/knowledge-search';
import { LocalEmbedder } from '../src/knowledge/local-embedder';
import { MeaningMaker } from '../src/knowledge/meaning-maker';
import { AppLogger } from '../src/platform/app-logger';
import { JobTasks } from '../src/platform/job-tasks';
import { Metrics } from '../src/platform/metrics';

/** The knowledge search without Nest; embeddings are computed only when requested, never in the background. */
export function knowledgeOnDatabase(
  db: TestDatabase,
  embedder: Embedder & { close(): Promise<void> } = new LocalEmbedder(),
) {
  const log = new AppLogger('silent');
  const maker = new MeaningMaker(db.tenantDb, embedder, new JobTasks(new Metrics(), log));
  const idle = { makeMissing: () => Promise.resolve() };
  const search = new KnowledgeSearch(db.tenantDb, new KnowledgeIndexes(embedder), embedder, idle, log);
  return {
    model: embedder.model,
    search,
    /** Answers as for callers: the question's embedding is computed first. */
    ask: async (tenantId: TenantId, question: string, language: Language): Promise<readonly Answer[]> => {
      await search.prepare(tenantId, question, language);
      return db.tenantDb.run(tenantId, (tx) => search.search(tx, question, language));
    },
    makeMissing: (tenantId: TenantId) => maker.makeMissing(tenantId),
    close: () => embedder.close(),
  };
}
