import { z } from 'zod';
import { AppError } from './app-error';
import { opaque } from './words';

/** The query parameters of every list: where to continue, and how many items. */
export const pageQuery = {
  cursor: opaque(400).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
};
export const pageOnly = z.strictObject(pageQuery);
export type PageQuery = z.output<typeof pageOnly>;

export interface Page<T> {
  readonly items: T[];
  readonly next: string | null;
}

export const pageOf = <S extends z.ZodType>(item: S) => z.object({ items: z.array(item), next: z.string().nullable() });

/**
 * Returns the keys of the last row as an opaque cursor. Keys must not be personal data, because cursors appear in URLs.
 */
export function writeCursor(keys: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(keys)).toString('base64url');
}

/** Reads a cursor with the schema of its keys; throws a bad request for anything else. */
export function readCursor<S extends z.ZodType>(cursor: string, keys: S): z.output<S> {
  const result = keys.safeParse(parsed(cursor));
  if (!result.success) {
    throw new AppError('invalid_request', { errors: [{ path: 'cursor', message: 'not a cursor of this list' }] });
  }
  return result.data;
}

/** Turns rows read with `limit + 1` into a page. */
export function toPage<Row, T>(
  rows: readonly Row[],
  limit: number,
  keysOf: (row: Row) => readonly (string | number)[],
  item: (row: Row) => T,
): Page<T> {
  const shown = rows.slice(0, limit);
  const last = shown[shown.length - 1];
  return { items: shown.map(item), next: rows.length > limit && last !== undefined ? writeCursor(keysOf(last)) : null };
}

function parsed(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
