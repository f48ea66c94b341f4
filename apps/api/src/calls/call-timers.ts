import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { JobsDb } from '@voicecore/database';
import type { CallId, TenantId } from '@voicecore/domain/kernel';
import { AppLogger } from '../platform/app-logger';
import { CallLedger } from './call-ledger';

/** How often the process looks for due calls, ms, and how many it takes at once. */
const lookMs = 200;
const batch = 50;

interface DueCall {
  readonly tenant_id: TenantId;
  readonly id: CallId;
  readonly n: number;
}

/** Wakes calls whose wait has run out. Every worker runs this; each due call is taken by one worker. */
@Injectable()
export class CallTimers implements OnApplicationBootstrap, OnModuleDestroy {
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<void> | null = null;
  private stopped = false;

  constructor(
    private readonly jobs: JobsDb,
    private readonly ledger: CallLedger,
    private readonly log: AppLogger,
  ) {}

  onApplicationBootstrap(): void {
    this.again();
  }

  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    if (this.timer !== null) clearTimeout(this.timer);
    await this.running;
  }

  private again(): void {
    if (this.stopped) return;
    this.timer = setTimeout(() => {
      this.running = this.look().finally(() => this.again());
    }, lookMs);
  }

  private async look(): Promise<void> {
    try {
      await this.wakeDue();
    } catch (error) {
      this.log.warn({ err: error }, 'due calls could not be read; the next check takes them');
    }
  }

  /**
   * Wakes the calls that are due. A taken call is due again 5 s later unless its entry says otherwise, so that it is
   * not lost when its process dies.
   */
  private async wakeDue(): Promise<void> {
    const due = await this.jobs.query<DueCall>(
      `update calls set wake_at = now() + interval '5 seconds'
        where (tenant_id, id) in (
          select tenant_id, id from calls where wake_at <= now() order by wake_at limit ${batch} for update skip locked)
       returning tenant_id, id, n`,
    );
    await Promise.all(due.map((call) => this.wake(call)));
  }

  private async wake(call: DueCall): Promise<void> {
    try {
      const key = { tenantId: call.tenant_id, callId: call.id };
      await this.ledger.apply(key, { kind: 'TimerFired', n: call.n }, `timer:${call.n}`);
    } catch (error) {
      this.log.warn({ err: error, callId: call.id }, 'a due call could not be woken; it will be retried');
    }
  }
}
