import { ownerDataSource } from './data-source';
import { installJobs } from './install-jobs';

/** The number of the advisory lock that lets one process migrate at a time ("vcai" in ASCII). */
const migrationLock = 0x76636169;

/**
 * Brings the database to the newest schema, including that of the jobs; returns the names of our migrations that ran. A
 * second process waits for the first and then finds nothing to do.
 */
export async function migrate(ownerUrl: string): Promise<string[]> {
  const source = await ownerDataSource(ownerUrl).initialize();
  try {
    const runner = source.createQueryRunner();
    try {
      await runner.query(`select pg_advisory_lock(${migrationLock})`);
      const ran = await source.runMigrations();
      await installJobs(ownerUrl);
      return ran.map((migration) => migration.name);
    } finally {
      await runner.query(`select pg_advisory_unlock(${migrationLock})`);
      await runner.release();
    }
  } finally {
    await source.destroy();
  }
}
