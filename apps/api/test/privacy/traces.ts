import type { TestDatabase } from '@voicecore/testing';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Returns the forms a word may have in a file or a column: plain, in hexadecimal (bytea), in base64 at each of the
 * three offsets.
 */
function formsOf(word: string): string[] {
  const bytes = Buffer.from(word);
  const base64 = [0, 1, 2].map((offset) => {
    const text = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64');
    // The first and last characters also depend on what is next to the word.
    return text.slice(offset === 0 ? 0 : 4, -4);
  });
  return [word, bytes.toString('hex'), ...base64.filter((form) => form.length >= 8)];
}

/** Returns the words found in any row of any table, read without row-level security. */
export async function inTables(db: TestDatabase, words: string[]): Promise<string[]> {
  const tables = await db.asSuperuser<{ name: string }>(
    `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')`,
  );
  const patterns = words.flatMap(formsOf).map((form) => `%${form.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`);
  const one = (name: string) => `select '${name}' as name from ${name} t where lower(t::text) like any ($1)`;
  const found = await db.asSuperuser<{ name: string }>(tables.map(({ name }) => one(name)).join(' union all '), [
    patterns,
  ]);
  return [...new Set(found.map(({ name }) => name))];
}

/** Returns the words found in a text: a log, a page of metrics. */
export function inText(text: string, words: string[]): string[] {
  return words.filter((word) => formsOf(word).some((form) => text.includes(form)));
}

/** Returns the files of this database and the write-ahead log that contain one of the words, in any form. */
export async function inFiles(db: TestDatabase, words: string[]): Promise<string[]> {
  await db.asSuperuser('checkpoint');
  const [where] = await db.asSuperuser<{ folder: string; oid: number }>(
    `select current_setting('data_directory') as folder, oid from pg_database where datname = current_database()`,
  );
  const folders = [join(where!.folder, 'base', String(where!.oid)), join(where!.folder, 'pg_wal')];
  const files = folders
    .flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)))
    .filter((file) => statSync(file, { throwIfNoEntry: false })?.isFile());
  const forms = words.flatMap(formsOf).map((form) => Buffer.from(form));
  return files.filter((file) => {
    const bytes = readFileSync(file);
    return forms.some((form) => bytes.includes(form));
  });
}
