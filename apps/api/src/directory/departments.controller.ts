import { Body, Controller, Delete, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { TenantDb, type TenantTx } from '@voicecore/database';
import { z } from 'zod';
import { Allow, Who, type Principal } from '../platform/allow';
import { Answers } from '../platform/answers';
import { AppError } from '../platform/app-error';
import { notifyGone, notifyLive } from '../platform/live-notice';
import { pageOnly, readCursor, toPage, type Page, type PageQuery } from '../platform/paging';
import { byId, type ById } from '../platform/validation';
import { changedMeanwhile, removal, type Removal } from '../platform/version';
import { DepartmentStore } from './department.store';
import * as dto from './directory.dto';

const cursorKeys = z.tuple([z.int().min(0).max(10_000), z.uuid()]);

@Controller('api/v1/departments')
export class DepartmentsController {
  constructor(private readonly tenants: TenantDb) {}

  /** Lists the tenant's departments in the tenant's own order. */
  @Get()
  @Allow('tenant_admin', 'supervisor', 'agent')
  @Answers(dto.departmentPage)
  async list(
    @Who() who: Principal,
    @Query({ schema: pageOnly }) { cursor, limit }: PageQuery,
  ): Promise<Page<dto.Department>> {
    const after = cursor === undefined ? null : readCursor(cursor, cursorKeys);
    const rows = await this.tenants.run(who.tenantId, (tx) => new DepartmentStore(tx).page(after, limit));
    return toPage(
      rows,
      limit,
      (row) => [row.position, row.id],
      (row) => row,
    );
  }

  /** Adds a department with a name in both languages. */
  @Post()
  @Allow('tenant_admin')
  @Answers(dto.department, 201)
  create(@Who() who: Principal, @Body({ schema: dto.newDepartment }) body: dto.NewDepartment): Promise<dto.Department> {
    return this.tenants.run(who.tenantId, async (tx) => changed(tx, await new DepartmentStore(tx).add(body)));
  }

  /** Returns one department with its agents. */
  @Get(':id')
  @Allow('tenant_admin', 'supervisor', 'agent')
  @Answers(dto.department)
  read(@Who() who: Principal, @Param({ schema: byId }) { id }: ById): Promise<dto.Department> {
    return this.tenants.run(who.tenantId, (tx) => found(tx, id));
  }

  /** Changes a department: its names, where it stands, the one it is part of, its members and its managers. */
  @Patch(':id')
  @Allow('tenant_admin')
  @Answers(dto.department)
  change(
    @Who() who: Principal,
    @Param({ schema: byId }) { id }: ById,
    @Body({ schema: dto.departmentChange }) body: dto.DepartmentChange,
  ): Promise<dto.Department> {
    return this.tenants.run(who.tenantId, async (tx) => {
      if (!(await new DepartmentStore(tx).change(id, body))) throw await refusal(tx, id);
      return changed(tx, id);
    });
  }

  /**
   * Restores a removed department with its hours, its agents who have not been removed, its numbers that are in no other
   * department now, and the departments that were part of it.
   */
  @Post(':id/restoration')
  @Allow('tenant_admin')
  @Answers(dto.department)
  restore(@Who() who: Principal, @Param({ schema: byId }) { id }: ById): Promise<dto.Department> {
    return this.tenants.run(who.tenantId, async (tx) => {
      if (!(await new DepartmentStore(tx).restore(id))) throw new AppError('not_found');
      return changed(tx, id);
    });
  }

  /**
   * Removes a department; its agents stay, its numbers ring the whole business, and the departments that are part of it
   * become part of the one it is part of. A removed department can be restored.
   */
  @Delete(':id')
  @Allow('tenant_admin')
  @Answers(null)
  remove(
    @Who() who: Principal,
    @Param({ schema: byId }) { id }: ById,
    @Query({ schema: removal }) seen: Removal,
  ): Promise<void> {
    return this.tenants.run(who.tenantId, async (tx) => {
      if (!(await new DepartmentStore(tx).remove(id, seen))) throw await refusal(tx, id);
      await notifyGone(tx, 'departments', id);
    });
  }
}

async function changed(tx: TenantTx, id: string): Promise<dto.Department> {
  const department = await found(tx, id);
  await notifyLive(tx, 'departments', id, 0);
  return department;
}

/** Returns why nothing was changed: the department does not exist, or has changed since it was read. */
async function refusal(tx: TenantTx, id: string): Promise<AppError> {
  return changedMeanwhile(dto.department, await found(tx, id));
}

async function found(tx: TenantTx, id: string): Promise<dto.Department> {
  const department = await new DepartmentStore(tx).byId(id);
  if (!department) throw new AppError('not_found');
  return department;
}
