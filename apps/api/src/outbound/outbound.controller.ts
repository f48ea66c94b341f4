import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Put, Query } from '@nestjs/common';
import { TenantDb, type TenantTx } from '@voicecore/database';
import { zonesOf } from '@voicecore/domain/outbound';
import { z } from 'zod';
import { Allow, Who, type Principal } from '../platform/allow';
import { Answers } from '../platform/answers';
import { AppError } from '../platform/app-error';
import { Clock } from '../platform/clock';
import { notifyLive } from '../platform/live-notice';
import { readCursor, toPage, type Page } from '../platform/paging';
import { Sealing } from '../platform/sealing';
import { byId, type ById } from '../platform/validation';
import { changedMeanwhile } from '../platform/version';
import { moment } from '../platform/words';
import { OptOutStore } from './opt-out.store';
import { OutboundCallStore } from './outbound-call.store';
import { OutboundGate } from './outbound-gate';
import { OutboundPolicyStore } from './outbound-policy.store';
import * as dto from './outbound.dto';
import { RefusalStore } from './refusal.store';

const cursorKeys = z.tuple([moment, z.uuid()]);

/** What a business allows its outgoing calls, what was refused, and the switch that stops them all. */
@Controller('api/v1/outbound')
export class OutboundController {
  constructor(
    private readonly tenants: TenantDb,
    private readonly sealing: Sealing,
    private readonly clock: Clock,
    private readonly gate: OutboundGate,
  ) {}

  /** Returns what outgoing calls may be made, how much of the limits is used, and whether all calls are stopped. */
  @Get('policy')
  @Allow('tenant_admin')
  @Answers(dto.outboundSettings)
  read(@Who() who: Principal): Promise<dto.OutboundSettings> {
    return this.tenants.run(who.tenantId, (tx) => this.settings(tx));
  }

  /** Changes what is allowed, for the calls that begin from now on. */
  @Patch('policy')
  @Allow('tenant_admin')
  @Answers(dto.outboundSettings)
  change(
    @Who() who: Principal,
    @Body({ schema: dto.policyChange }) { version, ...change }: dto.PolicyChange,
  ): Promise<dto.OutboundSettings> {
    return this.tenants.run(who.tenantId, async (tx) => {
      const store = new OutboundPolicyStore(tx);
      const { policy } = await store.lock();
      const next = dto.outboundPolicy.safeParse({ ...policy, ...change });
      if (!next.success)
        throw new AppError('invalid_request', {
          errors: next.error.issues.map(({ path, message }) => ({ path: path.join('.'), message })),
        });
      const isChanged = await store.change(next.data, version);
      if (!isChanged) throw changedMeanwhile(dto.outboundSettings, await this.settings(tx));
      tx.audit('outbound_policy.changed', null, { changed: Object.keys(change) });
      await notifyLive(tx, 'outbound', 'policy', 0);
      return this.settings(tx);
    });
  }

  /** Stops all outgoing calls at once, in every process, or allows them again. */
  @Put('stop')
  @Allow('tenant_admin')
  @Answers(dto.outboundSettings)
  stop(
    @Who() who: Principal,
    @Body({ schema: dto.stopSwitch }) { isStopped, endsRunning }: dto.StopSwitch,
  ): Promise<dto.OutboundSettings> {
    return this.tenants.run(who.tenantId, async (tx) => {
      const store = new OutboundPolicyStore(tx);
      const { stoppedAt } = await store.lock();
      const now = this.clock.now();
      await store.stop(isStopped ? (stoppedAt ?? now) : null, isStopped && endsRunning);
      if (isStopped) await new OutboundCallStore(tx).endIntents(now);
      tx.audit('outbound.switched', null, { isStopped, endsRunning: isStopped && endsRunning });
      await notifyLive(tx, 'outbound', 'policy', 0);
      return this.settings(tx);
    });
  }

