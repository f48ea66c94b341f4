import { Module } from '@nestjs/common';
import { KnowledgeSearch } from './knowledge-search';
import { KnowledgeController } from './knowledge.controller';

@Module({ controllers: [KnowledgeController], providers: [KnowledgeSearch], exports: [KnowledgeSearch] })
export class KnowledgeModule {}
