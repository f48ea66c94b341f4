import { Client, TypeOverrides } from 'pg';
import { DataSource, QueryFailedError, type EntityManager, type QueryRunner } from 'typeorm';
import { DatabaseFault, toFault } from './database-fault';
import { entities } from './entities';

export interface SourceOptions {
  /** The number of connections of this process; a tenant transaction holds one for 0.2-2 ms (measured). */
  poolSize?: number;
  /**
   * A statement without a response after this time is abandoned and its connection replaced, ms: the server may be
   * frozen.
   */
  queryTimeoutMs?: number;
  /** Called when an idle connection breaks; the pool replaces it. */
  onPoolError?: (error: Error) => void;
}

/** A little longer than the logins' own `statement_timeout` of at most 15 s: a server that is alive responds first. */
const patientMs = 16_000;

/** The message of pg when a statement had no response in time; the connection is then still busy with it. */
const noAnswer = 'Query read timeout';

/** OID of int8: read as a number, our counters stay far below 2^53. */
const int8 = 20;

const parsers = new TypeOverrides();
parsers.setTypeParser(int8, Number);

/**
 * Creates a pool for one login. Without an `error` listener, an idle client whose server stops would end the process,
 * so there is always one. The pool opens its first connection at `initialize`.
 */
export function createSource(url: string, applicationName: string, options: SourceOptions = {}): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    applicationName,
    poolSize: options.poolSize ?? 10,
    connectTimeoutMS: 4_000,
    installExtensions: false,
    entities,
    logging: false,
    poolErrorHandler: options.onPoolError ?? (() => undefined),
    extra: { types: parsers, keepAlive: true, query_timeout: options.queryTimeoutMs ?? patientMs },
  });
}

/** A connection lent for one piece of work; after that it refuses, because another tenant may be using it. */
export class Session {
  private client: Client | null;

  private constructor(
    client: Client,
    private readonly runner: QueryRunner,
  ) {
    this.client = client;
  }

  /** Lends a connection of the pool to `work`. */
  static async with<T>(source: DataSource, work: (session: Session) => Promise<T>): Promise<T> {
    const runner = source.createQueryRunner();
    try {
      const session = new Session(await clientOf(runner), runner);
      try {
        return await work(session);
      } finally {
        session.client = null;
        inTransaction(runner, false);
      }
    } finally {
      await runner.release();
    }
  }

  /** Returns the rows of one statement; a failure is a `DatabaseFault` without values. */
  async rows<T>(sql: string, params: readonly unknown[] = []): Promise<T[]> {
    return (await this.send<T>(sql, params)).rows;
  }

  /** Runs work of TypeORM on this connection; a failure is a `DatabaseFault` without values. */
  manage<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.guarded(() => work(this.runner.manager));
  }

  /** Runs one transaction; `begin` is its whole first message, so that what it sets needs no separate round trip. */
  async transaction<T>(begin: string, work: () => Promise<T>): Promise<T> {
    await this.send(begin);
    inTransaction(this.runner, true);
    try {
      const answer = await work();
      const { command } = await this.send('COMMIT');
      // A transaction in which a statement failed ends as ROLLBACK, whatever was requested: nothing in it was saved.
      if (command !== 'COMMIT') throw new DatabaseFault('25P02', null, null, 'database 25P02: nothing was committed');
      return answer;
    } catch (error) {
      // If even ROLLBACK fails, the state is unknown: the connection is closed, and the pool opens another one.
      await this.send('ROLLBACK').catch(() => this.client?.end().catch(() => undefined));
      throw error;
    }
  }

  private async send<T>(sql: string, params: readonly unknown[] = []): Promise<{ rows: T[]; command: string }> {
    return this.guarded((client) => client.query<T & Record<string, unknown>>(sql, [...params]));
  }

  private async guarded<T>(work: (client: Client) => Promise<T>): Promise<T> {
    if (this.client === null) throw new Error('This transaction is over.');
    try {
      return await work(this.client);
    } catch (error) {
      // The next statement would wait behind this one: the connection is closed, and the pool opens another one.
      const cause: unknown = error instanceof QueryFailedError ? error.driverError : error;
      if (cause instanceof Error && cause.message === noAnswer) void this.client?.end().catch(() => undefined);
      throw toFault(error);
    }
  }
}

/** TypeORM starts no transaction of its own, and can lock rows, only if it knows about the running one. */
function inTransaction(runner: QueryRunner, isTransactionActive: boolean): void {
  Object.assign(runner, { isTransactionActive });
}

async function clientOf(runner: QueryRunner): Promise<Client> {
  const client: unknown = await runner.connect().catch((error: unknown) => {
    throw toFault(error);
  });
  if (client instanceof Client) return client;
  throw new Error('The pool returned a connection that is not from the pg driver.');
}
