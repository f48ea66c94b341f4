import type { TenantId } from '@voicecore/domain/kernel';
import type { TestDatabase } from '@voicecore/testing';
import { KnowledgeIndexes } from '../src/knowledge/knowledge-indexes';
import { KnowledgeSearch } from '../src/knowledge/knowledge-search';
import { LocalEmbedder } from '../src/knowledge/local-embedder';
import { MeaningMaker } from '../src/knowledge/meaning-maker';
import { AppLogger } from '../src/platform/app-logger';
import { JobTasks } from '../src/platform/job-tasks';
import { Metrics } from '../src/platform/metrics';

/** The search of knowledge without Nest; what entries mean is made when it is asked for and never in passing. */
export function knowledgeOnDatabase(db: TestDatabase) {
  const embedder = new LocalEmbedder();
  const log = new AppLogger('silent');
  const maker = new MeaningMaker(db.tenantDb, embedder, new JobTasks(new Metrics(), log));
  const idle = { makeMissing: () => Promise.resolve() };
  return {
    model: embedder.model,
    search: new KnowledgeSearch(new KnowledgeIndexes(embedder), embedder, idle, log),
    makeMissing: (tenantId: TenantId) => maker.makeMissing(tenantId),
    close: () => embedder.close(),
  };
}