  /** Returns whether a number may be called now, and if not, why. Calls nobody. */
  @Post('check')
  @HttpCode(200)
  @Allow('tenant_admin')
  @Answers(dto.callCheck)
  check(@Who() who: Principal, @Body({ schema: dto.checkedCall }) body: dto.CheckedCall): Promise<dto.CallCheck> {
    return this.tenants.run(who.tenantId, async (tx) => {
      const { policy, ...wanted } = body;
      const { destination, permission } = await this.gate.check(tx, wanted, policy);
      const known = typeof destination === 'string' ? null : destination;
      return {
        allowed: permission.allowed,
        reason: permission.allowed ? null : permission.reason,
        longestMinutes: permission.allowed ? permission.longestMinutes : null,
        number: known?.e164 ?? null,
        country: known?.country ?? null,
        line: known?.line ?? null,
        zones: known === null ? [] : [...zonesOf(known)],
      };
    });
  }

  /** Lists the calls that were refused in the last 90 days, newest first. */
  @Get('refusals')
  @Allow('tenant_admin')
  @Answers(dto.refusalPage)
  refusals(
    @Who() who: Principal,
    @Query({ schema: dto.pageOnlyQuery }) { cursor, limit }: dto.PageOnlyQuery,
  ): Promise<Page<dto.Refusal>> {
    const after = cursor === undefined ? null : readCursor(cursor, cursorKeys);
    return this.tenants.run(who.tenantId, async (tx) => {
      const rows = await new RefusalStore(tx, this.sealing).page(after, limit);
      return toPage(
        rows,
        limit,
        (row) => [row.refusedAt, row.id],
        (row) => row,
      );
    });
  }

  /** Lists the numbers whose owners do not want to be called, newest first. */
  @Get('opt-outs')
  @Allow('tenant_admin')
  @Answers(dto.optOutPage)
  optOuts(
    @Who() who: Principal,
    @Query({ schema: dto.pageOnlyQuery }) { cursor, limit }: dto.PageOnlyQuery,
  ): Promise<Page<dto.OptOut>> {
    const after = cursor === undefined ? null : readCursor(cursor, cursorKeys);
    return this.tenants.run(who.tenantId, async (tx) => {
      const rows = await new OptOutStore(tx, this.sealing).page(after, limit);
      return toPage(
        rows,
        limit,
        (row) => [row.createdAt, row.id],
        (row) => row,
      );
    });
  }

  /** Adds a number that must not be called from now on; one that is listed already stays as it is. */
  @Post('opt-outs')
  @Allow('tenant_admin')
  @Answers(dto.optOut, 201)
  addOptOut(@Who() who: Principal, @Body({ schema: dto.newOptOut }) { number }: dto.NewOptOut): Promise<dto.OptOut> {
    return this.tenants.run(who.tenantId, async (tx) => {
      const added = await new OptOutStore(tx, this.sealing).add(number, this.clock.now());
      await notifyLive(tx, 'outbound', 'optOuts', 0);
      return added;
    });
  }

  /** Removes a number from the list: its owner may be called again. */
  @Delete('opt-outs/:id')
  @Allow('tenant_admin')
  @Answers(null)
  removeOptOut(@Who() who: Principal, @Param({ schema: byId }) { id }: ById): Promise<void> {
    return this.tenants.run(who.tenantId, async (tx) => {
      if (!(await new OptOutStore(tx, this.sealing).remove(id))) throw new AppError('not_found');
      await notifyLive(tx, 'outbound', 'optOuts', 0);
    });
  }

  private async settings(tx: TenantTx): Promise<dto.OutboundSettings> {
    const governing = await new OutboundPolicyStore(tx).read();
    const { version, policy, isDefault, stoppedAt, endsRunning, isInstallationStopped } = governing;
    const usage = await new OutboundCallStore(tx).usage(this.clock.now());
    const shown = dto.outboundPolicy.parse(policy);
    return { version, policy: shown, isDefault, stoppedAt, endsRunning, isInstallationStopped, usage };
  }
}
