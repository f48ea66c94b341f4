import type { TenantTx } from '@voicecore/database';
import type { PersonId } from '@voicecore/domain/kernel';
import { notifyLive } from '../platform/live-notice';

/** Tells the list in which the person stands that something about their account is otherwise: invited, or forgotten. */
export async function notifyAccount(tx: TenantTx, personId: PersonId): Promise<void> {
  const sql = 'select id from agents where person_id = $1 and deleted_at is null';
  const [agent] = await tx.query<{ id: string }>(sql, [personId]);
  await notifyLive(tx, agent ? 'agents' : 'members', agent?.id ?? personId, 0);
}
