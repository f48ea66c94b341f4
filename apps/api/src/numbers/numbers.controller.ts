import { Body, Controller, Delete, Get, Inject, Param, Patch, Post, Query } from '@nestjs/common';
import { TenantDb, type TenantTx } from '@voicecore/database';
import type { Env } from '../env';
import { Allow, Who, type Principal } from '../platform/allow';
import { Answers } from '../platform/answers';
import { AppError } from '../platform/app-error';
import { pageOnly, readCursor, toPage, type Page, type PageQuery } from '../platform/paging';
import { ENV } from '../platform/tokens';
import { byId, type ById } from '../platform/validation';
import { changedMeanwhile, removal, type Removal } from '../platform/version';
import * as dto from './number.dto';
import { NumberStore, numberKeys } from './number.store';

@Controller('api/v1/numbers')
export class NumbersController {
  constructor(
    @Inject(ENV) private readonly env: Env,
    private readonly tenants: TenantDb,
  ) {}

  /** Lists the numbers that ring the tenant. */
  @Get()
  @Allow('tenant_admin', 'supervisor', 'agent')
  @Answers(dto.numberPage)
  async list(
    @Who() who: Principal,
    @Query({ schema: pageOnly }) { cursor, limit }: PageQuery,
  ): Promise<Page<dto.NumberView>> {
    const after = cursor === undefined ? null : readCursor(cursor, numberKeys)[0];
    const rows = await this.tenants.run(who.tenantId, (tx) => new NumberStore(tx).page(after, limit));
    return toPage(
      rows,
      limit,
      (row) => [row.id],
      (row) => row,
    );
  }

  /**
   * Adds a number in the sandbox, where no calls come from outside. Elsewhere the platform gives numbers to tenants
   * (ADR 17).
   */
  @Post()
  @Allow('tenant_admin')
  @Answers(dto.number, 201)
  create(@Who() who: Principal, @Body({ schema: dto.newNumber }) body: dto.NewNumber): Promise<dto.NumberView> {
    if (!this.env.VOICECORE_SANDBOX) throw new AppError('number_not_given');
    return this.tenants.run(who.tenantId, (tx) => new NumberStore(tx).added(body));
  }

  /** Returns one number. */
  @Get(':id')
  @Allow('tenant_admin', 'supervisor', 'agent')
  @Answers(dto.number)
  read(@Who() who: Principal, @Param({ schema: byId }) { id }: ById): Promise<dto.NumberView> {
    return this.tenants.run(who.tenantId, (tx) => found(tx, id));
  }

  /** Changes the label, what answers calls to the number, or which department the number is for. */
  @Patch(':id')
  @Allow('tenant_admin')
  @Answers(dto.number)
  change(
    @Who() who: Principal,
    @Param({ schema: byId }) { id }: ById,
    @Body({ schema: dto.numberChange }) body: dto.NumberChange,
  ): Promise<dto.NumberView> {
    return this.tenants.run(who.tenantId, async (tx) => {
      await found(tx, id);
      if (!(await new NumberStore(tx).change(id, body))) throw await refusal(tx, id);
      return found(tx, id);
    });
  }

  /** Restores a number that the business has removed within the last day, unless another tenant has it by now. */
  @Post(':id/restoration')
  @Allow('tenant_admin')
  @Answers(dto.number)
  restore(@Who() who: Principal, @Param({ schema: byId }) { id }: ById): Promise<dto.NumberView> {
    return this.tenants.run(who.tenantId, async (tx) => {
      if (!(await new NumberStore(tx).restore(id, 'tenant'))) throw new AppError('not_found');
      return found(tx, id);
    });
  }

  /** Removes a number; calls to it are refused from then on. A removed number can be restored. */
  @Delete(':id')
  @Allow('tenant_admin')
  @Answers(null)
  remove(
    @Who() who: Principal,
    @Param({ schema: byId }) { id }: ById,
    @Query({ schema: removal }) seen: Removal,
  ): Promise<void> {
    return this.tenants.run(who.tenantId, async (tx) => {
      if (!(await new NumberStore(tx).remove(id, seen, 'tenant'))) throw await refusal(tx, id);
    });
  }
}

/** Returns why nothing was changed: the number does not exist, or has changed since it was read. */
async function refusal(tx: TenantTx, id: string): Promise<AppError> {
  return changedMeanwhile(dto.number, await found(tx, id));
}

async function found(tx: TenantTx, id: string): Promise<dto.NumberView> {
  const number = await new NumberStore(tx).byId(id);
  if (!number) throw new AppError('not_found');
  return number;
}
