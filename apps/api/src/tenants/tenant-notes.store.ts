import type { TenantTx } from '@voicecore/database';
import type { Instant } from '@voicecore/domain/kernel';

/** What can be noted for a tenant's administrators: a setting that could not be kept to. */
export const noteKinds = ['session_refused', 'text_left_out'] as const;
export type NoteKind = (typeof noteKinds)[number];
/** What is wrong with the settings as they stand, seen by looking at them. */
export const standingKinds = ['time_zone_unknown'] as const;

interface Row {
  readonly kind: NoteKind;
  readonly detail: string;
  readonly count: number;
  readonly firstAt: Date;
  readonly lastAt: Date;
}

/** Notes for the administrators of one tenant; the same kind again is counted. */
export class TenantNotesStore {
  constructor(private readonly tx: TenantTx) {}

  /** @param detail a code, never a person's words */
  async add(kind: NoteKind, detail: string, at: Instant): Promise<void> {
    await this.tx.query(
      `insert into tenant_notes (tenant_id, kind, detail, first_at, last_at) values ($1, $2, $3, $4, $4)
       on conflict (tenant_id, kind) do update set detail = excluded.detail, last_at = excluded.last_at, count = tenant_notes.count + 1`,
      [this.tx.tenantId, kind, detail, new Date(at)],
    );
  }

  async all() {
    const rows = await this.tx.query<Row>(
      `select kind, detail, count, first_at as "firstAt", last_at as "lastAt" from tenant_notes
        where tenant_id = $1 order by last_at desc`,
      [this.tx.tenantId],
    );
    return rows.map(({ firstAt, lastAt, ...note }) => ({
      ...note,
      firstAt: firstAt.getTime(),
      lastAt: lastAt.getTime(),
    }));
  }

  async remove(kind: NoteKind): Promise<void> {
    await this.tx.query('delete from tenant_notes where tenant_id = $1 and kind = $2', [this.tx.tenantId, kind]);
  }
}
