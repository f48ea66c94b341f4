import { Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { JobsDb, LeaseDb, type Listening } from '@voicecore/database';
import type { CallId, ProcessId } from '@voicecore/domain/kernel';
import { AppLogger } from '../platform/app-logger';
import { Clock } from '../platform/clock';
import { ProcessIdentity } from '../platform/process-identity';
import { StreamOwners } from './stream-owners';

/** How often a lease is renewed, ms. It is lost after `leaseMs` without renewal. */
const renewMs = 1_000;
export const leaseMs = 4_000;

/** This process's row in the table of processes. The owner of a stream is alive as long as its lease is renewed. */
@Injectable()
export class ProcessLease implements OnModuleInit, OnApplicationShutdown {
  readonly id: ProcessId;
  private timer: NodeJS.Timeout | null = null;
  private listening: Listening | null = null;
  private steadySince: number | null = null;

  constructor(
    private readonly leases: LeaseDb,
    private readonly jobs: JobsDb,
    private readonly owners: StreamOwners,
    private readonly clock: Clock,
    private readonly log: AppLogger,
    identity: ProcessIdentity,
  ) {
    this.id = identity.id;
  }

  async onModuleInit(): Promise<void> {
    await this.renew();
    this.listening = await this.jobs.listen('leave', (payload) => this.hear(payload));
    this.timer = setInterval(() => void this.renewQuietly(), renewMs);
  }

  /**
   * Runs after the streams have been handed over: until then this process owns them, and no other redirects the
   * callers.
   */
  async onApplicationShutdown(): Promise<void> {
    if (this.timer !== null) clearInterval(this.timer);
    this.listening?.stop();
    await this.leases.query('delete from processes where id = $1', [this.id]);
  }

  /** True when this process has used the database without an error for one whole lease. */
  renewedSteadily(): boolean {
    return this.steadySince !== null && this.clock.now() - this.steadySince >= leaseMs;
  }

  async isAlive(process: ProcessId): Promise<boolean> {
    const rows = await this.leases.query(
      `select 1 from processes where id = $1 and renewed_at > now() - interval '${leaseMs} milliseconds'`,
      [process],
    );
    return rows.length > 0;
  }

  /** Asks another process to leave a stream. When the message is lost, the call's timer repeats it. */
  async tell(process: ProcessId, stream: string): Promise<void> {
    await this.jobs.tell('leave', `${process}:${stream}`);
  }

  private hear(payload: string): void {
    const [process, callId, n] = payload.split(':');
    if (process === this.id && callId !== undefined) this.owners.leave(callId as CallId, Number(n));
  }

  /** After a failure, this process cannot judge others until a whole lease has passed without another one. */
  async renewQuietly(): Promise<void> {
    try {
      await this.renew();
      this.steadySince ??= this.clock.now();
    } catch (error) {
      this.steadySince = null;
      this.log.warn({ err: error }, 'the lease of this process could not be renewed');
    }
  }

  private async renew(): Promise<void> {
    await this.leases.query(
      `insert into processes (id) values ($1) on conflict (id) do update set renewed_at = now()`,
      [this.id],
    );
  }
}
