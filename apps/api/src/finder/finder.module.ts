import { Module } from '@nestjs/common';
import { KnowledgeModule } from '../knowledge';
import { Finder } from './finder';
import { FinderController } from './finder.controller';

@Module({ imports: [KnowledgeModule], controllers: [FinderController], providers: [Finder] })
export class FinderModule {}
