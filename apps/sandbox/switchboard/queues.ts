import { newSid } from '../wire/sids';
import type { Params } from '../wire/webhooks';
import type { Call } from './call';

/** Twilio's default maximum length of a queue. */
const DEFAULT_SIZE = 1_000;

export interface QueueEntry {
  readonly call: Call;
  readonly since: number;
}

/** Waiting callers, in the order in which they arrived. */
export class Queue {
  readonly sid = newSid('QU');
  readonly createdAt = Date.now();
  maxSize = DEFAULT_SIZE;
  private waited = 0;
  private served = 0;
  readonly entries: QueueEntry[] = [];

  constructor(readonly name: string) {}

  get full(): boolean {
    return this.entries.length >= this.maxSize;
  }

  /** The mean wait of those who left and those who are still waiting, in seconds. */
  get averageWaitSeconds(): number {
    const now = Date.now();
    const waiting = this.entries.reduce((sum, entry) => sum + (now - entry.since), 0);
    const people = this.served + this.entries.length;
    return people === 0 ? 0 : Math.round((this.waited + waiting) / people / 1000);
  }

  join(call: Call): QueueEntry {
    const entry = { call, since: Date.now() };
    this.entries.push(entry);
    return entry;
  }

  leave(entry: QueueEntry): void {
    const index = this.entries.indexOf(entry);
    if (index < 0) return;
    this.entries.splice(index, 1);
    this.served += 1;
    this.waited += Date.now() - entry.since;
  }

  /** Returns the fields of a wait document's request. */
  waitParams(entry: QueueEntry): Params {
    return {
      QueueSid: this.sid,
      QueuePosition: String(this.entries.indexOf(entry) + 1),
      QueueTime: String(Math.round((Date.now() - entry.since) / 1000)),
      AvgQueueTime: String(this.averageWaitSeconds),
      CurrentQueueSize: String(this.entries.length),
      MaxQueueSize: String(this.maxSize),
    };
  }
}

/** Every queue of the account, created when first named. */
export class Queues {
  private readonly byName = new Map<string, Queue>();

  open(name: string): Queue {
    const known = this.byName.get(name) ?? new Queue(name);
    this.byName.set(name, known);
    return known;
  }

  find(sid: string): Queue | undefined {
    return this.list().find((queue) => queue.sid === sid);
  }

  list(): Queue[] {
    return [...this.byName.values()];
  }
}
