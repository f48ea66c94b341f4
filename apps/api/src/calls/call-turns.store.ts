import type { TenantTx } from '@voicecore/database';
import {
  utterances,
  type CallConfig,
  type CallInput,
  type CallState,
  type Spoken,
  type Step,
} from '@voicecore/domain/call';
import type { CallId, Instant, Language } from '@voicecore/domain/kernel';
import { wordsToFind } from '@voicecore/domain/finding';
import { speakable } from '@voicecore/telephony';
import type { Seal, Sealing } from '../platform/sealing';
import type { CallNames } from './call-names';

/** What one side said. Texts are sealed with the call's key; the other fields are in plain text. */
export interface CallTurn {
  readonly speaker: 'caller' | 'receptionist' | 'agent' | 'system';
  readonly text: string;
  readonly language: Language;
  readonly at: Instant;
  /** How long it was audible, ms; 0 when the carrier speaks, because that is not measured. */
  readonly ms: number;
  /** True when the other side interrupted it; `text` is then the part that was heard. */
  readonly cut: boolean;
  /** Ids, enums and numbers only. */
  readonly meta: Readonly<Record<string, string | number | boolean | null>>;
}

/** A turn of a stream: `seq` is its position in the stream. */
export interface StreamTurn {
  readonly seq: number;
  readonly turn: CallTurn;
}

/** A turn as stored; a turn of a stream is identified by its position in the stream. */
export interface StoredTurn extends CallTurn {
  readonly place?: { readonly stream: number; readonly seq: number };
}

export interface TurnsOf {
  readonly callId: CallId;
  readonly seal: Seal;
  /** Hashes the words by which the call can be found. */
  readonly sealing: Sealing;
  /** The number of the first turn, when it is already known. */
  readonly next?: number;
}

/** Adds turns in order, and adds their words to those by which the call can be found, in one statement. */
export async function keepTurns(
  tx: TenantTx,
  { callId, seal, sealing, next }: TurnsOf,
  turns: readonly StoredTurn[],
): Promise<void> {
  if (turns.length === 0) return;
  const first = next ?? (await placesOf(tx, callId, null)).next;
  const sealed = turns.map((turn, index) => ({
    seq: first + index,
    speaker: turn.speaker,
    sealed: seal.seal(turnPlace(callId, first + index), turn.text).toString('base64'),
    at: turn.at,
    ms: turn.ms,
    language: turn.language,
    cut: turn.cut,
    meta: turn.meta,
    stream: turn.place?.stream ?? null,
    streamSeq: turn.place?.seq ?? null,
  }));
  const found = wordsToFind(turns.map(({ text }) => text).join(' '));
  await tx.query(
    `with words as (${keepWords('$4')})
     insert into call_turns (tenant_id, call_id, seq, speaker, text_sealed, at, ms, language, cut, meta, stream, stream_seq)
     select $1, $2, t.seq, t.speaker, decode(t.sealed, 'base64'), to_timestamp(t.at / 1000.0), t.ms, t.language, t.cut, t.meta, t.stream, t."streamSeq"
       from jsonb_to_recordset($3::jsonb)
         as t(seq int, speaker text, sealed text, at float8, ms int, language text, cut boolean, meta jsonb,
              stream int, "streamSeq" int)`,
    [tx.tenantId, callId, JSON.stringify(sealed), found.map((word) => sealing.lookup(tx.tenantId, word))],
  );
}

/** SQL that stores the hashes of words by which the call can be found. The tenant is $1 and the call $2. */
export function keepWords(hashes: string): string {
  return `insert into call_words (tenant_id, call_id, word_hmac)
    select $1, $2, word from unnest(${hashes}::bytea[]) as word on conflict do nothing`;
}

interface Places {
  /** The number of the call's next turn. */
  readonly next: number;
  /** The positions of the stream's turns that are already stored. */
  readonly stored: ReadonlySet<number>;
}

/**
 * Returns the number of the next turn and which turns of the stream are already stored, in one query because it runs
 * every few turns.
 */
export async function placesOf(tx: TenantTx, callId: CallId, stream: number | null): Promise<Places> {
  const [row] = await tx.query<{ next: number; stored: number[] }>(
    `select coalesce(max(seq), 0) + 1 as next, coalesce(array_agg(stream_seq) filter (where stream = $3), '{}') as stored
       from call_turns where tenant_id = $1 and call_id = $2`,
    [tx.tenantId, callId, stream],
  );
  return { next: row?.next ?? 1, stored: new Set(row?.stored) };
}

export function turnPlace(callId: CallId, seq: number) {
  return { table: 'call_turns', column: 'text_sealed', row: `${callId}:${seq}` };
}

/** Returns the turns of one document request: what the caller said in it, and what the answer says. */
export function spokenTurns(
  input: CallInput,
  state: CallState,
  step: Step,
  texts: CallNames & { readonly config: CallConfig },
  at: Instant,
): readonly CallTurn[] {
  const plain = { at, ms: 0, cut: false, meta: {} };
  const heard = input.kind === 'TurnHeard' ? (input.personal.speech ?? input.personal.digits ?? '') : '';
  const caller: CallTurn[] =
    heard === '' ? [] : [{ ...plain, speaker: 'caller', text: heard, language: state.language }];
  // What is said through a stream is stored by the stream, as it is heard there.
  const words: readonly Spoken[] = 'say' in step && step.kind !== 'connectStream' ? step.say : [];
  const said = utterances(words, {
    ...texts,
    language: state.language,
    keypad: step.kind === 'menu',
  }).filter(({ text }) => speakable(text) !== null);
  return [
    ...caller,
    ...said.map(({ text, language }): CallTurn => ({ ...plain, speaker: 'receptionist', text, language })),
  ];
}
