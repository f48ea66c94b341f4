import { Client, TypeOverrides } from 'pg';
import { DataSource, type QueryRunner } from 'typeorm';
import { toFault } from './database-fault';

export interface SourceOptions {
  /** Connections of this process; a tenant transaction holds one for 0.2-2 ms (measured). */
  poolSize?: number;
  /** Told when an idle connection breaks; the pool replaces it. */
  onPoolError?: (error: Error) => void;
}

/** OID of int8: read as a number, our counters stay far below 2^53. */
const int8 = 20;

const parsers = new TypeOverrides();
parsers.setTypeParser(int8, Number);

/**
 * A pool for one login. Without an `error` listener an idle client whose server stops would end the process, so one is
 * always there. The pool opens its first connection at `initialize`.
 */
export function createSource(url: string, applicationName: string, options: SourceOptions = {}): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    applicationName,
    poolSize: options.poolSize ?? 10,
    connectTimeoutMS: 4_000,
    installExtensions: false,
    logging: false,
    poolErrorHandler: options.onPoolError ?? (() => undefined),
    extra: { types: parsers, keepAlive: true },
  });
}

/** One statement on a runner, as rows; a failure is a `DatabaseFault` without values. */
export async function rowsOf<T>(runner: QueryRunner, sql: string, params: readonly unknown[] = []): Promise<T[]> {
  try {
    const result: { records?: T[] } = await runner.query(sql, [...params], true);
    return result.records ?? [];
  } catch (error) {
    throw toFault(error);
  }
}

/**
 * One transaction: `begin` is the whole first message, so that what it sets costs no round trip of its own. The connection
 * goes back clean, or not at all: a failed ROLLBACK means that it is broken, and the pool drops broken clients.
 */
export async function inTransaction<T>(
  source: DataSource,
  begin: string,
  work: (runner: QueryRunner) => Promise<T>,
): Promise<T> {
  const runner = source.createQueryRunner();
  try {
    await rowsOf(runner, begin);
    try {
      const answer = await work(runner);
      await rowsOf(runner, 'COMMIT');
      return answer;
    } catch (error) {
      await rowsOf(runner, 'ROLLBACK').catch(() => endConnection(runner));
      throw error;
    }
  } finally {
    await runner.release();
  }
}

/** Ends a connection whose state is unknown, so that the pool cannot hand it to anybody else. */
async function endConnection(runner: QueryRunner): Promise<void> {
  const client: unknown = await runner.connect();
  if (client instanceof Client) await client.end().catch(() => undefined);
}
