import { randomUUID } from 'node:crypto';
import type { TenantTx } from '@voicecore/database';
import type { Instant } from '@voicecore/domain/kernel';

/** The sources that entries are read from. */
export const readSources = ['text', 'table', 'page', 'document'] as const;
export type ReadSource = (typeof readSources)[number];
/** Where entries came from: a source that was read, or the starter questions of a trade. */
export const importSources = [...readSources, 'starters'] as const;
export type ImportSource = (typeof importSources)[number];

export interface ImportRow {
  readonly id: string;
  readonly source: ImportSource;
  /** The number of entries it added. */
  readonly entries: number;
  readonly createdAt: Instant;
  /** Null unless the import has been undone. */
  readonly undoneAt: Instant | null;
}

const columns = `id, source, entries, (extract(epoch from created_at) * 1000)::float8 as "createdAt",
  (extract(epoch from undone_at) * 1000)::float8 as "undoneAt"`;

/** Reads and writes the imports of a tenant. */
export class ImportStore {
  constructor(private readonly tx: TenantTx) {}

  async add(source: ImportSource, entries: number, now: Instant): Promise<string> {
    const id = randomUUID();
    await this.tx.query(
      'insert into knowledge_imports (tenant_id, id, source, entries, created_at) values ($1, $2, $3, $4, to_timestamp($5::float8 / 1000))',
      [this.tx.tenantId, id, source, entries, now],
    );
    this.tx.audit('knowledge_import.added', id, { source, entries });
    return id;
  }

  /** Returns the imports, latest first. */
  list(limit: number): Promise<ImportRow[]> {
    return this.tx.query(`select ${columns} from knowledge_imports order by created_at desc, id limit $1`, [limit]);
  }

  /**
   * Marks an import as undone and returns its previous row; null when there is none. When two users undo at once, the
   * second sees it undone.
   */
  async undo(id: string, now: Instant): Promise<ImportRow | null> {
    const [row] = await this.tx.query<ImportRow>(`select ${columns} from knowledge_imports where id = $1 for update`, [
      id,
    ]);
    if (!row) return null;
    await this.tx.query(
      'update knowledge_imports set undone_at = coalesce(undone_at, to_timestamp($2::float8 / 1000)) where id = $1',
      [id, now],
    );
    if (row.undoneAt === null) this.tx.audit('knowledge_import.undone', id);
    return row;
  }
}
