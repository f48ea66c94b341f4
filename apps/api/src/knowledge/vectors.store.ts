import type { TenantTx } from '@voicecore/database';
import type { EntryId } from '@voicecore/domain/kernel';
import type { EntryMeaning } from '@voicecore/domain/knowledge';
import { countChange } from './knowledge-revision';
import { columns, toEntry, type EntryRow, type KnowledgeEntry } from './knowledge.store';

/** An entry as the search uses it, with its embedding if it exists. */
export interface SearchedEntry {
  readonly entry: KnowledgeEntry;
  readonly meaning: EntryMeaning | null;
}

/** Shows whether an entry in memory is still the same as in the database. */
export interface EntryMark {
  readonly id: EntryId;
  readonly revision: number;
  readonly made: boolean;
}

/**
 * Number of bytes before the first element of an array in PostgreSQL's binary format, and of an element's length and
 * value.
 */
const arrayHead = 20;
const elementBytes = 8;

const made = `left join (
    select entry_id as made_of, model, revision as made_for, question, whole, parts, topics from knowledge_vectors) v
  on v.made_of = e.id and v.model = $1 and v.made_for = e.revision`;

/** Reads and writes the texts and embeddings of enabled entries, for the search. */
export class VectorStore {
  constructor(
    private readonly tx: TenantTx,
    private readonly model: string,
  ) {}

  /** Returns the marks of the entries in use; no other entries are read. */
  async marks(): Promise<EntryMark[]> {
    return this.tx.query<EntryMark>(
      `select e.id, e.revision, v.made_of is not null as made from knowledge_entries e ${made} where e.enabled`,
      [this.model],
    );
  }

  async read(ids: readonly EntryId[]): Promise<SearchedEntry[]> {
    const rows = await this.tx.query<EntryRow & Record<'question' | 'whole' | 'parts' | 'topics', Buffer | null>>(
      `select ${columns}, array_send(v.question) as question, array_send(v.whole) as whole, array_send(v.parts) as parts,
         array_send(v.topics) as topics
       from knowledge_entries e ${made} where e.id = any($2::uuid[])`,
      [this.model, ids],
    );
    return rows.map(({ question, whole, parts, topics, ...row }) => ({
      entry: toEntry(row),
      meaning:
        question && whole && parts && topics
          ? { question: floats(question), whole: floats(whole), parts: floats(parts), topics: floats(topics) }
          : null,
    }));
  }

  /** Returns enabled entries that have no embedding by this model for their current revision, latest change first. */
  async unmade(limit: number): Promise<KnowledgeEntry[]> {
    const rows = await this.tx.query<EntryRow>(
      `select ${columns} from knowledge_entries e where e.enabled and not exists (select 1 from knowledge_vectors v
         where v.entry_id = e.id and v.model = $1 and v.revision = e.revision)
       order by e.updated_at desc, e.id limit $2`,
      [this.model, limit],
    );
    return rows.map(toEntry);
  }

  /** Stores an embedding, unless the entry has been changed or removed in the meantime. */
  async keep({ id, version: revision }: KnowledgeEntry, meaning: EntryMeaning): Promise<void> {
    await this.tx.query(
      `insert into knowledge_vectors (tenant_id, entry_id, model, revision, question, whole, parts, topics)
       select $1, e.id, $3, e.revision, $5::real[], $6::real[], $7::real[], $8::real[]
         from knowledge_entries e where e.id = $2 and e.revision = $4 for key share
       on conflict (tenant_id, entry_id) do update set model = excluded.model, revision = excluded.revision,
         question = excluded.question, whole = excluded.whole, parts = excluded.parts, topics = excluded.topics`,
      [
        this.tx.tenantId,
        id,
        this.model,
        revision,
        literal(meaning.question),
        literal(meaning.whole),
        literal(meaning.parts),
        literal(meaning.topics),
      ],
    );
    await countChange(this.tx);
  }
}

function literal(numbers: Float32Array): string {
  return `{${numbers.join(',')}}`;
}

/** Reads a one-dimensional `real[]` in PostgreSQL's binary format: many times faster than parsing text. */
function floats(sent: Buffer): Float32Array {
  const read = new Float32Array(Math.max(0, (sent.length - arrayHead) / elementBytes));
  for (let n = 0; n < read.length; n += 1) read[n] = sent.readFloatBE(arrayHead + n * elementBytes + 4);
  return read;
}
