import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { EntryId } from '@voicecore/domain/kernel';
import { z } from 'zod';
import { Allow, Who, type Principal } from '../platform/allow';
import { Answers } from '../platform/answers';
import { pageOnly, readCursor, toPage, type Page, type PageQuery } from '../platform/paging';
import { byId, type ById } from '../platform/validation';
import { moment } from '../platform/words';
import { EntryQuestions } from './entry-questions';
import {
  entryQuestions,
  settlement,
  unansweredPage,
  type EntryQuestionList,
  type Settlement,
  type UnansweredQuestion,
} from './learning.dto';
import { UnansweredQuestions } from './unanswered-questions';

const cursorKeys = z.tuple([moment, z.string().regex(/^[0-9a-f]{64}$/)]);

/** What the business can learn from its callers' questions. */
@Controller('api/v1/knowledge')
export class LearningController {
  constructor(
    private readonly unanswered: UnansweredQuestions,
    private readonly questions: EntryQuestions,
  ) {}

  /** Lists callers' questions of the last 90 days that found no answer, each question once, latest first. */
  @Get('unanswered')
  @Allow('tenant_admin', 'supervisor')
  @Answers(unansweredPage)
  async list(@Who() who: Principal, @Query({ schema: pageOnly }) query: PageQuery): Promise<Page<UnansweredQuestion>> {
    const [lastAt, id] = query.cursor ? readCursor(query.cursor, cursorKeys) : [];
    const after = lastAt !== undefined && id !== undefined ? { lastAt, id } : null;
    const rows = await this.unanswered.list(who.tenantId, query.limit + 1, after);
    return toPage(
      rows,
      query.limit,
      (row) => [row.lastAt, row.id],
      (row) => row,
    );
  }

  /** Removes a question from that list, because it was answered or needs no answer. */
  @Post('unanswered/settlements')
  @Allow('tenant_admin', 'supervisor')
  @Answers(null)
  settle(@Who() who: Principal, @Body({ schema: settlement }) body: Settlement): Promise<void> {
    return this.unanswered.settle(who.tenantId, body);
  }

  /**
   * Returns which questions an entry wins and loses now: its own, and callers' questions that matched it or nearly did.
   */
  @Get('entries/:id/questions')
  @Allow('tenant_admin', 'supervisor')
  @Answers(entryQuestions)
  async ofEntry(@Who() who: Principal, @Param({ schema: byId }) { id }: ById): Promise<EntryQuestionList> {
    return { items: await this.questions.of(who.tenantId, id as EntryId) };
  }
}
