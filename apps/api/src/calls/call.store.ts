import type { TenantTx } from '@voicecore/database';
import { readState, type CallState, type FlatState, type Step } from '@voicecore/domain/call';
import type { CallId, Instant, ProcessId } from '@voicecore/domain/kernel';
import { callBefore, callChange, notifyCall } from './call-notice';
import { keepWords } from './call-turns.store';
import type { CallRow, CallSnapshot, LedgerEntry } from './call-row';
import { takenSeconds } from './outbox.store';

/** A due effect as a row of the outbox. The payload contains ids only. */
export interface OutboxRow {
  readonly id: string;
  readonly kind: string;
  readonly key: string;
  readonly payload: object;
  /** The process that made the decision. It carries out the effect right away, which is the first try. */
  readonly takenBy: ProcessId;
}

export interface NewCall {
  readonly id: CallId;
  readonly carrierSid: string;
  readonly numberId: string;
  readonly callerHmac: Buffer | null;
  /** The keyed hash that the numbers of one block have in common. */
  readonly neighborsHmac: Buffer | null;
  readonly callerSealed: Buffer | null;
  /** Hashes of the endings of the caller's number, by which the call can be found. */
  readonly numberEnds: readonly Buffer[];
  readonly wrappedKey: Buffer;
  readonly startedAt: Instant;
}

interface Row {
  id: CallId;
  carrier_sid: string;
  wrapped_key: Buffer;
  state: CallState | FlatState;
  answer_with: 'auto' | 'menu' | null;
}

/** A locked call, with the step of the entry that answered the same input before, if there is one. */
export interface LockedCall {
  readonly row: CallRow;
  readonly answered: boolean;
}

const selectCall = `select c.id, c.carrier_sid, c.wrapped_key, c.state, n.answer_with
    from calls c left join numbers n on n.tenant_id = c.tenant_id and n.id = c.number_id
   where c.tenant_id = $1 and c.id = $2`;

/** Reads and writes calls and their ledger, inside one tenant transaction. */
export class CallStore {
  constructor(private readonly tx: TenantTx) {}

  async idOf(carrierSid: string): Promise<CallId | null> {
    const rows = await this.tx.query<{ id: CallId }>('select id from calls where carrier_sid = $1', [carrierSid]);
    return rows[0]?.id ?? null;
  }

  /** Locks the call for one decision. Decisions on the same call wait for each other; other calls are not affected. */
  async lock(callId: CallId, inputKey: string): Promise<LockedCall | null> {
    const row = await this.read(callId, 'locked');
    if (row === null) return null;
    const known = await this.tx.query<{ n: number }>(
      'select n from call_ledger where tenant_id = $1 and call_id = $2 and input_key = $3',
      [this.tx.tenantId, callId, inputKey],
    );
    return { row, answered: known.length > 0 };
  }

  /** Reads a call. With `locked`, the row is locked, so that what is written next follows in order. */
  async read(callId: CallId, lock: 'locked' | 'unlocked' = 'unlocked'): Promise<CallRow | null> {
    const rows = await this.tx.query<Row>(`${selectCall} ${lock === 'locked' ? 'for update of c' : ''}`, [
      this.tx.tenantId,
      callId,
    ]);
    return rows[0] === undefined ? null : rowOf(rows[0]);
  }

  /** Returns the step that an entry led to. */
  async stepAt(callId: CallId, n: number): Promise<Step | null> {
    const rows = await this.tx.query<{ step: Step }>(
      'select step from call_ledger where tenant_id = $1 and call_id = $2 and n = $3',
      [this.tx.tenantId, callId, n],
    );
    return rows[0]?.step ?? null;
  }

  /** Inserts the row of a call, before its first entry. */
  async open(call: NewCall, configVersion: number): Promise<void> {
    await this.tx.query(
      `insert into calls (tenant_id, id, carrier_sid, number_id, caller_hmac, caller_sealed, wrapped_key, state, stage,
                          config_version, started_at, neighbors_hmac)
       values ($1, $2, $3, $4, $5, $6, $7, '{}', 'arriving', $8, to_timestamp($9 / 1000.0), $10)`,
      [
        this.tx.tenantId,
        call.id,
        call.carrierSid,
        call.numberId,
        call.callerHmac,
        call.callerSealed,
        call.wrappedKey,
        configVersion,
        call.startedAt,
        call.neighborsHmac,
      ],
    );
    await this.tx.query(keepWords('$3'), [this.tx.tenantId, call.id, call.numberEnds]);
  }

