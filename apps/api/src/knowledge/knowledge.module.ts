import { Module } from '@nestjs/common';
import type { Env } from '../env';
import { GuardedFetch } from '../platform/guarded-fetch';
import { ENV } from '../platform/tokens';
import { DocumentReader } from './documents/document-reader';
import { Embedder } from './embedder';
import { ImportController } from './import.controller';
import { Importer } from './importer';
import { KnowledgeIndexes } from './knowledge-indexes';
import { KnowledgeSearch } from './knowledge-search';
import { KnowledgeController } from './knowledge.controller';
import { LocalEmbedder } from './local-embedder';
import { MeaningMaker } from './meaning-maker';
import { OpenAiEmbedder } from './openai-embedder';
import { ReadingLimits } from './reading-limits';

/** The account's own where there is one; a model that is reached by a socket only has no other endpoint. */
function embedderOf(env: Env): Embedder {
  const hasEndpoint = env.OPENAI_API_KEY !== undefined && /^https?:/.test(env.OPENAI_BASE_URL);
  return hasEndpoint ? new OpenAiEmbedder(env.OPENAI_API_KEY ?? '', env.OPENAI_BASE_URL) : new LocalEmbedder();
}

@Module({
  controllers: [KnowledgeController, ImportController],
  providers: [
    { provide: Embedder, inject: [ENV], useFactory: embedderOf },
    KnowledgeIndexes,
    KnowledgeSearch,
    MeaningMaker,
    Importer,
    ReadingLimits,
    DocumentReader,
    { provide: GuardedFetch, useFactory: () => new GuardedFetch() },
  ],
  exports: [KnowledgeSearch],
})
export class KnowledgeModule {}
