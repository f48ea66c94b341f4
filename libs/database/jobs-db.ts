import type { DataSource } from 'typeorm';
import { Listener, type Listening } from './listener';
import type { NoticeKeys, NoticeKind } from './notices';
import { SharedRows } from './shared-rows';

/** Timers, monitoring and the outbox of all tenants. */
export class JobsDb extends SharedRows {
  private readonly listener: Listener;

  constructor(
    source: DataSource,
    url: string,
    private readonly notices: NoticeKeys,
    private readonly onForged: (kind: NoticeKind) => void = () => undefined,
  ) {
    super(source);
    this.listener = new Listener(url);
  }

  /**
   * Receives the notices of every process on one dedicated connection, which is reopened when it breaks; then `onGap`
   * is called, because notices sent in the meantime are lost and screens must read again. Notices without a valid
   * signature are dropped.
   */
  listen(kind: NoticeKind, handler: (notice: string) => void, onGap: () => void = () => undefined): Promise<Listening> {
    const hear = (payload: string): void => {
      const notice = this.notices.open(kind, payload);
      if (notice === null) this.onForged(kind);
      else handler(notice);
    };
    return this.listener.add(this.notices.channel(kind), hear, onGap);
  }

  /** Sends a notice that belongs to no tenant to every process; a tenant's notices are sent with its transaction. */
  async tell(kind: Exclude<NoticeKind, 'live'>, notice: string): Promise<void> {
    await this.query('select pg_notify($1, $2)', [this.notices.channel(kind), this.notices.sign(kind, notice)]);
  }

  close(): Promise<void> {
    return this.listener.close();
  }
}
