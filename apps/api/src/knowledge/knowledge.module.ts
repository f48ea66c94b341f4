import { Module } from '@nestjs/common';
import { GuardedFetch } from '../platform/guarded-fetch';
import { DocumentReader } from './documents/document-reader';
import { ImportController } from './import.controller';
import { Importer } from './importer';
import { KnowledgeSearch } from './knowledge-search';
import { KnowledgeController } from './knowledge.controller';
import { ReadingLimits } from './reading-limits';

@Module({
  controllers: [KnowledgeController, ImportController],
  providers: [
    KnowledgeSearch,
    Importer,
    ReadingLimits,
    DocumentReader,
    { provide: GuardedFetch, useFactory: () => new GuardedFetch() },
  ],
  exports: [KnowledgeSearch],
})
export class KnowledgeModule {}
