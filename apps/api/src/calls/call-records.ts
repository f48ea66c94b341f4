import type { TenantTx } from '@voicecore/database';
import type { CallEvent, CallInput, CallState } from '@voicecore/domain/call';
import type { CallId } from '@voicecore/domain/kernel';
import { randomUUID } from 'node:crypto';
import type { Seal } from '../platform/sealing';

/** Stores the message of an entry: recorded by the carrier, or written down by the receptionist. */
export async function keepMessages(
  tx: TenantTx,
  call: { readonly callId: CallId; readonly seal: Seal; readonly state: CallState },
  input: CallInput,
  events: readonly CallEvent[],
): Promise<void> {
  const left = events.find((event) => event.kind === 'MessageLeft');
  if (left === undefined) return;
  const id = randomUUID();
  const words = input.kind === 'ToolAsked' ? (input.personal.message ?? null) : null;
  await tx.query(
    `insert into messages (tenant_id, id, call_id, department_id, text_sealed, recording_sid, recording_seconds)
     values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing`,
    [
      tx.tenantId,
      id,
      call.callId,
      call.state.department,
      words === null ? null : call.seal.seal({ table: 'messages', column: 'text_sealed', row: id }, words),
      left.recordingSid,
      left.recordingSid === null ? null : left.seconds,
    ],
  );
}
