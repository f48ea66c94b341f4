import type { DataSource } from 'typeorm';
import { JobsDb } from './jobs-db';
import { LookupDb } from './lookup-db';
import { NoticeKeys, type NoticeKind } from './notices';
import { PlatformDb } from './platform-db';
import { assertSafeRole } from './role-guard';
import { assertProtectedTables } from './table-guard';
import { createSource, type SourceOptions } from './source';
import { TenantDb } from './tenant-db';

/** One URL a login; see `database/roles.sql`. */
export interface DatabaseUrls {
  app: string;
  platform: string;
  jobs: string;
}

export interface DatabaseOptions extends SourceOptions {
  /** The key of what processes tell each other, 32 bytes, the same in all of them. */
  readonly noticeKey: Buffer;
  /** Somebody who is no process of ours told something. */
  readonly onForgedNotice?: (kind: NoticeKind) => void;
}

/** People and callers wait for what the app asks; a connection that a frozen server holds is replaced after this time, ms. */
const appQueryMs = 4_000;

/** Everything that a process needs of the database, opened and guarded together. */
export class Databases {
  private constructor(
    readonly tenants: TenantDb,
    readonly platform: PlatformDb,
    readonly jobs: JobsDb,
    readonly lookup: LookupDb,
    private readonly sources: DataSource[],
  ) {}

  /**
   * Connects the three logins and refuses unsafe ones: throws `UnsafeDatabase` (one sentence) for a superuser, an owner, a
   * login with BYPASSRLS, with another's rights, tables whose protection is off, or a server with known holes, within 5 s.
   */
  static async open(urls: DatabaseUrls, given: DatabaseOptions): Promise<Databases> {
    const { noticeKey, onForgedNotice, ...options } = given;
    const size = options.poolSize ?? 10;
    const app = createSource(urls.app, 'voicecore-app', { queryTimeoutMs: appQueryMs, ...options, poolSize: size });
    const platform = createSource(urls.platform, 'voicecore-platform', { ...options, poolSize: Math.min(size, 3) });
    const jobs = createSource(urls.jobs, 'voicecore-jobs', { ...options, poolSize: Math.min(size, 4) });
    const sources = [app, platform, jobs];
    try {
      await Promise.all(sources.map((source) => source.initialize()));
      await assertSafeRole(app, 'voicecore_app');
      await assertSafeRole(platform, 'voicecore_platform');
      await assertSafeRole(jobs, 'voicecore_jobs');
      await assertProtectedTables(app);
    } catch (error) {
      await closeAll(sources);
      throw error;
    }
    const notices = new NoticeKeys(noticeKey);
    return new Databases(
      new TenantDb(app, notices),
      new PlatformDb(platform, notices),
      new JobsDb(jobs, urls.jobs, notices, onForgedNotice),
      new LookupDb(app),
      sources,
    );
  }

  async close(): Promise<void> {
    await this.jobs.close();
    await closeAll(this.sources);
  }
}

async function closeAll(sources: DataSource[]): Promise<void> {
  await Promise.all(sources.filter((source) => source.isInitialized).map((source) => source.destroy()));
}
