import type { TenantId } from '@voicecore/domain/kernel';
import type { DataSource } from 'typeorm';
import { AuditTrail, type Acting } from './audit';
import type { NoticeKeys } from './notices';
import { Session } from './source';
import { enterTenant, tenantTx, type TenantTx } from './tenant-db';

/** A transaction of the super admin: tenants, numbers, people and memberships, through narrow policies. */
export interface PlatformTx {
  query<T>(sql: string, params?: readonly unknown[]): Promise<T[]>;
  /** Enters one tenant within the same transaction, for rows that must be written together with the tenant's row. */
  within(tenantId: TenantId): Promise<TenantTx>;
}

/** The super admin's work across tenants (login `voicecore_platform`). */
export class PlatformDb {
  constructor(
    private readonly source: DataSource,
    private readonly notices: NoticeKeys,
    private readonly acting: () => Acting,
  ) {}

  run<T>(work: (tx: PlatformTx) => Promise<T>): Promise<T> {
    return Session.with(this.source, (session) =>
      session.transaction('BEGIN', async () => {
        const trails: AuditTrail[] = [];
        const answer = await work(this.transaction(session, trails));
        await writeAll(session, trails);
        return answer;
      }),
    );
  }

  private transaction(session: Session, trails: AuditTrail[]): PlatformTx {
    return {
      query: (sql, params) => session.rows(sql, params),
      within: async (tenantId) => {
        await session.rows(enterTenant(tenantId));
        const trail = new AuditTrail(tenantId, this.acting);
        trails.push(trail);
        return tenantTx(session, this.notices, trail);
      },
    };
  }
}

/** Always writes tenants in the same order, so that no two transactions wait for heads that the other one holds. */
async function writeAll(session: Session, trails: readonly AuditTrail[]): Promise<void> {
  const noted = trails.filter((trail) => !trail.isEmpty);
  for (const trail of noted.sort((a, b) => (a.tenantId < b.tenantId ? -1 : 1))) {
    await session.rows(enterTenant(trail.tenantId));
    await trail.write(session);
  }
}
