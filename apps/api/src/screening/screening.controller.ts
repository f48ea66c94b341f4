import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { TenantDb } from '@voicecore/database';
import { judgeCaller } from '@voicecore/domain/screening';
import { z } from 'zod';
import { OwnTenantStore } from '../tenants';
import { Allow, Who, type Principal } from '../platform/allow';
import { Answers } from '../platform/answers';
import { AppError } from '../platform/app-error';
import { Clock } from '../platform/clock';
import { readCursor, toPage, type Page } from '../platform/paging';
import { Sealing } from '../platform/sealing';
import { byId, type ById } from '../platform/validation';
import { moment } from '../platform/words';
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
    const rows = await this.tenants.run(who.tenantId, (tx) =>
      new ScreeningStore(tx, this.sealing).page(list, after, limit),
    );
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
    return this.tenants.run(who.tenantId, (tx) => new ScreeningStore(tx, this.sealing).add(body, this.clock.now()));
  }

  /** Removes a number or prefix from its list. */
  @Delete('numbers/:id')
  @Allow('tenant_admin')
  @Answers(null)
  remove(@Who() who: Principal, @Param({ schema: byId }) { id }: ById): Promise<void> {
    return this.tenants.run(who.tenantId, async (tx) => {
      if (!(await new ScreeningStore(tx, this.sealing).remove(id))) throw new AppError('not_found');
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

  /** Returns what would happen to a caller with this number, by the lists and rules in force or by rules to be tried. */
  @Post('trials')
  @HttpCode(200)
  @Allow('tenant_admin')
  @Answers(dto.verdict)
  tryOut(@Who() who: Principal, @Body({ schema: dto.trialCaller }) body: dto.TrialCaller): Promise<dto.VerdictView> {
    return this.tenants.run(who.tenantId, async (tx) => {
      const own = body.policy ? null : await new OwnTenantStore(tx).read();
      const policy = body.policy ?? own?.config.screening;
      if (policy === undefined) throw new AppError('not_found');
      const caller = { ...body, now: this.clock.now(), callId: null };
      const { action, score, listed, reasons } = judgeCaller(
        policy,
        await new ScreeningStore(tx, this.sealing).facts(policy, caller),
      );
      return { action, score, listed, reasons: [...reasons] };
    });
  }
}
