import { Controller, Get, Param, Post, Query } from '@nestjs/common';
import { JobsDb, PlatformDb, TenantDb } from '@voicecore/database';
import { z } from 'zod';
import { Allow, Who, type Principal } from '../platform/allow';
import { Answers } from '../platform/answers';
import { AppError } from '../platform/app-error';
import { JobStore } from '../platform/job.store';
import { pageOnly, readCursor, toPage, type Page, type PageQuery } from '../platform/paging';
import { byId, type ById } from '../platform/validation';
import { moment } from '../platform/words';
import { CallOutbox } from './call-outbox';
import { DeadLetterStore } from './dead-letter.store';
import { deadLetterPage, deadLetterRetry, type DeadLetter, type DeadLetterRetry } from './dead-letters.dto';

const cursorKeys = z.tuple([moment, z.uuid()]);

/** Effects at the carrier and background jobs that failed for good. */
@Controller('api/v1/dead-letters')
export class DeadLettersController {
  private readonly waiting: JobStore;

  constructor(
    private readonly tenants: TenantDb,
    private readonly platform: PlatformDb,
    private readonly outbox: CallOutbox,
    jobs: JobsDb,
  ) {
    this.waiting = new JobStore(jobs);
  }

  /**
   * Lists dead letters, newest first. A tenant administrator sees the tenant's own, the super admin those of all
   * tenants.
   */
  @Get()
  @Allow('tenant_admin', 'super_admin')
  @Answers(deadLetterPage)
  async list(
    @Who() who: Principal,
    @Query({ schema: pageOnly }) { cursor, limit }: PageQuery,
  ): Promise<Page<DeadLetter>> {
    const after = cursor === undefined ? null : readCursor(cursor, cursorKeys);
    const rows = await this.read(who, (store) => store.page(after, limit));
    return toPage(
      rows,
      limit,
      (row) => [row.failedAt, row.id],
      (row) => row,
    );
  }

  /**
   * Retries one dead letter and returns the outcome. A job is only queued: a worker runs it shortly afterward. A dead
   * letter that fails again stays in the list, or returns to it.
   */
  @Post(':id/retry')
  @Allow('tenant_admin', 'super_admin')
  @Answers(deadLetterRetry)
  async retry(@Who() who: Principal, @Param({ schema: byId }) { id }: ById): Promise<DeadLetterRetry> {
    const letter = await this.read(who, (store) => store.find(id));
    if (letter === null) throw new AppError('not_found');
    await this.tenants.run(letter.tenantId, async (tx) => tx.audit('dead_letter.retried', id));
    const outcome = letter.isJob ? await this.retryJob(id) : await this.outbox.retry(letter);
    if (outcome === null) throw new AppError('conflict', { detail: 'It is being retried right now.' });
    if (outcome !== 'failed') return { outcome, fault: null };
    const again = await this.read(who, (store) => store.find(id));
    return { outcome, fault: (again ?? letter).fault };
  }

  private async retryJob(id: string): Promise<'queued' | null> {
    return (await this.waiting.tryAgain(id)) ? 'queued' : null;
  }

  private read<T>(who: Principal, work: (store: DeadLetterStore) => Promise<T>): Promise<T> {
    if (who.role === 'super_admin') return this.platform.run((tx) => work(new DeadLetterStore(tx, null)));
    return this.tenants.run(who.tenantId, (tx) => work(new DeadLetterStore(tx, who.tenantId)));
  }
}
