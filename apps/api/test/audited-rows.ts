import { randomUUID } from 'node:crypto';
import type { World } from './security/world';

/* Rows of business A that no route makes, but that routes change. */

interface WrittenWay {
  readonly entry: string;
  readonly way: string;
  readonly state: 'proposed' | 'discarded';
  readonly text: string;
}

/** Writes a way to ask a question of the knowledge. */
export async function writeWay({ api, a }: World, { entry, way, state, text }: WrittenWay): Promise<void> {
  await api.db.asSuperuser(
    `insert into knowledge_ways (tenant_id, id, entry_id, language, way, phrase, origin, state, place)
     values ($1, $2, $3, 'en', $4, $5, 'rules', $6, 0)`,
    [a.tenantId, way, entry, text, text.toLowerCase(), state],
  );
}

/** Writes an effect that failed for good; returns its id. */
export async function writeDeadLetter({ api, a }: World): Promise<string> {
  const id = randomUUID();
  await api.db.asSuperuser(
    `insert into outbox (tenant_id, id, call_id, kind, payload, key, attempts, failed_at, fault)
     values ($1, $2, $3, 'endLeg', '{"legSid":"CA00000000000000000000000000000001"}', $4, 8, now(), 'ECONNREFUSED')`,
    [a.tenantId, id, a.ids['calls'], id],
  );
  return id;
}

/** Writes a note to the administrators. */
export async function writeNote({ api, a }: World): Promise<void> {
  await api.db.asSuperuser(
    `insert into tenant_notes (tenant_id, kind, detail, first_at, last_at) values ($1, 'session_refused', 'x', now(), now())`,
    [a.tenantId],
  );
}
