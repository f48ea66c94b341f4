import { Module } from '@nestjs/common';
import { CallsModule } from '../calls';
import { KnowledgeModule } from '../knowledge';
import { Finder } from './finder';
import { FinderController } from './finder.controller';

@Module({ imports: [CallsModule, KnowledgeModule], controllers: [FinderController], providers: [Finder] })
export class FinderModule {}
