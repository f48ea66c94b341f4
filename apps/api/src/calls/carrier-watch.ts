import { Inject, Injectable } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { JobsDb } from '@voicecore/database';
import type { TerminalStatus } from '@voicecore/domain/call';
import type { CallId, ProcessId, TenantId } from '@voicecore/domain/kernel';
import { CarrierRest, nextUrl } from '@voicecore/telephony';
import type { Env } from '../env';
import { AppLogger } from '../platform/app-logger';
import { ENV } from '../platform/tokens';
import { CallLedger } from './call-ledger';
import { leaseMs, ProcessLease } from './process-lease';
import { terminalStatus } from './terminal-status';

/** How often each process looks, ms, and how many calls it asks the carrier about at once. */
const lookMs = 1_000;
const batch = 20;
/** Seconds until the carrier is asked again about a call that still exists. */
const againSeconds = 30;

interface WatchedCall {
  readonly tenant_id: TenantId;
  readonly id: CallId;
  readonly carrier_sid: string;
  /** The step whose stream has ended, when the carrier has not requested another document since. */
  readonly owner_n: number | null;
  readonly owner_process: ProcessId | null;
}

/**
 * Asks the carrier about calls it has become silent about, and moves callers on when their stream died with its
 * process. The end of a call must not depend on one message that may be lost.
 */
@Injectable()
export class CarrierWatch {
  private looking = false;

  constructor(
    private readonly jobs: JobsDb,
    private readonly ledger: CallLedger,
    private readonly carrier: CarrierRest,
    private readonly lease: ProcessLease,
    @Inject(ENV) private readonly env: Env,
    private readonly log: AppLogger,
  ) {}

  @Interval(lookMs)
  async look(): Promise<void> {
    if (this.looking) return;
    this.looking = true;
    try {
      // Requires one whole lease without a database error: before that, other processes may only look dead from here.
      if (this.lease.renewedSteadily()) await each(await this.orphans(), (call) => this.takeOver(call));
      await each(await this.silent(), (call) => this.ask(call));
    } catch (error) {
      this.log.warn({ err: error }, 'silent calls could not be read; the next check takes them');
    } finally {
      this.looking = false;
    }
  }

  /** Returns calls whose stream was carried by a process that is gone. Each call is taken once, by one process. */
  private orphans(): Promise<WatchedCall[]> {
    return this.jobs.query<WatchedCall>(
      `with gone as (
         select tenant_id, id, owner_process from calls c
          where owner_process is not null and ended_at is null and not exists (
            select from processes p where p.id = c.owner_process and p.renewed_at > now() - interval '${leaseMs} milliseconds')
          limit ${batch} for update skip locked)
       update calls c set owner_process = null from gone where c.tenant_id = gone.tenant_id and c.id = gone.id
       returning c.tenant_id, c.id, c.carrier_sid, c.owner_n, gone.owner_process`,
    );
  }

  private silent(): Promise<WatchedCall[]> {
    return this.jobs.query<WatchedCall>(
      `update calls set check_at = now() + interval '${againSeconds} seconds'
        where (tenant_id, id) in (
          select tenant_id, id from calls where check_at <= now() and ended_at is null
           order by check_at limit ${batch} for update skip locked)
       returning tenant_id, id, carrier_sid, owner_n, owner_process`,
    );
  }

  private async takeOver(call: WatchedCall): Promise<void> {
    try {
      await this.bringOn(call);
    } catch (error) {
      this.log.warn(
        { err: error, callId: call.id },
        'a caller without a stream could not be redirected; it will be retried',
      );
      await this.jobs.query(
        `update calls set owner_process = $3 where tenant_id = $1 and id = $2 and owner_process is null and owner_n = $4`,
        [call.tenant_id, call.id, call.owner_process, call.owner_n],
      );
    }
  }

  private async ask(call: WatchedCall): Promise<void> {
    try {
      const status = await this.carrier.status(call.carrier_sid);
      const endStatus = status === null ? 'completed' : terminalStatus(status);
      if (endStatus !== null) return await this.ended(call, endStatus);
      if (call.owner_n !== null && call.owner_process === null) await this.bringOn(call);
    } catch (error) {
      this.log.warn(
        { err: error, callId: call.id },
        'the carrier could not be asked about a call; it will be asked again',
      );
    }
  }

  /** Redirects the call: after a broken stream, the carrier does not request the next document by itself. */
  private async bringOn(call: WatchedCall): Promise<void> {
    if (call.owner_n === null) return;
    const ref = { tenantId: call.tenant_id, callId: call.id, n: call.owner_n };
    const there = await this.carrier.redirect(call.carrier_sid, nextUrl(this.env.PUBLIC_BASE_URL, ref));
    if (!there) await this.ended(call, 'completed');
  }

  private async ended(call: WatchedCall, status: TerminalStatus): Promise<void> {
    const key = { tenantId: call.tenant_id, callId: call.id };
    await this.ledger.apply(key, { kind: 'CarrierReported', status, seconds: null }, `status:${status}`);
  }
}

async function each<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  await Promise.all(items.map(work));
}
