import { Body, Controller, Delete, Get, Param, Post, Query } from '@nestjs/common';
import { LookupDb, PlatformDb, TenantDb, type TenantTx } from '@voicecore/database';
import type { TenantId } from '@voicecore/domain/kernel';
import { Allow } from '../platform/allow';
import { Answers } from '../platform/answers';
import { AppError } from '../platform/app-error';
import { pageOnly, readCursor, toPage, type Page, type PageQuery } from '../platform/paging';
import { byId, type ById } from '../platform/validation';
import { changedMeanwhile, removal, type Removal } from '../platform/version';
import { OwnTenantStore } from '../tenants';
import * as dto from './number.dto';
import { NumberStore, numberKeys } from './number.store';

/**
 * Which business a number of the carrier's account rings, managed by the platform: one account serves all businesses,
 * and a number bought for one must not be claimed by another.
 */
@Controller('api/v1/tenants/:id/numbers')
export class GivenNumbersController {
  constructor(
    private readonly tenants: TenantDb,
    private readonly platform: PlatformDb,
    private readonly lookup: LookupDb,
  ) {}

  /** Lists the numbers of a tenant. */
  @Get()
  @Allow('super_admin')
  @Answers(dto.numberPage)
  async list(
    @Param({ schema: byId }) { id }: ById,
    @Query({ schema: pageOnly }) { cursor, limit }: PageQuery,
  ): Promise<Page<dto.NumberView>> {
    const after = cursor === undefined ? null : readCursor(cursor, numberKeys)[0];
    const rows = await this.within(id, (tx) => new NumberStore(tx).page(after, limit));
    return toPage(
      rows,
      limit,
      (row) => [row.id],
      (row) => row,
    );
  }

  /** Gives a number to a tenant; it rings there immediately. */
  @Post()
  @Allow('super_admin')
  @Answers(dto.number, 201)
  async give(
    @Param({ schema: byId }) { id }: ById,
    @Body({ schema: dto.givenNumber }) { e164 }: dto.GivenNumber,
  ): Promise<dto.NumberView> {
    const newNumber = { e164, label: '', answerWith: 'auto', departmentId: null } as const;
    try {
      return await this.within(id, async (tx) => new NumberStore(tx).added(newNumber));
    } catch (fault) {
      if (fault instanceof AppError && fault.code === 'number_taken')
        throw new AppError('number_taken', { detail: await this.holderOf(e164) });
      throw fault;
    }
  }

  /** Gives a number back to the tenant that had it, unless another tenant has it by now. */
  @Post(':numberId/restoration')
  @Allow('super_admin')
  @Answers(dto.number)
  restore(@Param({ schema: dto.byTenantAndNumber }) { id, numberId }: dto.ByTenantAndNumber): Promise<dto.NumberView> {
    return this.within(id, async (tx) => {
      const store = new NumberStore(tx);
      const number = (await store.restore(numberId, 'platform')) ? await store.byId(numberId) : null;
      if (!number) throw new AppError('not_found');
      return number;
    });
  }

  /** Removes a number from a tenant; calls to it are refused until it is given to another tenant. */
  @Delete(':numberId')
  @Allow('super_admin')
  @Answers(null)
  takeAway(
    @Param({ schema: dto.byTenantAndNumber }) { id, numberId }: dto.ByTenantAndNumber,
    @Query({ schema: removal }) seen: Removal,
  ): Promise<void> {
    return this.within(id, async (tx) => {
      const store = new NumberStore(tx);
      if (await store.remove(numberId, seen, 'platform')) return;
      const number = await store.byId(numberId);
      throw number ? changedMeanwhile(dto.number, number) : new AppError('not_found');
    });
  }

  /** Returns the tenant that has a number. The platform may know this; no business is told. */
  private async holderOf(e164: string): Promise<string | undefined> {
    const tenantId = await this.lookup.tenantOfNumber(e164);
    const sql = 'select name from tenants where id = $1';
    const [holder] = await this.platform.run((tx) => tx.query<{ name: string }>(sql, [tenantId]));
    return holder && `The business that has it is ${holder.name}.`;
  }

  private within<T>(id: string, work: (tx: TenantTx) => Promise<T>): Promise<T> {
    return this.tenants.run(id as TenantId, async (tx) => {
      if (!(await new OwnTenantStore(tx).isBusiness())) throw new AppError('not_found');
      return work(tx);
    });
  }
}
