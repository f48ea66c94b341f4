import { randomUUID } from 'node:crypto';
import { KnowledgeEntity, type TenantRepository, type TenantTx } from '@voicecore/database';
import type { Bilingual, EntryId, Instant } from '@voicecore/domain/kernel';
import { notifyGone, notifyLive } from '../platform/live-notice';
import type { Removal } from '../platform/version';
import { countChange } from './knowledge-revision';
import { askForWays } from './ways/ask-for-ways';

/** An entry of a business's knowledge: a question, its answer, and other ways to ask. */
export interface EntryText {
  readonly question: Bilingual;
  readonly answer: Bilingual;
  readonly alternates: { readonly en: readonly string[]; readonly es: readonly string[] };
  readonly enabled: boolean;
}

export interface KnowledgeEntry extends EntryText {
  readonly id: EntryId;
  /** The number of changes, starting from 1. */
  readonly version: number;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
}

/** The columns of an entry under the names used in its row. */
export const columns = `id, question_en as "questionEn", question_es as "questionEs", answer_en as "answerEn",
  answer_es as "answerEs", alternates_en as "alternatesEn", alternates_es as "alternatesEs", enabled, revision,
  created_at as "createdAt", updated_at as "updatedAt"`;

export type EntryRow = Omit<KnowledgeEntity, 'tenantId'>;

export function toEntry(row: EntryRow): KnowledgeEntry {
  return {
    id: row.id,
    question: { en: row.questionEn, es: row.questionEs },
    answer: { en: row.answerEn, es: row.answerEs },
    alternates: { en: row.alternatesEn, es: row.alternatesEs },
    enabled: row.enabled,
    version: row.revision,
    createdAt: row.createdAt.getTime(),
    updatedAt: row.updatedAt.getTime(),
  };
}

/** Returns the columns for the given fields; a field that is not given stays undefined and changes nothing. */
function textColumns({ question, answer, alternates, enabled }: Partial<EntryText>) {
  return {
    questionEn: question?.en,
    questionEs: question?.es,
    answerEn: answer?.en,
    answerEs: answer?.es,
    alternatesEn: alternates && [...alternates.en],
    alternatesEs: alternates && [...alternates.es],
    enabled,
  };
}

/** True when the question or the answer has changed, so that callers may ask for it in other words than before. */
function saysOtherwise(before: EntryText, { question, answer }: EntryText): boolean {
  return (
    before.question.en !== question.en ||
    before.question.es !== question.es ||
    before.answer.en !== answer.en ||
    before.answer.es !== answer.es
  );
}

/** Number of entries written by one statement. */
const rowsTogether = 100;

/** The position where a list continues: the last row shown. */
export interface After {
  readonly updatedAt: Instant;
  readonly id: string;
}

/**
 * Reads and writes the knowledge of one tenant. Each change is counted, and its embedding requested, in the same
 * transaction.
 */
export class KnowledgeStore {
  private readonly rows: TenantRepository<KnowledgeEntity>;

  constructor(private readonly tx: TenantTx) {
    this.rows = tx.repository(KnowledgeEntity);
  }

  async add(entry: EntryText, now: Instant): Promise<KnowledgeEntry> {
    const id = randomUUID() as EntryId;
    const at = new Date(now);
    await this.rows.insert({ id, ...textColumns(entry), createdAt: at, updatedAt: at });
    this.tx.audit('knowledge.added', id);
    await this.changed(id, 1);
    await askForWays(this.tx, [id], now);
    return { ...entry, id, version: 1, createdAt: now, updatedAt: now };
  }

  /**
   * Adds the entries of one import; the first one is listed first. Screens are notified once, to reload their lists.
   */
  async addAll(entries: readonly EntryText[], importId: string, now: Instant): Promise<void> {
    const rows = entries.map((entry, index) => ({ id: randomUUID() as EntryId, ...entry, at: new Date(now - index) }));
    for (let from = 0; from < rows.length; from += rowsTogether) {
      const some = rows.slice(from, from + rowsTogether);
      await this.rows.insert(
        ...some.map(({ id, at, ...entry }) => ({ id, importId, ...textColumns(entry), createdAt: at, updatedAt: at })),
      );
    }
    const ids = rows.map(({ id }) => id);
    // One job of each kind is enough: it does its own entry and everything else that is pending.
    for (const id of ids.slice(0, 1)) await this.tx.enqueue('embed_entry', id);
    await askForWays(this.tx, ids, now);
    await countChange(this.tx);
    await notifyLive(this.tx, 'knowledge', 'all', 0);
  }

