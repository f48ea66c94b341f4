import { DatabaseError } from 'pg';
import { QueryFailedError } from 'typeorm';

/**
 * SQLSTATE classes whose message names only schema objects; the others may quote a value, so their messages are left
 * out.
 */
const harmless = new Set(['08', '23', '25', '40', '42', '53', '54', '55', '57']);

/** SQLSTATE classes about the request itself: values, constraints, statements and rights. */
const asked = new Set(['22', '23', '42']);

/**
 * A failed statement without its values: the driver's own error contains parameters and row contents, and errors end up
 * in logs. `code` is the SQLSTATE (or the socket's error code), `constraint` the violated one.
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

  /**
   * True when the same statement may succeed later: the database was unavailable or busy, and the request itself is
   * valid.
   */
  get mayPass(): boolean {
    return !asked.has(this.code.slice(0, 2));
  }

  /** SQLSTATE 23505: another row already has this key. */
  get isUniqueViolation(): boolean {
    return this.code === '23505';
  }
}

function codeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : 'unknown';
}

/** Returns the fault for `error`, with personal values removed. */
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
