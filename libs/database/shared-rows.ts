import type { DataSource } from 'typeorm';
import { Session } from './source';

/** Rows that processes share: ids, times and keyed hashes, never what was said (login `voicecore_jobs`). */
export abstract class SharedRows {
  constructor(private readonly source: DataSource) {}

  /** One statement in a transaction of its own. */
  query<T>(sql: string, params?: readonly unknown[]): Promise<T[]> {
    return Session.with(this.source, (session) => session.rows<T>(sql, params));
  }
}

/** The leases of processes, on a connection of their own: whatever floods the others, who lives is known in time. */
export class LeaseDb extends SharedRows {}

/** The counters of limits, of which every request asks one: a flood of requests waits for these and for nothing else. */
export class LimitsDb extends SharedRows {}
