import { Injectable } from '@nestjs/common';
import type { TenantTx } from '@voicecore/database';
import type { CallId, EntryId, Instant, Language } from '@voicecore/domain/kernel';
import { Sealing, type Seal } from '../platform/sealing';
import { wordsOf } from './call-views';

/** A question that was looked up for a caller. */
export interface AskedQuestion {
  readonly callId: CallId;
  readonly question: string;
  readonly language: Language;
  readonly at: Instant;
}

interface LookupRow {
  id: CallId;
  n: number;
  at: number;
  sealed: Buffer | null;
  wrapped_key: Buffer;
  language: Language | null;
}

/** Matches the condition of the index on lookups. */
const anyLookup = `events @> '[{"kind": "QuestionLookedUp"}]'`;

/**
 * Reads from the ledger what callers asked. The words are stored sealed; they are opened here and kept nowhere else.
 */
@Injectable()
export class AskedQuestions {
  constructor(private readonly sealing: Sealing) {}

  /** Returns the questions since a given time that found nothing, latest first. */
  unanswered(tx: TenantTx, since: Instant, most: number): Promise<AskedQuestion[]> {
    return this.read(tx, `l.events @> '[{"kind": "QuestionLookedUp", "entryId": null}]'`, [since, most]);
  }

  /** Returns the questions since a given time that this entry answered, alone or with others, latest first. */
  cameTo(tx: TenantTx, entryId: EntryId, since: Instant, most: number): Promise<AskedQuestion[]> {
    const answered = `l.events @> jsonb_build_array(jsonb_build_object('kind', 'QuestionLookedUp', 'entryId', $3::text))`;
    const nearly = `l.input -> 'hits' @> jsonb_build_array(jsonb_build_object('entryId', $3::text))`;
    return this.read(tx, `(${answered} or ${nearly})`, [since, most, entryId]);
  }

  private async read(tx: TenantTx, which: string, params: readonly unknown[]): Promise<AskedQuestion[]> {
    const rows = await tx.query<LookupRow>(
      `select c.id, l.n, (extract(epoch from l.at) * 1000)::float8 as at, l.sealed, c.wrapped_key, c.language
         from call_ledger l join calls c on c.id = l.call_id
        where l.${anyLookup} and ${which} and l.at > to_timestamp($1::float8 / 1000)
        order by l.at desc, l.call_id, l.n desc limit $2`,
      params,
    );
    const seals = new Map<CallId, Seal | null>();
    const found: AskedQuestion[] = [];
    for (const row of rows) {
      if (!seals.has(row.id)) seals.set(row.id, await this.sealing.callIfReadable(tx, row.id, row.wrapped_key));
      const question = wordsOf(row, row, seals.get(row.id) ?? null);
      if (question !== null)
        found.push({ callId: row.id, question, language: row.language ?? 'en', at: Math.round(row.at) });
    }
    return found;
  }
}
