import { Injectable } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { JobsDb } from '@voicecore/database';
import type { OutboundCallId, TenantId } from '@voicecore/domain/kernel';
import type { OutboundRef } from '@voicecore/telephony';
import { AppLogger } from '../platform/app-logger';
import { OutboundDial } from './outbound-dial';
import { OutboundWatch } from './outbound-watch';

/** How often a worker looks whether there is something to dial, or to end, ms. */
const dialMs = 250;
const watchMs = 500;
/** The carrier's account may be asked for one call a second; after it said "too many", less often for a moment. */
const paceMs = 1_000;
const slowPaceMs = 5_000;
/** A process that took an intent and has not dialed it by then is gone. */
const takenSeconds = 30;
const batch = 20;
/** How often the carrier is told to end a call that was stopped, and asked about others, s. */
const endAgainSeconds = 2;
const checkAgainSeconds = 30;
/** How long refusals are kept, days. */
const refusalDays = 90;
const purgeMs = 60 * 60_000;

interface Row {
  readonly tenant_id: TenantId;
  readonly id: OutboundCallId;
}

/** A worker's timers for outgoing calls: each intent is taken once, by one process, at the pace the carrier allows. */
@Injectable()
export class OutboundSweep {
  private dialing = false;
  private watching = false;

  constructor(
    private readonly jobs: JobsDb,
    private readonly dial: OutboundDial,
    private readonly watch: OutboundWatch,
    private readonly log: AppLogger,
  ) {}

  @Interval(dialMs)
  async dialNext(): Promise<void> {
    if (this.dialing) return;
    this.dialing = true;
    try {
      const [next] = await this.takeTurn();
      if (next !== undefined && !(await this.dial.dial(refOf(next)))) await this.slowDown();
    } catch (error) {
      this.log.warn({ err: error }, 'an outgoing call could not be dialed; the carrier is asked what became of it');
    } finally {
      this.dialing = false;
    }
  }

  @Interval(watchMs)
  async look(): Promise<void> {
    if (this.watching) return;
    this.watching = true;
    try {
      await this.each(await this.stopped(), true);
      await this.each(await this.silent(), false);
    } catch (error) {
      this.log.warn({ err: error }, 'outgoing calls could not be read; the next check takes them');
    } finally {
      this.watching = false;
    }
  }

  @Interval(purgeMs)
  async purge(): Promise<void> {
    await this.jobs.query(`delete from outbound_refusals where refused_at < now() - interval '${refusalDays} days'`);
  }

  /** Takes the account's turn and the oldest intent, in one statement: no two processes get the same of either. */
  private takeTurn(): Promise<Row[]> {
    const waits = `state = 'intended' and (taken_at is null or taken_at < now() - interval '${takenSeconds} seconds')`;
    return this.jobs.query<Row>(
      `with turn as (
         update installation_outbound set next_dial_at = now() + interval '${paceMs} milliseconds'
          where next_dial_at <= now() and exists (select from outbound_calls where ${waits}) returning 1),
       next as (
         select tenant_id, id from outbound_calls where ${waits} and exists (select from turn)
          order by created_at limit 1 for update skip locked)
       update outbound_calls c set taken_at = now() from next where c.tenant_id = next.tenant_id and c.id = next.id
       returning c.tenant_id, c.id`,
    );
  }

  private async slowDown(): Promise<void> {
    await this.jobs.query(
      `update installation_outbound set next_dial_at = now() + interval '${slowPaceMs} milliseconds'`,
    );
  }

  /**
   * Returns calls that a switch stops: those that nobody has answered yet, and with `ends_running` all others. Each is
   * taken again until it is over.
   */
  private stopped(): Promise<Row[]> {
    return this.jobs.query<Row>(
      `update outbound_calls c set end_asked_at = now() where (c.tenant_id, c.id) in (
         select r.tenant_id, r.id from outbound_calls r
          where r.state in ('dialing', 'dialed', 'answered')
            and (r.end_asked_at is null or r.end_asked_at < now() - interval '${endAgainSeconds} seconds')
            and (exists (select from installation_outbound
                          where stopped_at is not null and (ends_running or r.state <> 'answered'))
              or exists (select from outbound_policies p where p.tenant_id = r.tenant_id and p.stopped_at is not null
                           and (p.ends_running or r.state <> 'answered')))
          limit ${batch} for update of r skip locked)
       returning c.tenant_id, c.id`,
    );
  }

  private silent(): Promise<Row[]> {
    return this.jobs.query<Row>(
      `update outbound_calls set check_at = now() + interval '${checkAgainSeconds} seconds'
        where (tenant_id, id) in (
          select tenant_id, id from outbound_calls where state in ('dialing', 'dialed', 'answered') and check_at <= now()
           order by check_at limit ${batch} for update skip locked)
       returning tenant_id, id`,
    );
  }

  private async each(rows: readonly Row[], isStopped: boolean): Promise<void> {
    const look = async (row: Row): Promise<void> => {
      try {
        await this.watch.look(refOf(row), isStopped);
      } catch (error) {
        this.log.warn({ err: error, outboundId: row.id }, 'the carrier could not be asked about an outgoing call');
      }
    };
    await Promise.all(rows.map(look));
  }
}

function refOf({ tenant_id: tenantId, id: outboundId }: Row): OutboundRef {
  return { tenantId, outboundId };
}
