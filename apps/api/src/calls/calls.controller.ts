import { Controller, Get, Param, Query } from '@nestjs/common';
import { TenantDb, type TenantTx } from '@voicecore/database';
import { z } from 'zod';
import { Allow, Who, type Principal } from '../platform/allow';
import { Answers } from '../platform/answers';
import { AppError } from '../platform/app-error';
import { Clock } from '../platform/clock';
import { readCursor, writeCursor, type Page } from '../platform/paging';
import { Sealing } from '../platform/sealing';
import { byId, type ById } from '../platform/validation';
import { moment } from '../platform/words';
import { CallListStore, type CallFilter } from './call-list.store';
import { callInFull, listedCall } from './call-views';
import { callDetail, callPage, callQuery, type CallDetail, type CallListed, type CallQuery } from './calls.dto';

const cursorKeys = z.tuple([moment, z.uuid()]);

/** The tenant's calls, live and ended. */
@Controller('api/v1/calls')
export class CallsController {
  constructor(
    private readonly tenants: TenantDb,
    private readonly sealing: Sealing,
    private readonly clock: Clock,
  ) {}

  /** Calls, newest first, narrowed by stage, outcome, people, time or number; an agent sees the calls they were in. */
  @Get()
  @Allow('tenant_admin', 'supervisor', 'agent')
  @Answers(callPage)
  list(@Who() who: Principal, @Query({ schema: callQuery }) query: CallQuery): Promise<Page<CallListed>> {
    return this.tenants.run(who.tenantId, async (tx) => {
      const rows = await new CallListStore(tx, who).list(this.filter(tx, query));
      const shown = rows.slice(0, query.limit);
      const last = shown.at(-1);
      const next = rows.length > query.limit && last !== undefined ? writeCursor([last.started, last.id]) : null;
      const now = this.clock.now();
      return { items: await Promise.all(shown.map((row) => listedCall(tx, this.sealing, row, now))), next };
    });
  }

  /** One call with its transcript, its timeline, what was looked up and why it ended. */
  @Get(':id')
  @Allow('tenant_admin', 'supervisor', 'agent')
  @Answers(callDetail)
  find(@Who() who: Principal, @Param({ schema: byId }) { id }: ById): Promise<CallDetail> {
    return this.tenants.run(who.tenantId, async (tx) => {
      const row = await new CallListStore(tx, who).find(id);
      if (row === null) throw new AppError('not_found');
      return callInFull(tx, this.sealing, row, this.clock.now());
    });
  }

  private filter(tx: TenantTx, query: CallQuery): CallFilter {
    const { number, cursor, limit, ...filter } = query;
    const [startedAt, id] = cursor === undefined ? [] : readCursor(cursor, cursorKeys);
    return {
      ...filter,
      callerHmac: number === undefined ? undefined : this.sealing.lookup(tx.tenantId, number),
      after: startedAt === undefined || id === undefined ? undefined : { startedAt, id },
      limit: limit + 1,
    };
  }
}
