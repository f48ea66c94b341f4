import { GONE, type LiveTopic } from '@voicecore/contracts/live';
import type { TenantTx } from '@voicecore/database';

/** What screens may have to reload; `person` means that a person's rights may have changed. */
type NoticeTopic = LiveTopic | 'person';

/**
 * Notifies every process, once the transaction has committed, that something changed: `<tenant>:<topic>:<id>:<seq>`,
 * ids only. A call's notice also names who may read it, `:<department>,<agent>` or `:*` (`calls/call-notice.ts`).
 */
export async function notifyLive(tx: TenantTx, topic: NoticeTopic, id: string, seq: number): Promise<void> {
  await tx.query('select app.notify_live($1, $2)', [`${tx.tenantId}:${topic}:${id}:${seq}`, tx.noticeSeal]);
}

/** Announces that an object was removed, so that no screen requests it again. */
export function notifyGone(tx: TenantTx, topic: NoticeTopic, id: string): Promise<void> {
  return notifyLive(tx, topic, id, GONE);
}
