import { Module } from '@nestjs/common';
import { textModelKey, type Env } from '../env';
import { GuardedFetch } from '../platform/guarded-fetch';
import { ENV } from '../platform/tokens';
import { Contradictions } from './contradictions';
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
import { OpenAiWording } from './ways/openai-wording';
import { WayProposer } from './ways/way-proposer';
import { Ways } from './ways/ways';
import { WaysController } from './ways/ways.controller';
import { WordingLimits } from './ways/wording-limits';
import { WORDING_MODEL, type WordingModel } from './ways/wording-model';

/** Uses the embeddings of the configured account, if there is one. */
function embedderOf(env: Env): Embedder {
  const key = textModelKey(env);
  return key === null ? new LocalEmbedder() : new OpenAiEmbedder(key, env.OPENAI_BASE_URL);
}

/** Without an account, ways to ask are proposed by rules, and nothing is translated. */
function wordingModelOf(env: Env): WordingModel | null {
  const key = textModelKey(env);
  return key === null ? null : new OpenAiWording(key, env.OPENAI_BASE_URL);
}

@Module({
  controllers: [KnowledgeController, ImportController, WaysController],
  providers: [
    { provide: Embedder, inject: [ENV], useFactory: embedderOf },
    { provide: WORDING_MODEL, inject: [ENV], useFactory: wordingModelOf },
    Ways,
    WayProposer,
    WordingLimits,
    Contradictions,
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
