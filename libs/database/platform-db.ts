import type { TenantId } from '@voicecore/domain/kernel';
import type { DataSource } from 'typeorm';
import type { NoticeKeys } from './notices';
import { Session } from './source';
import { enterTenant, tenantTx, type TenantTx } from './tenant-db';

/** A transaction of the super admin: tenants, numbers, people and memberships, through narrow policies. */
export interface PlatformTx {
  query<T>(sql: string, params?: readonly unknown[]): Promise<T[]>;
  /** Enters one tenant within the same transaction, for what must be written together with the tenant's row. */
  within(tenantId: TenantId): Promise<TenantTx>;
}

/** Cross-tenant work of the super admin (login `voicecore_platform`). */
export class PlatformDb {
  constructor(
    private readonly source: DataSource,
    private readonly notices: NoticeKeys,
  ) {}

  run<T>(work: (tx: PlatformTx) => Promise<T>): Promise<T> {
    return Session.with(this.source, (session) =>
      session.transaction('BEGIN', () => work(platformTx(session, this.notices))),
    );
  }
}

function platformTx(session: Session, notices: NoticeKeys): PlatformTx {
  return {
    query: (sql, params) => session.rows(sql, params),
    within: async (tenantId) => {
      await session.rows(enterTenant(tenantId));
      return tenantTx(session, tenantId, notices);
    },
  };
}
