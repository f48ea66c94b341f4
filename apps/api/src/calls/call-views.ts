import type { TenantTx } from '@voicecore/database';
import { endOf, outcomeOf } from '@voicecore/domain/call';
import type { CallId, Instant } from '@voicecore/domain/kernel';
import { knownCallers, type KnownCaller } from '../contacts';
import { openIfReadable, type Seal, type Sealing } from '../platform/sealing';
import { ScreeningStore } from '../screening';
import { callerPlace } from './call-arrival';
import { CallDetailStore, type EntryRow, type MessageRow, type TurnRow } from './call-detail.store';
import { ledgerPlace } from './call-ledger';
import type { ListedRow } from './call-list.store';
import { turnPlace } from './call-turns.store';
import type { CallDetail, CallListed } from './calls.dto';
import { timelineOf } from './timeline.dto';

/** Returns calls as a list shows them, with who is calling, as far as the business knows them now. */
export async function listedCalls(
  tx: TenantTx,
  sealing: Sealing,
  rows: readonly ListedRow[],
  now: Instant,
): Promise<(CallListed & { readonly contact: KnownCaller | null })[]> {
  const callerOf = await knownCallers(
    tx,
    sealing,
    rows.map((row) => row.caller_hmac),
  );
  return Promise.all(
    rows.map(async (row) => ({
      ...(await listedCall(tx, sealing, row, now)),
      contact: callerOf(row.caller_hmac),
    })),
  );
}

export async function listedCall(
  tx: TenantTx,
  sealing: Sealing,
  row: ListedRow,
  now: Instant,
): Promise<Omit<CallListed, 'contact'>> {
  const { state } = row;
  const seal = await sealing.callIfReadable(tx, row.id, row.wrapped_key);
  const caller = openIfReadable(seal, callerPlace(row.id), row.caller_sealed);
  const end = row.ended ?? null;
  return {
    id: row.id,
    caller,
    unreadable: seal === null || (caller === null && row.caller_sealed !== null),
    numberCalled: row.number,
    stage: state.stage,
    language: state.language,
    outcome: outcomeOf(state),
    endedBy: endOf(state)?.party ?? null,
    departmentId: state.department,
    agentId: state.lastAgent,
    startedAt: Math.round(row.started),
    answeredAt: row.answered === null ? null : Math.round(row.answered),
    endedAt: end === null ? null : Math.round(end),
    durationMs: Math.max(0, Math.round((end ?? now) - row.started)),
    attempts: state.attempts.failed,
    screening: state.screening ? { action: state.screening.action, score: state.screening.score } : null,
    reason: state.reason,
    segments: state.segments
      .filter(({ stage }) => stage !== 'ended')
      .map(({ stage, from }, index) => ({
        stage: stage === 'receptionist' && state.engine === 'menu' ? 'menu' : stage,
        from,
        to: state.segments[index + 1]?.from ?? null,
      })),
    marks: [...state.marks],
  };
}

/** Returns a call with everything stored about it, unsealed for a user who may see it. */
export async function callInFull(tx: TenantTx, sealing: Sealing, row: ListedRow, now: Instant): Promise<CallDetail> {
  const store = new CallDetailStore(tx, row.id);
  const seal = await sealing.callIfReadable(tx, row.id, row.wrapped_key);
  const entries = await store.entries();
  const lookups = lookupsOf(row, entries, seal);
  const entryIds = lookups.flatMap(({ entryId }) => (entryId === null ? [] : [entryId]));
  const questions = await store.questions([...new Set(entryIds)], row.state.language);
  const end = endOf(row.state);
  const callerOf = await knownCallers(tx, sealing, [row.caller_hmac]);
  return {
    ...(await listedCall(tx, sealing, row, now)),
    contact: callerOf(row.caller_hmac),
    turns: (await store.turns()).map((turn) => turnView(row, turn, seal)),
    timeline: entries.flatMap(({ n, at, events }) => events.flatMap((event) => timelineOf(n, Math.round(at), event))),
    lookups: lookups.map((lookup) => ({
      ...lookup,
      entry: lookup.entryId === null ? null : (questions.get(lookup.entryId) ?? null),
    })),
    isSpam: await new ScreeningStore(tx, sealing).markOf(row.id),
    messages: (await store.messages()).map((message) => messageView(message, seal)),
    end: end === null ? null : { reason: end.reason, party: end.party },
  };
}

function turnView(row: ListedRow, { text_sealed, ...turn }: TurnRow, seal: Seal | null): CallDetail['turns'][number] {
  return { ...turn, at: Math.round(turn.at), text: openIfReadable(seal, turnPlace(row.id, turn.seq), text_sealed) };
}

function messageView(message: MessageRow, seal: Seal | null): CallDetail['messages'][number] {
  const place = { table: 'messages', column: 'text_sealed', row: message.id };
  const text = openIfReadable(seal, place, message.text_sealed);
  return { id: message.id, text, recordingSeconds: message.seconds, at: Math.round(message.at) };
}

/** Returns the lookups of the call, with the words that were searched for. */
function lookupsOf(row: ListedRow, entries: readonly EntryRow[], seal: Seal | null) {
  return entries.flatMap((entry) =>
    entry.events.flatMap((event) => {
      if (event.kind !== 'QuestionLookedUp') return [];
      const { entryId, score, tool } = event;
      return [
        {
          at: Math.round(entry.at),
          tool,
          found: entryId !== null,
          entryId,
          score,
          question: wordsOf(row, entry, seal),
        },
      ];
    }),
  );
}

/** Returns the words that were looked up in an entry of the ledger. */
export function wordsOf(
  row: { readonly id: CallId },
  entry: Pick<EntryRow, 'n' | 'sealed'>,
  seal: Seal | null,
): string | null {
  const words = openIfReadable(seal, ledgerPlace(row.id, entry.n), entry.sealed);
  const said: unknown = words === null ? null : JSON.parse(words);
  if (typeof said !== 'object' || said === null) return null;
  const { question, speech } = said as { question?: unknown; speech?: unknown };
  return [question, speech].find((words): words is string => typeof words === 'string') ?? null;
}
