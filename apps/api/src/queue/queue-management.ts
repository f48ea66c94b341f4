import { Injectable } from '@nestjs/common';
import { TenantDb, type AuditedAction } from '@voicecore/database';
import type { QueueWish } from '@voicecore/domain/call';
import type { CallId } from '@voicecore/domain/kernel';
import { seesAllCalls } from '@voicecore/domain/people';
import { randomUUID } from 'node:crypto';
import { CallLedger } from '../calls';
import type { Principal } from '../platform/allow';
import { AppError } from '../platform/app-error';
import { QueueBoards } from './queue-boards';
import type { QueueView } from './queue.dto';
import { QueueStore } from './queue.store';

const actions: Readonly<Record<QueueWish['kind'], AuditedAction>> = {
  pull: 'call.pulled_forward',
  move: 'call.moved_in_queue',
  take: 'call.taken_from_queue',
};

/** What people see of the queues, and what they decide about the callers in them. */
@Injectable()
export class QueueManagement {
  constructor(
    private readonly tenants: TenantDb,
    private readonly boards: QueueBoards,
    private readonly ledger: CallLedger,
  ) {}

  /** Returns the callers who wait for the departments in this person's sight or for the person; an administrator sees all. */
  async view(who: Principal): Promise<QueueView> {
    const { standings, places } = await this.boards.readForScreen(who.tenantId);
    const own = seesAllCalls(who.role) ? null : await this.ownTargets(who);
    const items = standings.flatMap(({ callId, ...standing }) => {
      const place = places.get(callId);
      if (place === undefined || (own !== null && !own.has(place.target.id))) return [];
      return [{ callId, ...standing, target: place.target, queuedAt: place.queuedAt, ringing: place.ringing }];
    });
    return { items };
  }

  /** Carries out a decision about a waiting caller, and records who made it. */
  async decide(who: Principal, callId: CallId, wish: QueueWish): Promise<void> {
    await this.mustManage(who, callId);
    const input = { kind: 'QueueManaged', by: who.personId, wish } as const;
    const applied = await this.ledger.apply({ tenantId: who.tenantId, callId }, input, `queue:${randomUUID()}`);
    if (applied === null) throw new AppError('not_found');
    if (applied.events.length === 0)
      throw new AppError(wish.kind === 'pull' ? 'already_answered' : 'target_unavailable');
    await this.tenants.run(who.tenantId, (tx) => {
      tx.audit(actions[wish.kind], callId, wish.kind === 'move' ? { to: wish.target.kind } : {});
      return Promise.resolve();
    });
  }

  /** Like `decide`, for the desk of the person who decides. */
  async take(who: Principal, callId: CallId): Promise<void> {
    await this.mustManage(who, callId);
    if (who.agentId === null) throw new AppError('target_unavailable');
    await this.decide(who, callId, { kind: 'take', agentId: who.agentId });
  }

  private async mustManage(who: Principal, callId: CallId): Promise<void> {
    const target = await this.tenants.run(who.tenantId, (tx) => new QueueStore(tx).targetOf(callId));
    const own = seesAllCalls(who.role) ? null : await this.ownTargets(who);
    if (target === null || (own !== null && !own.has(target))) throw new AppError('not_found');
  }

  private async ownTargets({ tenantId, agentId }: Principal): Promise<ReadonlySet<string>> {
    if (agentId === null) return new Set();
    const departments = await this.tenants.run(tenantId, (tx) => new QueueStore(tx).departmentsInSight(agentId));
    return new Set([agentId, ...departments]);
  }
}
