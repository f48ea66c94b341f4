import { Module } from '@nestjs/common';
import { CallsModule } from '../calls';
import { KnowledgeModule } from '../knowledge';
import { LearningController } from './learning.controller';
import { EntryQuestions } from './entry-questions';
import { UnansweredQuestions } from './unanswered-questions';

@Module({
  imports: [CallsModule, KnowledgeModule],
  controllers: [LearningController],
  providers: [EntryQuestions, UnansweredQuestions],
})
export class LearningModule {}
