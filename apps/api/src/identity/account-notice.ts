import type { TenantTx } from '@voicecore/database';
import type { PersonId } from '@voicecore/domain/kernel';
import { notifyLive } from '../platform/live-notice';

/** Notifies the list that shows the person of a change to their account: an invitation, or a forgotten password. */
export async function notifyAccount(tx: TenantTx, personId: PersonId): Promise<void> {
  const sql = 'select id from agents where person_id = $1 and deleted_at is null';
  const [agent] = await tx.query<{ id: string }>(sql, [personId]);
  await notifyLive(tx, agent ? 'agents' : 'members', agent?.id ?? personId, 0);
}
