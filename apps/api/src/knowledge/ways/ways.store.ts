import { randomUUID } from 'node:crypto';
import type { TenantTx } from '@voicecore/database';
import { languages, type EntryId, type Instant, type Language } from '@voicecore/domain/kernel';
import { phrasesOf, plainPhrase, type ProposedWays } from '@voicecore/domain/knowledge';
import { columns, toEntry, type EntryRow, type KnowledgeEntry } from '../knowledge.store';
import type { WordingFaultKind } from './wording-model';

export const wayOrigins = ['model', 'rules'] as const;
export type WayOrigin = (typeof wayOrigins)[number];

/** A proposed way to ask that is waiting for a user's decision. */
export interface ProposedWay {
  readonly id: string;
  readonly language: Language;
  readonly way: string;
  readonly origin: WayOrigin;
}

/** The state of the proposing for an entry. */
export interface Wording {
  readonly state: 'waiting' | 'made' | 'failed';
  readonly fault: WordingFaultKind | null;
  readonly askedAt: Instant;
}

/** An entry for which ways to ask were requested. */
export interface AskedWording {
  readonly entry: KnowledgeEntry;
  readonly asked: number;
  /** The ways that the entry already has or that a user has decided on; see `plainPhrase`. */
  readonly known: ReadonlySet<string>;
}

export type WordingOutcome =
  { readonly ways: ProposedWays; readonly origin: WayOrigin } | { readonly fault: WordingFaultKind };

/** Returns SQL for the form in which texts are compared: without case and punctuation. */
const plain = (text: string): string => `translate(lower(${text}), '¿?¡!.,', '')`;

/** Reads and writes the ways to ask that were proposed for the tenant's entries. */
export class WaysStore {
  constructor(private readonly tx: TenantTx) {}

  /** Returns the entry if it still waits for ways; null when another job has made them, or the entry is gone. */
  async waiting(id: EntryId): Promise<AskedWording | null> {
    const [row] = await this.tx.query<EntryRow & { asked: number }>(
      `select ${columns}, w.asked from knowledge_entries e join knowledge_wordings w on w.entry_id = e.id
       where e.id = $1 and w.state = 'waiting'`,
      [id],
    );
    if (!row) return null;
    const { asked, ...own } = row;
    const entry = toEntry(own);
    const decided = await this.tx.query<{ phrase: string }>(
      `select phrase from knowledge_ways where entry_id = $1 and state <> 'proposed'`,
      [id],
    );
    return { entry, asked, known: new Set([...phrasesOf(entry), ...decided.map(({ phrase }) => phrase)]) };
  }

  /** Returns the entries that wait for ways, longest wait first. */
  async allWaiting(limit: number): Promise<EntryId[]> {
    const rows = await this.tx.query<{ id: EntryId }>(
      `select entry_id as id from knowledge_wordings where state = 'waiting' order by asked_at, entry_id limit $1`,
      [limit],
    );
    return rows.map(({ id }) => id);
  }

  /**
   * Replaces the earlier proposals with the new ones; does nothing when they have been requested again in the meantime.
   */
  async settle(id: EntryId, asked: number, outcome: WordingOutcome): Promise<void> {
    const fault = 'fault' in outcome ? outcome.fault : null;
    // Locks the entry first, in the same order as its removal does.
    await this.tx.query('select 1 from knowledge_entries where id = $1 for key share', [id]);
    const rows = await this.tx.query(
      `update knowledge_wordings set state = $3, fault = $4 where entry_id = $1 and asked = $2 and state = 'waiting'
       returning entry_id`,
      [id, asked, fault === null ? 'made' : 'failed', fault],
    );
    if (rows.length === 0 || 'fault' in outcome) return;
    await this.tx.query(`delete from knowledge_ways where entry_id = $1 and state = 'proposed'`, [id]);
    const ways = languages.flatMap((language) => outcome.ways[language].map((way) => ({ language, way })));
    const others = new Set(
      await this.ofOthers(
        id,
        ways.map(({ way }) => way),
      ),
    );
    const rowsToAdd = ways
      .filter(({ way }) => !others.has(way))
      .map(({ language, way }, place) => ({ id: randomUUID(), language, way, phrase: plainPhrase(way) ?? way, place }));
    await this.tx.query(
      `insert into knowledge_ways (tenant_id, id, entry_id, language, way, phrase, origin, state, place)
       select $1, w.id, $2, w.language, w.way, w.phrase, $3, 'proposed', w.place
         from jsonb_to_recordset($4) as w (id uuid, language text, way text, phrase text, place int)
       on conflict do nothing`,
      [this.tx.tenantId, id, outcome.origin, JSON.stringify(rowsToAdd)],
    );
  }

  async wording(id: EntryId): Promise<Wording | null> {
    const [row] = await this.tx.query<Wording>(
      `select state, fault, (extract(epoch from asked_at) * 1000)::float8 as "askedAt" from knowledge_wordings
       where entry_id = $1`,
      [id],
    );
    return row ?? null;
  }

  /** Returns the proposals waiting for a decision, in the order in which they were made. */
  proposed(id: EntryId): Promise<ProposedWay[]> {
    return this.tx.query(
      `select id, language, way, origin from knowledge_ways where entry_id = $1 and state = 'proposed' order by place, id`,
      [id],
    );
  }

  /** Marks proposals as approved and returns them; those that are no longer open are left out. */
  approve(id: EntryId, wayIds: readonly string[]): Promise<ProposedWay[]> {
    return this.tx.query(
      `update knowledge_ways set state = 'approved' where entry_id = $1 and id = any($2::uuid[]) and state = 'proposed'
       returning id, language, way, origin`,
      [id, wayIds],
    );
  }

  /** Discards a proposal, or restores it; returns false when there is no such proposal. */
  async setDiscarded(id: EntryId, wayId: string, discarded: boolean): Promise<boolean> {
    const [from, to] = discarded ? ['proposed', 'discarded'] : ['discarded', 'proposed'];
    const rows = await this.tx.query(
      'update knowledge_ways set state = $4 where entry_id = $1 and id = $2 and state = $3 returning id',
      [id, wayId, from, to],
    );
    if (rows.length > 0) this.tx.audit(discarded ? 'knowledge_way.discarded' : 'knowledge_way.restored', id);
    return rows.length > 0;
  }

  /** Returns those of these ways that other entries already have. */
  private async ofOthers(id: EntryId, ways: readonly string[]): Promise<string[]> {
    const rows = await this.tx.query<{ way: string }>(
      `with others as (
         select ${plain('text')} as text from knowledge_entries e,
           unnest(array[question_en, question_es] || alternates_en || alternates_es) as text where e.id <> $1)
       select way from unnest($2::text[]) as way where ${plain('way')} in (select text from others)`,
      [id, ways],
    );
    return rows.map(({ way }) => way);
  }
}
