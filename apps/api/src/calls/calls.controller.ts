import { Body, Controller, Get, Header, Param, Put, Query, StreamableFile } from '@nestjs/common';
import { TenantDb } from '@voicecore/database';
import { Readable } from 'node:stream';
import { z } from 'zod';
import { Allow, Who, type Principal } from '../platform/allow';
import { Answers, AnswersFile } from '../platform/answers';
import { AppError } from '../platform/app-error';
import { Clock } from '../platform/clock';
import { readCursor, writeCursor } from '../platform/paging';
import { Sealing } from '../platform/sealing';
import { byId, type ById } from '../platform/validation';
import { moment } from '../platform/words';
import { ScreeningStore } from '../screening';
import { CallFile } from './call-file';
import { CallFilters } from './call-filters';
import { callOrders, CallListStore, mostCounted, type CallOrder, type ListedRow } from './call-list.store';
import { callInFull, listedCalls } from './call-views';
import * as dto from './calls.dto';

const cursorKeys = z.tuple([z.enum(callOrders), moment, z.uuid()]);

/** The tenant's calls, live and ended. */
@Controller('api/v1/calls')
export class CallsController {
  constructor(
    private readonly tenants: TenantDb,
    private readonly sealing: Sealing,
    private readonly clock: Clock,
    private readonly filters: CallFilters,
    private readonly file: CallFile,
  ) {}

  /**
   * Lists calls, newest first unless another order is requested, filtered by stage, outcome, who ended them, people,
   * time, number or words. An agent sees their own calls, calls that they are or were offered, their departments'
   * calls, and live calls that are still with the receptionist. The orders by length list ended calls only. The first
   * page includes the number of matching calls.
   */
  @Get()
  @Allow('tenant_admin', 'supervisor', 'agent')
  @Answers(dto.callPage)
  list(@Who() who: Principal, @Query({ schema: dto.callQuery }) query: dto.CallQuery): Promise<dto.CallPage> {
    const { cursor, limit, order, ...asked } = query;
    return this.tenants.run(who.tenantId, async (tx) => {
      const filter = await this.filters.of(tx, asked);
      const store = new CallListStore(tx, who);
      const after = cursor === undefined ? undefined : afterOf(cursor, order);
      const rows = await store.list(filter, { order, after, limit: limit + 1 });
      const shown = rows.slice(0, limit);
      const now = this.clock.now();
      return {
        items: await listedCalls(tx, this.sealing, shown, now),
        next: rows.length > limit ? cursorOf(shown.at(-1), order) : null,
        total: after === undefined ? totalOf(await store.count({ ...filter, ...onlyEnded(order) })) : null,
      };
    });
  }

  /** Returns the number of calls in a time range for each outcome. */
  @Get('figures')
  @Allow('tenant_admin', 'supervisor', 'agent')
  @Answers(dto.callFigures)
  figures(
    @Who() who: Principal,
    @Query({ schema: dto.figuresQuery }) query: dto.FiguresQuery,
  ): Promise<dto.CallFigures> {
    return this.tenants.run(who.tenantId, async (tx) => ({
      outcomes: await new CallListStore(tx, who).outcomes(query),
    }));
  }

  /**
   * Exports all matching calls as a spreadsheet file (CSV), newest first. `language` sets the language of the headings.
   */
  @Get('file')
  @Allow('tenant_admin', 'supervisor', 'agent')
  @AnswersFile('text/csv')
  @Header('Content-Disposition', 'attachment; filename="calls.csv"')
  @Header('Cache-Control', 'no-store')
  async download(
    @Who() who: Principal,
    @Query({ schema: dto.callFileQuery }) query: dto.CallFileQuery,
  ): Promise<StreamableFile> {
    const { language, ...asked } = query;
    await this.tenants.run(who.tenantId, (tx) => {
      tx.audit('calls.exported', null, { narrowedBy: Object.keys(asked) });
      return Promise.resolve();
    });
    return new StreamableFile(Readable.from(this.file.text(who, asked, language)));
  }

  /** Returns one call with its transcript, its timeline, its lookups and the reason it ended. */
  @Get(':id')
  @Allow('tenant_admin', 'supervisor', 'agent')
  @Answers(dto.callDetail)
  find(@Who() who: Principal, @Param({ schema: byId }) { id }: ById): Promise<dto.CallDetail> {
    return this.tenants.run(who.tenantId, async (tx) => {
      const row = await new CallListStore(tx, who).find(id);
      if (row === null) throw new AppError('not_found');
      return callInFull(tx, this.sealing, row, this.clock.now());
    });
  }

  /** Says that a call is spam, that it is not, or neither (null). The mark moves the score of the caller's number. */
  @Put(':id/mark')
  @Allow('tenant_admin', 'supervisor', 'agent')
  @Answers(dto.callMark)
  mark(
    @Who() who: Principal,
    @Param({ schema: byId }) { id }: ById,
    @Body({ schema: dto.callMark }) { isSpam }: dto.CallMark,
  ): Promise<dto.CallMark> {
    return this.tenants.run(who.tenantId, async (tx) => {
      if (!(await new CallListStore(tx, who).isVisible(id))) throw new AppError('not_found');
      await new ScreeningStore(tx, this.sealing).mark(id, isSpam, this.clock.now());
      return { isSpam };
    });
  }
}

/** Returns the position where a list continues. A cursor of another order is not valid for this one. */
function afterOf(cursor: string, order: CallOrder): { key: number; id: string } {
  const [ofOrder, key, id] = readCursor(cursor, cursorKeys);
  if (ofOrder === order) return { key, id };
  throw new AppError('invalid_request', {
    errors: [{ path: 'cursor', message: 'the cursor is of a list in another order' }],
  });
}

function cursorOf(last: ListedRow | undefined, order: CallOrder): string | null {
  if (last === undefined) return null;
  const byLength = order === 'longest' || order === 'shortest';
  return writeCursor([order, byLength ? (last.length ?? 0) : last.started, last.id]);
}

/** Excludes calls in progress when sorting by length, because they have none yet. */
function onlyEnded(order: CallOrder): { stage?: 'ended' } {
  return order === 'longest' || order === 'shortest' ? { stage: 'ended' } : {};
}

function totalOf(count: number): { count: number; exact: boolean } {
  return { count: Math.min(count, mostCounted), exact: count <= mostCounted };
}
