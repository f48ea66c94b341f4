import { Injectable } from '@nestjs/common';
import { TenantDb } from '@voicecore/database';
import { nextTold, toldStanding, type Told } from '@voicecore/domain/queue';
import type { CallKey } from '../calls';
import { Clock } from '../platform/clock';
import { QueueBoards } from './queue-boards';
import { QueueStore } from './queue.store';

/** Decides what a waiting caller is told, and keeps it: nothing of it is an entry in the call's ledger. */
@Injectable()
export class QueueAnnouncer {
  constructor(
    private readonly db: TenantDb,
    private readonly boards: QueueBoards,
    private readonly clock: Clock,
  ) {}

  /** Returns what the caller is told now; null when it is not time yet, or while an agent is being called. */
  async next({ tenantId, callId }: CallKey): Promise<Told | null> {
    const { standings, places, told } = await this.boards.read(tenantId);
    const standing = standings.find((one) => one.callId === callId);
    if (standing === undefined || places.get(callId)?.ringing !== false) return null;
    const { position, expectedWaitMs } = standing;
    const next = nextTold(toldStanding(position, expectedWaitMs), told.get(callId) ?? null, this.clock.now());
    if (next === null) return null;
    told.set(callId, next);
    await this.db.run(tenantId, (tx) => new QueueStore(tx).keepTold(callId, next, expectedWaitMs));
    return next;
  }
}
