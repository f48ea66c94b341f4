import { Body, Controller, Delete, Get, Header, HttpCode, Param, Post, Query, StreamableFile } from '@nestjs/common';
import { TenantDb, type TenantTx } from '@voicecore/database';
import { judgeAgain, wordReasons } from '@voicecore/domain/screening';
import { Readable } from 'node:stream';
import { z } from 'zod';
import { OwnTenantStore } from '../tenants';
import { Allow, Who, type Principal } from '../platform/allow';
import { Answers, AnswersFile } from '../platform/answers';
import { AppError } from '../platform/app-error';
import { Clock } from '../platform/clock';
import { notifyLive } from '../platform/live-notice';
import { readCursor, toPage, type Page } from '../platform/paging';
import { Sealing } from '../platform/sealing';
import { byId, type ById } from '../platform/validation';
import { occurs } from '../platform/patterns';
import { moment } from '../platform/words';
import { InstallationRules } from './installation-rules';
import { listLines, readBatch } from './list-batches';
import { NumberListStore } from './number-list.store';
import { ScreeningReporter } from './screening-report';
import * as dto from './screening.dto';
import { ScreeningStore } from './screening.store';

const cursorKeys = z.tuple([moment, z.uuid()]);

/** Who is let through before a call is answered. The rules themselves are settings of the tenant. */
@Controller('api/v1/screening')
export class ScreeningController {
  constructor(
    private readonly tenants: TenantDb,
    private readonly sealing: Sealing,
    private readonly clock: Clock,
    private readonly installationRules: InstallationRules,
  ) {}

  /** Lists the numbers and prefixes that are always put through, or always blocked, newest first. */
  @Get('numbers')
  @Allow('tenant_admin')
  @Answers(dto.listedNumberPage)
  async list(
    @Who() who: Principal,
    @Query({ schema: dto.listQuery }) { cursor, limit, list }: dto.ListQuery,
  ): Promise<Page<dto.ListedNumber>> {
    const after = cursor === undefined ? null : readCursor(cursor, cursorKeys);
    const rows = await this.lists(who, (lists) => lists.page(list, after, limit));
    return toPage(
      rows,
      limit,
      (row) => [row.createdAt, row.id],
      (row) => row,
    );
  }

  /** Adds a number or prefix to a list, for the calls that come in from now on; one on the other list moves. */
  @Post('numbers')
  @Allow('tenant_admin')
  @Answers(dto.listedNumber, 201)
  add(
    @Who() who: Principal,
    @Body({ schema: dto.newListedNumber }) body: dto.NewListedNumber,
  ): Promise<dto.ListedNumber> {
    return this.lists(who, async (lists, tx) => {
      const added = await lists.add(body, this.clock.now());
      tx.audit('screening_number.added', added.id, { list: added.list, isPrefix: added.isPrefix });
      await notifyLive(tx, 'screening', 'lists', 0);
      return added;
    });
  }

  /**
   * Adds up to 1,000 numbers and prefixes to a list. Those that are no numbers are left out and named; the others are
   * added, and one on the other list moves.
   */
  @Post('batches')
  @HttpCode(200)
  @Allow('tenant_admin')
  @Answers(dto.listedNumbers)
  addMany(
    @Who() who: Principal,
    @Body({ schema: dto.newListedNumbers }) { list, numbers }: dto.NewListedNumbers,
  ): Promise<dto.ListedNumbers> {
    const { good, refused } = readBatch(numbers);
    return this.lists(who, async (lists, tx) => {
      const added = await lists.addMany(list, good, this.clock.now());
      tx.audit('screening_numbers.imported', null, { list, numbers: added });
      await notifyLive(tx, 'screening', 'lists', 0);
      return { added, refused };
    });
  }

  /** Exports a list as a file (CSV) that can be imported again, newest first. */
  @Get('file')
  @Allow('tenant_admin')
  @AnswersFile('text/csv')
  @Header('Content-Disposition', 'attachment; filename="numbers.csv"')
  @Header('Cache-Control', 'no-store')
  async download(
    @Who() who: Principal,
    @Query({ schema: dto.fileQuery }) { list }: dto.FileQuery,
  ): Promise<StreamableFile> {
    await this.tenants.run(who.tenantId, (tx) => {
      tx.audit('screening_numbers.exported', null, { list });
      return Promise.resolve();
    });
    return new StreamableFile(
      Readable.from(listLines((after, limit) => this.lists(who, (lists) => lists.page(list, after, limit)))),
    );
  }

  /** Removes a number or prefix from its list. */
  @Delete('numbers/:id')
  @Allow('tenant_admin')
  @Answers(null)
  remove(@Who() who: Principal, @Param({ schema: byId }) { id }: ById): Promise<void> {
    return this.lists(who, async (lists, tx) => {
      const list = await lists.remove(id);
      if (list === null) throw new AppError('not_found');
      tx.audit('screening_number.removed', id, { list });
      await notifyLive(tx, 'screening', 'lists', 0);
    });
  }

  /** Counts what screening did on each of the last days, why, and what people said of it. */
  @Get('report')
  @Allow('tenant_admin')
  @Answers(dto.screeningReport)
  report(
    @Who() who: Principal,
    @Query({ schema: dto.reportQuery }) { days }: dto.ReportQuery,
  ): Promise<dto.ScreeningReport> {
    return this.tenants.run(who.tenantId, (tx) => new ScreeningReporter(tx).read(days, this.clock.now()));
  }

  /**
   * Returns what would happen to a caller with this number who says these words, by the lists and rules in force or by
   * rules to be tried.
   */
  @Post('trials')
  @HttpCode(200)
  @Allow('tenant_admin')
  @Answers(dto.verdict)
  tryOut(@Who() who: Principal, @Body({ schema: dto.trialCaller }) body: dto.TrialCaller): Promise<dto.VerdictView> {
    return this.tenants.run(who.tenantId, async (tx) => {
      const own = body.policy ?? (await new OwnTenantStore(tx).read())?.config.screening;
      if (own === undefined) throw new AppError('not_found');
      const policy = await this.installationRules.beneath(tx, own);
      const caller = { ...body, now: this.clock.now(), callId: null };
      const found = await new ScreeningStore(tx, this.sealing).facts(policy, caller);
      const { reasons, ...verdict } = judgeAgain(policy, found, wordReasons(policy, body.words, occurs));
      return { ...verdict, reasons: [...reasons] };
    });
  }

  private lists<T>(who: Principal, work: (lists: NumberListStore, tx: TenantTx) => Promise<T>): Promise<T> {
    return this.tenants.run(who.tenantId, async (tx) => work(await NumberListStore.ofTenant(tx, this.sealing), tx));
  }
}
