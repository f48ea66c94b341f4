import { Body, Controller, Delete, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { PlatformDb, TenantDb, type PlatformTx, type TenantTx } from '@voicecore/database';
import type { TenantId } from '@voicecore/domain/kernel';
import { z } from 'zod';
import { Allow, Who, type Principal } from '../platform/allow';
import { Answers } from '../platform/answers';
import { AppError } from '../platform/app-error';
import { Clock } from '../platform/clock';
import { notifyLive } from '../platform/live-notice';
import { isTimeZone } from '@voicecore/domain/hours';
import { pageOnly, readCursor, toPage, type Page, type PageQuery } from '../platform/paging';
import { byId, type ById } from '../platform/validation';
import { changedMeanwhile } from '../platform/version';
import { moment } from '../platform/words';
import { ProvisionTenant } from './provision-tenant';
import * as dto from './tenant.dto';
import { noteKinds, TenantNotesStore } from './tenant-notes.store';
import { SetUpStore } from './set-up.store';
import { OwnTenantStore, TenantStore } from './tenant.store';

const cursorKeys = z.tuple([moment, z.uuid()]);

@Controller('api/v1/tenants')
export class TenantsController {
  constructor(
    private readonly platform: PlatformDb,
    private readonly provision: ProvisionTenant,
  ) {}

  /** Lists all tenants, newest first. */
  @Get()
  @Allow('super_admin')
  @Answers(dto.tenantPage)
  async list(@Query({ schema: pageOnly }) { cursor, limit }: PageQuery): Promise<Page<dto.Tenant>> {
    const after = cursor === undefined ? null : readCursor(cursor, cursorKeys);
    const rows = await this.platform.run((tx) => new TenantStore(tx).page(after, limit));
    return toPage(
      rows,
      limit,
      (row) => [row.createdAt, row.id],
      (row) => row,
    );
  }

  /** Creates a tenant that works right away: with a receptionist, a department, opening hours and an administrator. */
  @Post()
  @Allow('super_admin')
  @Answers(dto.createdTenant, 201)
  async create(@Body({ schema: dto.newTenant }) body: dto.NewTenant): Promise<dto.CreatedTenant> {
    const { tenantId, invitation } = await this.provision.run(body);
    return { tenant: await this.platform.run((tx) => found(tx, tenantId)), invitation };
  }

  /** Returns one tenant. */
  @Get(':id')
  @Allow('super_admin')
  @Answers(dto.tenant)
  read(@Param({ schema: byId }) { id }: ById): Promise<dto.Tenant> {
    return this.platform.run((tx) => found(tx, id));
  }

  /**
   * Renames, suspends or reactivates a tenant. While a tenant is suspended, its callers hear a message and its users
   * cannot change anything; no data is lost.
   */
  @Patch(':id')
  @Allow('super_admin')
  @Answers(dto.tenant)
  change(
    @Param({ schema: byId }) { id }: ById,
    @Body({ schema: dto.tenantChange }) body: dto.TenantChange,
  ): Promise<dto.Tenant> {
    return this.platform.run(async (tx) => {
      const isChanged = await new TenantStore(tx).change(id, body);
      const tenant = await found(tx, id);
      if (!isChanged) throw changedMeanwhile(dto.tenant, tenant);
      const { version: _version, ...change } = body;
      const { status } = change;
      const details = { changed: Object.keys(change), ...(status === undefined ? {} : { status }) };
      const within = await tx.within(tenant.id as TenantId);
      within.audit('tenant.changed', id, details);
      await notifyLive(within, 'tenant', id, tenant.version);
      return tenant;
    });
  }
}

@Controller('api/v1/tenant')
export class OwnTenantController {
  constructor(
    private readonly tenants: TenantDb,
    private readonly clock: Clock,
  ) {}

  /** Returns the settings of the user's own tenant. */
  @Get()
  @Allow('tenant_admin', 'supervisor')
  @Answers(dto.ownTenant)
  read(@Who() who: Principal): Promise<dto.OwnTenant> {
    return this.tenants.run(who.tenantId, async (tx) => {
      const own = await new OwnTenantStore(tx).read();
      if (!own) throw new AppError('not_found');
      return { ...own, notes: await this.notesOf(tx, own.timeZone) };
    });
  }

  /** Returns how far a new business has been set up. The setup is complete with the business's first own call. */
  @Get('set-up')
  @Allow('tenant_admin')
  @Answers(dto.setUp)
  setUp(@Who() who: Principal): Promise<dto.SetUpView> {
    return this.tenants.run(who.tenantId, (tx) => new SetUpStore(tx).read());
  }

  /** Dismisses a note; it returns when the same problem occurs again. */
  @Delete('notes/:kind')
  @Allow('tenant_admin')
  @Answers(null)
  dismiss(@Who() who: Principal, @Param({ schema: dto.byKind }) { kind }: dto.ByKind): Promise<void> {
    const known = noteKinds.find((each) => each === kind);
    if (known === undefined) throw new AppError('not_found');
    return this.tenants.run(who.tenantId, (tx) => new TenantNotesStore(tx).dismiss(known));
  }

  /**
   * Changes settings. A change that affects the receptionist creates a new version, which applies to calls that begin
   * after it.
   */
  @Patch()
  @Allow('tenant_admin')
  @Answers(dto.ownTenant)
  change(
    @Who() who: Principal,
    @Body({ schema: dto.ownTenantChange }) { version, ...body }: dto.OwnTenantChange,
  ): Promise<dto.OwnTenant> {
    return this.tenants.run(who.tenantId, async (tx) => {
      const store = new OwnTenantStore(tx);
      const isCounted = await store.count(version);
      const own = await store.read();
      if (!own) throw new AppError('not_found');
      if (!isCounted) throw changedMeanwhile(dto.ownTenant, { ...own, notes: await this.notesOf(tx, own.timeZone) });
      const config = { ...own.config, ...body.config };
      const { name, defaultLanguage, timeZone } = { ...own, ...body };
      const isNewVersion = body.config !== undefined || defaultLanguage !== own.defaultLanguage;
      const configVersion = isNewVersion ? own.configVersion + 1 : own.configVersion;
      if (isNewVersion) await store.addConfiguration(configVersion, config, defaultLanguage);
      if (body.config) await new TenantNotesStore(tx).remove('session_refused');
      await store.change(body, configVersion);
      return {
        ...own,
        name,
        defaultLanguage,
        timeZone,
        config,
        configVersion,
        notes: await this.notesOf(tx, timeZone),
      };
    });
  }

  /** Returns the recorded notes, and what is wrong with the current settings. */
  private async notesOf(tx: TenantTx, timeZone: string): Promise<dto.OwnTenant['notes']> {
    const store = new TenantNotesStore(tx);
    const [failed, noted] = [await store.failedEffects(), await store.all()];
    const now = this.clock.now();
    return [
      ...(failed === null ? [] : [failed]),
      ...(isTimeZone(timeZone)
        ? []
        : [{ kind: 'time_zone_unknown' as const, detail: timeZone, count: 1, firstAt: now, lastAt: now }]),
      ...noted,
    ];
  }
}

async function found(tx: PlatformTx, id: string): Promise<dto.Tenant> {
  const tenant = await new TenantStore(tx).byId(id);
  if (!tenant) throw new AppError('not_found');
  return tenant;
}
