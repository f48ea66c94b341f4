import { randomUUID } from 'node:crypto';
import type { TenantTx } from '@voicecore/database';
import type { Bilingual, EntryId, Instant, Language } from '@voicecore/domain/kernel';
import { phraseTerm, weightInAnswer, weightInQuestion } from '@voicecore/domain/knowledge';
import { fold } from '@voicecore/domain/understanding';
import { notifyLive } from '../platform/live-notice';

/** What a business tells its receptionist: a question, its answer, and other ways to ask. */
export interface EntryText {
  readonly question: Bilingual;
  readonly answer: Bilingual;
  readonly alternates: { readonly en: readonly string[]; readonly es: readonly string[] };
  readonly enabled: boolean;
}

export interface KnowledgeEntry extends EntryText {
  readonly id: EntryId;
  /** Counts the changes, from 1. */
  readonly revision: number;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
}

interface Row {
  id: EntryId;
  question_en: string;
  question_es: string;
  answer_en: string;
  answer_es: string;
  alternates_en: string[];
  alternates_es: string[];
  enabled: boolean;
  revision: number;
  created_ms: string;
  updated_ms: string;
}

const columns = `id, question_en, question_es, answer_en, answer_es, alternates_en, alternates_es, enabled, revision,
  (extract(epoch from created_at) * 1000)::bigint as created_ms, (extract(epoch from updated_at) * 1000)::bigint as updated_ms`;

function toEntry(row: Row): KnowledgeEntry {
  return {
    id: row.id,
    question: { en: row.question_en, es: row.question_es },
    answer: { en: row.answer_en, es: row.answer_es },
    alternates: { en: row.alternates_en, es: row.alternates_es },
    enabled: row.enabled,
    revision: row.revision,
    createdAt: Number(row.created_ms),
    updatedAt: Number(row.updated_ms),
  };
}

/** Where a list goes on: the last row that was shown. */
export interface After {
  readonly updatedAt: Instant;
  readonly id: string;
}

/** The knowledge of one tenant and the terms by which it is found; both change in the same transaction. */
export class KnowledgeStore {
  constructor(private readonly tx: TenantTx) {}

  async add(entry: EntryText, now: Instant): Promise<KnowledgeEntry> {
    const id = randomUUID() as EntryId;
    await this.tx.query(
      `insert into knowledge_entries (tenant_id, id, question_en, question_es, answer_en, answer_es, alternates_en,
         alternates_es, enabled, created_at, updated_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, to_timestamp($10 / 1000.0), to_timestamp($10 / 1000.0))`,
      [this.tx.tenantId, id, ...texts(entry), now],
    );
    await this.index(id, entry);
    await notifyLive(this.tx, 'knowledge', id, 1);
    return { ...entry, id, revision: 1, createdAt: now, updatedAt: now };
  }

  async find(id: EntryId): Promise<KnowledgeEntry | null> {
    const rows = await this.tx.query<Row>(`select ${columns} from knowledge_entries where id = $1`, [id]);
    return rows[0] ? toEntry(rows[0]) : null;
  }

  /** Changes what is given; null when there is no such entry. */
  async change(id: EntryId, change: Partial<EntryText>, now: Instant): Promise<KnowledgeEntry | null> {
    const found = await this.tx.query<Row>(`select ${columns} from knowledge_entries where id = $1 for update`, [id]);
    if (!found[0]) return null;
    const entry = { ...toEntry(found[0]), ...change };
    const [row] = await this.tx.query<{ revision: number }>(
      `update knowledge_entries set question_en = $2, question_es = $3, answer_en = $4, answer_es = $5, alternates_en = $6,
         alternates_es = $7, enabled = $8, revision = revision + 1, updated_at = to_timestamp($9 / 1000.0)
       where id = $1 returning revision`,
      [id, ...texts(entry), now],
    );
    const revision = row?.revision ?? entry.revision;
    await this.index(id, entry);
    await notifyLive(this.tx, 'knowledge', id, revision);
    return { ...entry, revision, updatedAt: now };
  }

  /** False when there was no such entry. */
  async remove(id: EntryId): Promise<boolean> {
    const sql =
      'with gone as (delete from knowledge_entries where id = $1 returning revision) select revision from gone';
    const [gone] = await this.tx.query<{ revision: number }>(sql, [id]);
    if (!gone) return false;
    await notifyLive(this.tx, 'knowledge', id, gone.revision + 1);
    return true;
  }

  /** Newest change first; `q` is looked for anywhere in the texts, accents and case apart. */
  async list(filter: { q?: string; after?: After; limit: number }): Promise<KnowledgeEntry[]> {
    const rows = await this.tx.query<Row>(
      `select ${columns} from knowledge_entries
       where ($1::text is null or position(unaccent(lower($1)) in unaccent(lower(concat_ws(' ', question_en, question_es,
           answer_en, answer_es, array_to_string(alternates_en || alternates_es, ' '))))) > 0)
         and ($2::bigint is null or (updated_at, id) < (to_timestamp($2 / 1000.0), $3::uuid))
       order by updated_at desc, id desc limit $4`,
      [filter.q ?? null, filter.after?.updatedAt ?? null, filter.after?.id ?? null, filter.limit],
    );
    return rows.map(toEntry);
  }

  /** Writes the stems of both languages; a disabled entry has none and is not found. */
  private async index(id: EntryId, entry: EntryText): Promise<void> {
    await this.tx.query('delete from knowledge_terms where entry_id = $1', [id]);
    if (!entry.enabled) return;
    const phrases = (language: Language): string[] => [entry.question[language], ...entry.alternates[language]];
    const asked = (language: Language): string => fold(phrases(language).join(' '));
    await this.tx.query(
      `insert into knowledge_terms (tenant_id, term, language, entry_id, weight)
       select $1, lexeme, language, $2, max(weight) from (
         select 'en' as language, lexeme, $3::int as weight from unnest(to_tsvector('english', $5))
         union all select 'es', lexeme, $3 from unnest(to_tsvector('spanish', $6))
         union all select 'en', lexeme, $4::int from unnest(to_tsvector('english', $7))
         union all select 'es', lexeme, $4 from unnest(to_tsvector('spanish', $8))
         union all select 'en', phrase, $3 from unnest($9::text[]) as whole (phrase)
         union all select 'es', phrase, $3 from unnest($10::text[]) as whole (phrase)
       ) as stems group by lexeme, language`,
      [
        this.tx.tenantId,
        id,
        weightInQuestion,
        weightInAnswer,
        asked('en'),
        asked('es'),
        fold(entry.answer.en),
        fold(entry.answer.es),
        phrases('en')
          .map(phraseTerm)
          .filter((term) => term !== null),
        phrases('es')
          .map(phraseTerm)
          .filter((term) => term !== null),
      ],
    );
  }
}

function texts(entry: EntryText): unknown[] {
  return [
    entry.question.en,
    entry.question.es,
    entry.answer.en,
    entry.answer.es,
    entry.alternates.en,
    entry.alternates.es,
    entry.enabled,
  ];
}
