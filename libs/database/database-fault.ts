import { DatabaseError } from 'pg';
import { QueryFailedError } from 'typeorm';

/** Classes of SQLSTATE whose message names schema objects only; the others may quote a value, so they are left out. */
const harmless = new Set(['08', '23', '25', '40', '42', '53', '54', '55', '57']);

/** Classes of SQLSTATE that speak of what was asked: values, constraints, statements and rights. */
const asked = new Set(['22', '23', '42']);

/**
 * A failed statement without the values in it: the driver's own error carries parameters and row contents, and an error
 * ends up in a log. `code` is the SQLSTATE (or the socket's error code), `constraint` the violated one.
 */
export class DatabaseFault extends Error {
  override readonly name = 'DatabaseFault';

  constructor(
    readonly code: string,
    readonly constraint: string | null,
    readonly table: string | null,
    text: string,
  ) {
    super(text);
  }

  /** Whether the same statement may succeed later: the database was away or busy, and nothing is wrong with what was asked. */
  get mayPass(): boolean {
    return !asked.has(this.code.slice(0, 2));
  }

  /** SQLSTATE 23505: somebody else holds this key. */
  get isUniqueViolation(): boolean {
    return this.code === '23505';
  }
}

function codeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : 'unknown';
}

/** The fault that `error` stands for, with personal values removed. */
export function toFault(error: unknown): DatabaseFault {
  if (error instanceof DatabaseFault) return error;
  const cause: unknown = error instanceof QueryFailedError ? error.driverError : error;
  const code = codeOf(cause);
  if (!(cause instanceof DatabaseError)) {
    const text = cause instanceof Error ? cause.message : 'unknown fault';
    return new DatabaseFault(code, null, null, `database: ${text}`);
  }
  const text = harmless.has(code.slice(0, 2)) ? cause.message : 'a value was refused';
  return new DatabaseFault(code, cause.constraint ?? null, cause.table ?? null, `database ${code}: ${text}`);
}
