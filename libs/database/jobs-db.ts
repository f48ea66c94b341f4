import type { DataSource } from 'typeorm';
import { Listener, type Listening } from './listener';
import type { NoticeKeys, NoticeKind } from './notices';
import { Session } from './source';

/** Timers, leases, limits and the outbox: ids and times of all tenants, never what was said (login `voicecore_jobs`). */
export class JobsDb {
  private readonly listener: Listener;

  constructor(
    private readonly source: DataSource,
    url: string,
    private readonly notices: NoticeKeys,
    private readonly onForged: (kind: NoticeKind) => void = () => undefined,
  ) {
    this.listener = new Listener(url);
  }

  /** One statement in a transaction of its own. */
  query<T>(sql: string, params?: readonly unknown[]): Promise<T[]> {
    return Session.with(this.source, (session) => session.rows<T>(sql, params));
  }

  /**
   * Hears the notices of every process on one dedicated connection, which is made again when it breaks; after that `onGap`
   * is called, for notices sent meanwhile are lost and screens must read again. What no process has signed is dropped.
   */
  listen(kind: NoticeKind, handler: (notice: string) => void, onGap: () => void = () => undefined): Promise<Listening> {
    const hear = (payload: string): void => {
      const notice = this.notices.open(kind, payload);
      if (notice === null) this.onForged(kind);
      else handler(notice);
    };
    return this.listener.add(this.notices.channel(kind), hear, onGap);
  }

  /** Tells every process something that belongs to no tenant; a tenant's notices go with its transaction. */
  async tell(kind: Exclude<NoticeKind, 'live'>, notice: string): Promise<void> {
    await this.query('select pg_notify($1, $2)', [this.notices.channel(kind), this.notices.sign(kind, notice)]);
  }

  close(): Promise<void> {
    return this.listener.close();
  }
}
