import { randomUUID } from 'node:crypto';
import { KnowledgeEntity, type TenantRepository, type TenantTx } from '@voicecore/database';
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

/** The columns of an entry by the names of its row. */
const columns = `id, question_en as "questionEn", question_es as "questionEs", answer_en as "answerEn",
  answer_es as "answerEs", alternates_en as "alternatesEn", alternates_es as "alternatesEs", enabled, revision,
  created_at as "createdAt", updated_at as "updatedAt"`;

function toEntry(row: Omit<KnowledgeEntity, 'tenantId'>): KnowledgeEntry {
  return {
    id: row.id,
    question: { en: row.questionEn, es: row.questionEs },
    answer: { en: row.answerEn, es: row.answerEs },
    alternates: { en: row.alternatesEn, es: row.alternatesEs },
    enabled: row.enabled,
    revision: row.revision,
    createdAt: row.createdAt.getTime(),
    updatedAt: row.updatedAt.getTime(),
  };
}

function textColumns({ question, answer, alternates, enabled }: EntryText) {
  return {
    questionEn: question.en,
    questionEs: question.es,
    answerEn: answer.en,
    answerEs: answer.es,
    alternatesEn: [...alternates.en],
    alternatesEs: [...alternates.es],
    enabled,
  };
}

/** Where a list goes on: the last row that was shown. */
export interface After {
  readonly updatedAt: Instant;
  readonly id: string;
}

/** The knowledge of one tenant and the terms by which it is found; both change in the same transaction. */
export class KnowledgeStore {
  private readonly rows: TenantRepository<KnowledgeEntity>;

  constructor(private readonly tx: TenantTx) {
    this.rows = tx.repository(KnowledgeEntity);
  }

  async add(entry: EntryText, now: Instant): Promise<KnowledgeEntry> {
    const id = randomUUID() as EntryId;
    const at = new Date(now);
    await this.rows.insert({ id, ...textColumns(entry), createdAt: at, updatedAt: at });
    await this.index(id, entry);
    this.tx.audit('knowledge.added', id);
    await notifyLive(this.tx, 'knowledge', id, 1);
    return { ...entry, id, revision: 1, createdAt: now, updatedAt: now };
  }

  async find(id: EntryId): Promise<KnowledgeEntry | null> {
    const row = await this.rows.findOne({ id });
    return row && toEntry(row);
  }

  /** Changes what is given; null when there is no such entry. */
  async change(id: EntryId, change: Partial<EntryText>, now: Instant): Promise<KnowledgeEntry | null> {
    const found = await this.rows.findOne({ id }, { lock: { mode: 'pessimistic_write' } });
    if (!found) return null;
    const entry = { ...toEntry(found), ...change, revision: found.revision + 1, updatedAt: now };
    await this.rows.update({ id }, { ...textColumns(entry), revision: entry.revision, updatedAt: new Date(now) });
    await this.index(id, entry);
    this.tx.audit('knowledge.changed', id, { changed: Object.keys(change), revision: entry.revision });
    await notifyLive(this.tx, 'knowledge', id, entry.revision);
    return entry;
  }

  /** False when there was no such entry. */
  async remove(id: EntryId): Promise<boolean> {
    const found = await this.rows.findOne({ id }, { lock: { mode: 'pessimistic_write' } });
    if (!found) return false;
    await this.rows.delete({ id });
    this.tx.audit('knowledge.removed', id);
    await notifyLive(this.tx, 'knowledge', id, found.revision + 1);
    return true;
  }

  /** Newest change first; `q` is looked for anywhere in the texts, accents and case apart. */
  async list(filter: { q?: string; after?: After; limit: number }): Promise<KnowledgeEntry[]> {
    const rows = await this.tx.query<Omit<KnowledgeEntity, 'tenantId'>>(
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
