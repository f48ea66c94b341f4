import { Injectable } from '@nestjs/common';
import { TenantDb } from '@voicecore/database';
import type { CallId, TenantId } from '@voicecore/domain/kernel';
import { queueBoard, type HandlingTimes, type Standing, type Told } from '@voicecore/domain/queue';
import { ShortMemory } from '../platform/short-memory';
import { QueueStore, type StoredPlace } from './queue.store';

/** How long the order of a queue is reused, ms: however many wait and ask, it is read and ranked once. */
const boardMs = 1_000;
/** The same for screens, ms: less than a screen waits after a push before it reads again. */
const shownMs = 100;
/** How long the average length of the talks is reused, ms. */
const handlingMs = 10_000;
/** Businesses whose queues a process keeps; above that it begins again. */
const remembered = 5_000;

/** The queue of a business as it stands. */
export interface Board {
  readonly standings: readonly Standing[];
  readonly places: ReadonlyMap<CallId, StoredPlace>;
  /** What each caller was told since the board was read. */
  readonly told: Map<CallId, Told>;
}

/** Reads the queue of a business, at most once a second. */
@Injectable()
export class QueueBoards {
  private readonly boards = new Map<string, ShortMemory<Board>>();
  private readonly handling = new Map<TenantId, { readonly times: HandlingTimes; readonly until: number }>();

  constructor(private readonly db: TenantDb) {}

  /** Returns the queue as it was at most a second ago. */
  read(tenantId: TenantId): Promise<Board> {
    return this.remembered(tenantId, boardMs);
  }

  /** Returns the queue for a screen, which has just heard of a change. */
  readForScreen(tenantId: TenantId): Promise<Board> {
    return this.remembered(tenantId, shownMs);
  }

  private remembered(tenantId: TenantId, lastsMs: number): Promise<Board> {
    const key = `${tenantId}:${lastsMs}`;
    const known = this.boards.get(key);
    if (known) return known.get();
    if (this.boards.size >= remembered) this.boards.clear();
    const memory = new ShortMemory(() => this.readNow(tenantId), lastsMs);
    this.boards.set(key, memory);
    return memory.get();
  }

  private async readNow(tenantId: TenantId): Promise<Board> {
    return this.db.run(tenantId, async (tx) => {
      const store = new QueueStore(tx);
      const places = await store.places();
      const agents = places.length === 0 ? [] : await store.agents();
      const handling = places.length === 0 ? new Map<string, number>() : await this.handlingTimes(tenantId, store);
      const told = places.flatMap((place) => (place.told === null ? [] : [[place.callId, place.told] as const]));
      return {
        standings: queueBoard(places, agents, handling),
        places: new Map(places.map((place) => [place.callId, place])),
        told: new Map(told),
      };
    });
  }

  private async handlingTimes(tenantId: TenantId, store: QueueStore): Promise<HandlingTimes> {
    const known = this.handling.get(tenantId);
    if (known && performance.now() < known.until) return known.times;
    if (this.handling.size >= remembered) this.handling.clear();
    const times = await store.handling();
    this.handling.set(tenantId, { times, until: performance.now() + handlingMs });
    return times;
  }
}
