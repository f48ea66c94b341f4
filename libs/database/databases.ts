import type { DataSource } from 'typeorm';
import type { Acting } from './audit';
import { JobsDb } from './jobs-db';
import { LookupDb } from './lookup-db';
import { NoticeKeys, type NoticeKind } from './notices';
import { PlatformDb } from './platform-db';
import { assertSafeRole } from './role-guard';
import { LeaseDb, LimitsDb } from './shared-rows';
import { createSource, type SourceOptions } from './source';
import { assertProtectedTables } from './table-guard';
import { TenantDb } from './tenant-db';

/** One URL per login; see `database/roles.sql`. */
export interface DatabaseUrls {
  app: string;
  platform: string;
  jobs: string;
}

export interface DatabaseOptions extends SourceOptions {
  /** The key for notices between processes, 32 bytes, the same in all of them. */
  readonly noticeKey: Buffer;
  /** Called when a notice was not sent by one of our processes. */
  readonly onForgedNotice?: (kind: NoticeKind) => void;
  /** Returns who is acting; if omitted, no one in particular. */
  readonly acting?: () => Acting;
}

const nobody = (): Acting => ({ actor: { kind: 'system', id: null }, requestId: null });

/**
 * Users and callers wait for the app's statements; a connection held by a frozen server is replaced after this time,
 * ms.
 */
const appQueryMs = 4_000;
/** A lease is lost after 4 s: a connection that does not answer is replaced before that, ms. */
const leaseQueryMs = 2_000;

interface Sources {
  readonly app: DataSource;
  readonly platform: DataSource;
  readonly jobs: DataSource;
  readonly leases: DataSource;
  readonly limits: DataSource;
}

/** All database access of a process, opened and checked together. */
export class Databases {
  readonly tenants: TenantDb;
  readonly platform: PlatformDb;
  readonly leases: LeaseDb;
  readonly limits: LimitsDb;
  readonly lookup: LookupDb;

  private constructor(
    private readonly sources: Sources,
    notices: NoticeKeys,
    readonly jobs: JobsDb,
    acting: () => Acting,
  ) {
    this.tenants = new TenantDb(sources.app, notices, acting);
    this.platform = new PlatformDb(sources.platform, notices, acting);
    this.leases = new LeaseDb(sources.leases);
    this.limits = new LimitsDb(sources.limits);
    this.lookup = new LookupDb(sources.app);
  }

  /**
   * Connects the three logins and refuses unsafe ones within 5 s: throws `UnsafeDatabase` (one sentence) for a
   * superuser, an owner, a login with BYPASSRLS or with another login's rights, tables whose protection is off, or a
   * server with known vulnerabilities.
   */
  static async open(urls: DatabaseUrls, given: DatabaseOptions): Promise<Databases> {
    const { noticeKey, onForgedNotice, acting = nobody, ...options } = given;
    const sources = sourcesOf(urls, options);
    try {
      await Promise.all(Object.values(sources).map((source: DataSource) => source.initialize()));
      await assertSafeRole(sources.app, 'voicecore_app');
      await assertSafeRole(sources.platform, 'voicecore_platform');
      await assertSafeRole(sources.jobs, 'voicecore_jobs');
      await assertProtectedTables(sources.app);
    } catch (error) {
      await closeAll(sources);
      throw error;
    }
    const notices = new NoticeKeys(noticeKey);
    const jobs = new JobsDb(sources.jobs, urls.jobs, notices, onForgedNotice);
    return new Databases(sources, notices, jobs, acting);
  }

  async close(): Promise<void> {
    await this.jobs.close();
    await closeAll(this.sources);
  }
}

function sourcesOf(urls: DatabaseUrls, options: SourceOptions): Sources {
  const size = options.poolSize ?? 10;
  const pool = (url: string, name: string, most: number, queryTimeoutMs?: number) =>
    createSource(url, `voicecore-${name}`, {
      ...(queryTimeoutMs === undefined ? {} : { queryTimeoutMs }),
      ...options,
      poolSize: Math.min(size, most),
    });
  return {
    app: pool(urls.app, 'app', size, appQueryMs),
    platform: pool(urls.platform, 'platform', 3),
    jobs: pool(urls.jobs, 'jobs', 4),
    leases: pool(urls.jobs, 'leases', 1, leaseQueryMs),
    limits: pool(urls.jobs, 'limits', 3),
  };
}

async function closeAll(sources: Sources): Promise<void> {
  const open = Object.values(sources).filter((source: DataSource) => source.isInitialized);
  await Promise.all(open.map((source: DataSource) => source.destroy()));
}
