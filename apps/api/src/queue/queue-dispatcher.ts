import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { TenantDb } from '@voicecore/database';
import type { CallInput } from '@voicecore/domain/call';
import type { CallId, TenantId } from '@voicecore/domain/kernel';
import { assign, unreachable } from '@voicecore/domain/queue';
import { randomUUID } from 'node:crypto';
import { CallLedger, QueueChanges } from '../calls';
import { AppLogger } from '../platform/app-logger';
import { Clock } from '../platform/clock';
import { QueueStore } from './queue.store';

/** Maximum number of calls notified at once that no agent is left for them; the next look takes the others. */
const togetherAtMost = 20;

interface CallChange {
  readonly callId: CallId;
  readonly input: CallInput;
}

/**
 * Matches waiting callers with free agents whenever either side changes: one look at the tenant's queue, however many
 * wait, and one input for each call that is affected. Two processes may look at once; the claim on the agent in the
 * call's own transaction decides.
 */
@Injectable()
export class QueueDispatcher implements OnModuleInit, OnModuleDestroy {
  private readonly running = new Map<TenantId, Promise<void>>();
  private readonly dirty = new Set<TenantId>();
  private stop: () => void = () => undefined;

  constructor(
    private readonly db: TenantDb,
    private readonly ledger: CallLedger,
    private readonly changes: QueueChanges,
    private readonly clock: Clock,
    private readonly log: AppLogger,
  ) {}

  onModuleInit(): void {
    this.stop = this.changes.listen((tenantId) => void this.wake(tenantId));
  }

  async onModuleDestroy(): Promise<void> {
    this.stop();
    await Promise.all(this.running.values());
  }

  /** Looks at the tenant's queue; a request that arrives during a look causes another look after it. */
  wake(tenantId: TenantId): Promise<void> {
    this.dirty.add(tenantId);
    const running = this.running.get(tenantId) ?? this.lookWhileDirty(tenantId);
    this.running.set(tenantId, running);
    return running;
  }

  private async lookWhileDirty(tenantId: TenantId): Promise<void> {
    try {
      while (this.dirty.delete(tenantId)) await this.look(tenantId);
    } catch (error) {
      this.log.warn({ err: error, tenantId }, 'the queue could not be read; the next check is within seconds');
    } finally {
      this.running.delete(tenantId);
    }
  }

  private async look(tenantId: TenantId): Promise<void> {
    const changes = await this.db.run(tenantId, async (tx) => {
      const store = new QueueStore(tx);
      const places = (await store.places()).filter(({ ringing }) => !ringing);
      if (places.length === 0) return [];
      const agents = await store.agents();
      return [
        ...assign(places, agents, this.clock.now()).map(({ callId, agentId }): CallChange => ({
          callId,
          input: { kind: 'AgentAssigned', agentId },
        })),
        ...unreachable(places, agents)
          .slice(0, togetherAtMost)
          .map((callId): CallChange => ({ callId, input: { kind: 'NobodyLeft' } })),
      ];
    });
    await Promise.all(
      changes.map(({ callId, input }) => this.ledger.apply({ tenantId, callId }, input, `queue:${randomUUID()}`)),
    );
  }
}
