import type { TenantTx } from '@voicecore/database';
import type { Instant } from '@voicecore/domain/kernel';

/** What can be recorded for a tenant's administrators: a setting that could not be applied. */
export const noteKinds = ['session_refused', 'text_left_out'] as const;
export type NoteKind = (typeof noteKinds)[number];
/** Current problems, found by checking the current state; they disappear once they are fixed. */
export const standingKinds = ['time_zone_unknown', 'effects_failed'] as const;

interface Row {
  readonly kind: NoteKind;
  readonly detail: string;
  readonly count: number;
  readonly firstAt: Date;
  readonly lastAt: Date;
}

/** Reads and writes the notes for the administrators of one tenant; repeats of the same kind are counted. */
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

  /** Returns the effects and jobs that failed for good as one note; null when there are none. */
  async failedEffects() {
    const [row] = await this.tx.query<{ count: number; detail: string; firstAt: Date; lastAt: Date }>(
      `select count(*)::int as count, min(failed_at) as "firstAt", max(failed_at) as "lastAt",
         left(string_agg(distinct fault, ' '), 120) as detail
       from (
         select failed_at, fault from outbox where tenant_id = $1 and done_at is null and failed_at is not null
         union all select failed_at, fault from app.dead_jobs()
       ) failed having count(*) > 0`,
      [this.tx.tenantId],
    );
    if (row === undefined) return null;
    const { firstAt, lastAt, ...note } = row;
    return { kind: 'effects_failed' as const, ...note, firstAt: firstAt.getTime(), lastAt: lastAt.getTime() };
  }

  /** Removes a note at a user's request. */
  async dismiss(kind: NoteKind): Promise<void> {
    await this.remove(kind);
    this.tx.audit('note.dismissed', this.tx.tenantId, { kind });
  }

  /** Removes a note that no longer applies because the settings have changed. */
  async remove(kind: NoteKind): Promise<void> {
    await this.tx.query('delete from tenant_notes where tenant_id = $1 and kind = $2', [this.tx.tenantId, kind]);
  }
}
