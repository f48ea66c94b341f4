import { Body, Controller, Delete, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { TenantDb, type TenantTx } from '@voicecore/database';
import { z } from 'zod';
import { Allow, Who, type Principal } from '../platform/allow';
import { Answers } from '../platform/answers';
import { AppError } from '../platform/app-error';
import { pageOnly, readCursor, toPage, type Page, type PageQuery } from '../platform/paging';
import { byId, type ById } from '../platform/validation';
import * as dto from './number.dto';
import { NumberStore } from './number.store';

/** A cursor stands in URLs: the id, not the number. */
const cursorKeys = z.tuple([z.uuid()]);

@Controller('api/v1/numbers')
export class NumbersController {
  constructor(private readonly tenants: TenantDb) {}

  /** The numbers that ring the tenant. */
  @Get()
  @Allow('tenant_admin', 'supervisor', 'agent')
  @Answers(dto.numberPage)
  async list(
    @Who() who: Principal,
    @Query({ schema: pageOnly }) { cursor, limit }: PageQuery,
  ): Promise<Page<dto.NumberView>> {
    const after = cursor === undefined ? null : readCursor(cursor, cursorKeys)[0];
    const rows = await this.tenants.run(who.tenantId, (tx) => new NumberStore(tx).page(after, limit));
    return toPage(
      rows,
      limit,
      (row) => [row.id],
      (row) => row,
    );
  }

  /** Adds a number that is pointed at this installation. */
  @Post()
  @Allow('tenant_admin')
  @Answers(dto.number, 201)
  create(@Who() who: Principal, @Body({ schema: dto.newNumber }) body: dto.NewNumber): Promise<dto.NumberView> {
    return this.tenants.run(who.tenantId, async (tx) => found(tx, await new NumberStore(tx).add(body)));
  }

  /** One number. */
  @Get(':id')
  @Allow('tenant_admin', 'supervisor', 'agent')
  @Answers(dto.number)
  read(@Who() who: Principal, @Param({ schema: byId }) { id }: ById): Promise<dto.NumberView> {
    return this.tenants.run(who.tenantId, (tx) => found(tx, id));
  }

  /** Changes the label, what answers, or which department the number is for. */
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
      await new NumberStore(tx).change(id, body);
      return found(tx, id);
    });
  }

  /** Takes a number away; calls to it are refused from then on. */
  @Delete(':id')
  @Allow('tenant_admin')
  @Answers(null)
  remove(@Who() who: Principal, @Param({ schema: byId }) { id }: ById): Promise<void> {
    return this.tenants.run(who.tenantId, async (tx) => {
      if (!(await new NumberStore(tx).remove(id))) throw new AppError('not_found');
    });
  }
}

async function found(tx: TenantTx, id: string): Promise<dto.NumberView> {
  const number = await new NumberStore(tx).byId(id);
  if (!number) throw new AppError('not_found');
  return number;
}