  /**
   * Appends an entry, moves the snapshot, puts the effects in the outbox and notifies the screens, in one statement.
   * The notice contains ids only, and goes out only when the transaction commits.
   */
  async append(
    callId: CallId,
    entry: LedgerEntry,
    snapshot: CallSnapshot,
    outbox: readonly OutboxRow[],
  ): Promise<void> {
    await this.tx.query(
      `with entry as (
         insert into call_ledger (tenant_id, call_id, n, at, input_key, input, sealed, facts, events, step, config_version)
         values ($1, $2, $3, to_timestamp($4 / 1000.0), $5, $6, $7, $8, $9, $10, $11)
       ), moved as (
         update calls c set n = $3, state = $12, stage = $13, outcome = $14, language = $15, department_id = $16, agent_id = $17,
           answered_at = to_timestamp($18::float8 / 1000.0), ended_at = to_timestamp($19::float8 / 1000.0),
           wake_at = to_timestamp($20::float8 / 1000.0), seq = c.seq + 1,
           check_at = to_timestamp($22::float8 / 1000.0), owner_process = $23, owner_n = $24, ended_by = $26
           from ${callBefore} old
         where c.tenant_id = $1 and c.id = $2 returning ${callChange}
       ), effects as (
         insert into outbox (tenant_id, id, call_id, kind, payload, key, attempts, taken_by, due_at)
         select $1, o.id, $2, o.kind, o.payload, o.key, 1, o."takenBy", now() + interval '${takenSeconds} seconds'
           from jsonb_to_recordset($21::jsonb) as o(id uuid, kind text, payload jsonb, key text, "takenBy" uuid)
         on conflict (tenant_id, key) do nothing
       )
       ${notifyCall('$25')}`,
      [
        this.tx.tenantId,
        callId,
        entry.n,
        entry.at,
        entry.inputKey,
        JSON.stringify(entry.input),
        entry.sealed,
        JSON.stringify(entry.facts),
        JSON.stringify(entry.events),
        JSON.stringify(entry.step),
        entry.configVersion,
        JSON.stringify(snapshot.state),
        snapshot.state.stage,
        snapshot.outcome,
        snapshot.language,
        snapshot.departmentId,
        snapshot.agentId,
        snapshot.answeredAt,
        snapshot.endedAt,
        snapshot.wakeAt,
        JSON.stringify(outbox),
        snapshot.checkAt,
        snapshot.owner?.process ?? null,
        snapshot.owner?.n ?? null,
        this.tx.noticeSeal,
        snapshot.endedBy,
      ],
    );
  }

  /** Sets the time of the next look. A wait that has run out without changing anything adds no entry. */
  async wakeLater(callId: CallId, at: Instant | null): Promise<void> {
    await this.tx.query(
      'update calls set wake_at = to_timestamp($3::float8 / 1000.0) where tenant_id = $1 and id = $2',
      [this.tx.tenantId, callId, at],
    );
  }

  /** Makes the call due for an immediate check with the carrier whether it still exists. */
  async checkNow(callId: CallId): Promise<void> {
    await this.tx.query('update calls set check_at = now() where tenant_id = $1 and id = $2 and ended_at is null', [
      this.tx.tenantId,
      callId,
    ]);
  }

  /** Ends the wait of an ended call for late facts. */
  async complete(callId: CallId): Promise<void> {
    await this.tx.query(
      `update calls set completed_at = now(), wake_at = null
        where tenant_id = $1 and id = $2 and completed_at is null and ended_at is not null`,
      [this.tx.tenantId, callId],
    );
  }
}

function rowOf(row: Row): CallRow {
  return {
    id: row.id,
    carrierSid: row.carrier_sid,
    wrappedKey: row.wrapped_key,
    state: readState(row.state),
    answerWith: row.answer_with ?? 'auto',
  };
}