  /** Removes what an import added, except entries changed since. Returns the number of entries removed. */
  async removeImported(importId: string): Promise<number> {
    const removed = await this.rows.delete({ importId, revision: 1 });
    await countChange(this.tx);
    await notifyLive(this.tx, 'knowledge', 'all', 0);
    return removed;
  }

  /** Returns how many entries of an import still exist. */
  async countImported(importId: string): Promise<number> {
    const [row] = await this.tx.query<{ n: number }>(
      'select count(*)::int as n from knowledge_entries where import_id = $1',
      [importId],
    );
    return row?.n ?? 0;
  }

  /** Returns the questions of all entries, used or not, to compare imports with them. */
  questions(): Promise<{ id: EntryId; en: string; es: string }[]> {
    return this.tx.query(
      'select id, question_en as en, question_es as es from knowledge_entries order by updated_at, id',
    );
  }

  async find(id: EntryId): Promise<KnowledgeEntry | null> {
    const row = await this.rows.findOne({ id });
    return row && toEntry(row);
  }

  /** Like `find`, and locks the entry until the end of the transaction. */
  async findToChange(id: EntryId): Promise<KnowledgeEntry | null> {
    const row = await this.rows.findOne({ id }, { lock: { mode: 'pessimistic_write' } });
    return row && toEntry(row);
  }

  /** Changes the given fields; returns null when there is no such entry of that version. */
  async change(
    id: EntryId,
    { version, ...change }: Partial<EntryText> & { version: number },
    now: Instant,
  ): Promise<KnowledgeEntry | null> {
    const before = await this.findToChange(id);
    const revision = version + 1;
    const next = { ...textColumns(change), revision, updatedAt: new Date(now) };
    if ((await this.rows.update({ id, revision: version }, next)) === 0) return null;
    this.tx.audit('knowledge.changed', id, { changed: Object.keys(change), revision });
    await this.changed(id, revision);
    const entry = await this.find(id);
    if (before && entry && saysOtherwise(before, entry)) await askForWays(this.tx, [id], now);
    return entry;
  }

  /** Returns false when there was no such entry (of that version). */
  async remove(id: EntryId, { version }: Removal): Promise<boolean> {
    const found = await this.rows.findOne({ id }, { lock: { mode: 'pessimistic_write' } });
    if (!found || (version !== undefined && version !== found.revision)) return false;
    await this.rows.delete({ id });
    this.tx.audit('knowledge.removed', id);
    await countChange(this.tx);
    await notifyGone(this.tx, 'knowledge', id);
    return true;
  }

  /** Returns entries, newest change first; `q` matches anywhere in the texts, ignoring accents and case. */
  async list(filter: { q?: string; after?: After; limit: number }): Promise<KnowledgeEntry[]> {
    const rows = await this.tx.query<EntryRow>(
      `select ${columns} from knowledge_entries
       where ($1::text is null or position(unaccent(lower($1)) in unaccent(lower(concat_ws(' ', question_en, question_es,
           answer_en, answer_es, array_to_string(alternates_en || alternates_es, ' '))))) > 0)
         and ($2::bigint is null or (updated_at, id) < (to_timestamp($2 / 1000.0), $3::uuid))
       order by updated_at desc, id desc limit $4`,
      [filter.q ?? null, filter.after?.updatedAt ?? null, filter.after?.id ?? null, filter.limit],
    );
    return rows.map(toEntry);
  }

  private async changed(id: EntryId, revision: number): Promise<void> {
    await countChange(this.tx);
    await this.tx.enqueue('embed_entry', id);
    await notifyLive(this.tx, 'knowledge', id, revision);
  }
}
