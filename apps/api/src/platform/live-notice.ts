import type { TenantTx } from '@voicecore/database';

/** What screens may have to read again; `person` says that somebody's rights may have changed. */
export type LiveTopic = 'calls' | 'agents' | 'knowledge' | 'desk' | 'person';

/** Tells every process, once the transaction has committed, that something changed. Ids only. */
export async function notifyLive(tx: TenantTx, topic: LiveTopic, id: string, seq: number): Promise<void> {
  await tx.query(`select pg_notify('voicecore_live', $1)`, [`${tx.tenantId}:${topic}:${id}:${seq}`]);
}
