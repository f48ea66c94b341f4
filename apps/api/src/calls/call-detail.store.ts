import type { TenantTx } from '@voicecore/database';
import type { CallEvent, CallInput } from '@voicecore/domain/call';
import type { CallId, Language } from '@voicecore/domain/kernel';

export interface TurnRow {
  readonly seq: number;
  readonly speaker: 'caller' | 'receptionist' | 'agent' | 'system';
  readonly text_sealed: Buffer;
  readonly at: number;
  readonly ms: number;
  readonly language: Language | null;
  readonly cut: boolean;
  readonly meta: Record<string, unknown>;
}

export interface EntryRow {
  readonly n: number;
  readonly at: number;
  readonly kind: CallInput['kind'];
  readonly sealed: Buffer | null;
  readonly events: readonly CallEvent[];
}

export interface MessageRow {
  readonly id: string;
  readonly text_sealed: Buffer | null;
  readonly seconds: number | null;
  readonly at: number;
}

/** Reads what is stored about one call. */
export class CallDetailStore {
  constructor(
    private readonly tx: TenantTx,
    private readonly callId: CallId,
  ) {}

  turns(): Promise<TurnRow[]> {
    return this.ask(
      `select seq, speaker, text_sealed, (extract(epoch from at) * 1000)::float8 as at, ms, language, cut, meta
         from call_turns where tenant_id = $1 and call_id = $2 order by call_turns.at, seq`,
    );
  }

  /** Returns the ledger entries that changed something. */
  entries(): Promise<EntryRow[]> {
    return this.ask(
      `select n, (extract(epoch from at) * 1000)::float8 as at, input ->> 'kind' as kind, sealed, events
         from call_ledger where tenant_id = $1 and call_id = $2 and events <> '[]' order by n`,
    );
  }

  messages(): Promise<MessageRow[]> {
    return this.ask(
      `select id, text_sealed, recording_seconds as seconds, (extract(epoch from created_at) * 1000)::float8 as at
         from messages where tenant_id = $1 and call_id = $2 order by created_at, id`,
    );
  }

  /** Returns the questions of the looked-up knowledge entries, by entry id. */
  async questions(entryIds: readonly string[], language: Language): Promise<ReadonlyMap<string, string>> {
    if (entryIds.length === 0) return new Map();
    const rows = await this.tx.query<{ id: string; question: string }>(
      `select id, case when $3 = 'es' then question_es else question_en end as question
         from knowledge_entries where tenant_id = $1 and id = any($2::uuid[])`,
      [this.tx.tenantId, entryIds, language],
    );
    return new Map(rows.map(({ id, question }) => [id, question]));
  }

  private ask<Row>(sql: string): Promise<Row[]> {
    return this.tx.query<Row>(sql, [this.tx.tenantId, this.callId]);
  }
}
