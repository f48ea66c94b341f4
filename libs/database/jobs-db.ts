import type { DataSource } from 'typeorm';
import { Listener, type Listening } from './listener';
import { Session } from './source';

/** Timers, leases, limits and the outbox: ids and times of all tenants, never what was said (login `voicecore_jobs`). */
export class JobsDb {
  private readonly listener: Listener;

  constructor(
    private readonly source: DataSource,
    url: string,
  ) {
    this.listener = new Listener(url);
  }

  /** One statement in a transaction of its own. */
  query<T>(sql: string, params?: readonly unknown[]): Promise<T[]> {
    return Session.with(this.source, (session) => session.rows<T>(sql, params));
  }

  /**
   * Hears `pg_notify(channel, ..)` of every process on one dedicated connection, which is made again when it breaks; after
   * that `onGap` is called, for notices sent meanwhile are lost and screens must read again.
   */
  listen(channel: string, handler: (payload: string) => void, onGap: () => void = () => undefined): Promise<Listening> {
    return this.listener.add(channel, handler, onGap);
  }

  close(): Promise<void> {
    return this.listener.close();
  }
}
