import type { DataSource } from 'typeorm';
import { Session } from './source';

/** Rows that processes share: ids, times and keyed hashes, never anything that was said (login `voicecore_jobs`). */
export abstract class SharedRows {
  constructor(private readonly source: DataSource) {}

  /** Runs one statement in its own transaction. */
  query<T>(sql: string, params?: readonly unknown[]): Promise<T[]> {
    return Session.with(this.source, (session) => session.rows<T>(sql, params));
  }
}

/**
 * The leases of processes, on a separate connection: even if the others are flooded, it is known in time which
 * processes live.
 */
export class LeaseDb extends SharedRows {}

/**
 * The counters of limits, one of which every request reads: a flood of requests waits for these and for nothing else.
 */
export class LimitsDb extends SharedRows {}
