import { randomUUID } from 'node:crypto';
import type { TenantTx } from '@voicecore/database';
import type { Instant, PersonId } from '@voicecore/domain/kernel';
import { notifyLive } from '../platform/live-notice';

export interface SessionRow {
  id: string;
  personId: PersonId;
  family: string;
  tokenHash: Buffer;
  createdAt: Date;
  expiresAt: Date;
  usedAt: Date | null;
  revokedAt: Date | null;
}

const columns = `id, person_id as "personId", family, token_hash as "tokenHash",
  created_at as "createdAt", expires_at as "expiresAt", used_at as "usedAt", revoked_at as "revokedAt"`;

/** Refresh tokens of one tenant: each row is one token, a family is one sign-in. */
export class SessionStore {
  constructor(private readonly tx: TenantTx) {}

  async add(row: Pick<SessionRow, 'personId' | 'family' | 'tokenHash' | 'expiresAt'>, now: Instant): Promise<string> {
    const id = randomUUID();
    await this.tx.query(
      `insert into sessions (tenant_id, id, person_id, family, token_hash, expires_at, created_at)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [this.tx.tenantId, id, row.personId, row.family, row.tokenHash, row.expiresAt, new Date(now)],
    );
    return id;
  }

  /**
   * Locks and returns the row until the transaction ends: of two simultaneous requests, the second waits and sees the
   * first one's result.
   */
  async lock(id: string): Promise<SessionRow | null> {
    const rows = await this.tx.query<SessionRow>(`select ${columns} from sessions where id = $1 for update`, [id]);
    return rows[0] ?? null;
  }

  /**
   * Returns the rows whose sign-in is still live. A token that was just used counts: its successor may still be on the
   * way.
   */
  living(ids: readonly string[], now: Instant): Promise<{ id: string; tokenHash: Buffer; lastAt: Date }[]> {
    return this.tx.query(
      `select id, token_hash as "tokenHash", coalesce(used_at, created_at) as "lastAt" from sessions
        where id = any ($1::uuid[]) and revoked_at is null and expires_at > $2`,
      [ids, new Date(now)],
    );
  }

  async byHash(tokenHash: Buffer): Promise<SessionRow | null> {
    const rows = await this.tx.query<SessionRow>(`select ${columns} from sessions where token_hash = $1`, [tokenHash]);
    return rows[0] ?? null;
  }

  async markUsed(id: string, now: Instant): Promise<void> {
    await this.tx.query('update sessions set used_at = $2 where id = $1', [id, new Date(now)]);
  }

  async revokeFamily(family: string, now: Instant): Promise<void> {
    const sql = `update sessions set revoked_at = $2 where family = $1 and revoked_at is null
      returning person_id as "personId"`;
    const [ended] = await this.tx.query<{ personId: PersonId }>(sql, [family, new Date(now)]);
    if (ended) await notifyLive(this.tx, 'person', ended.personId, 0);
  }

  /** Revokes all sign-ins of a person, except the family `kept`. */
  async revokePerson(personId: PersonId, now: Instant, kept: string | null): Promise<void> {
    const sql = `update sessions set revoked_at = $2
      where person_id = $1 and revoked_at is null and family is distinct from $3::uuid`;
    await this.tx.query(sql, [personId, new Date(now), kept]);
    await notifyLive(this.tx, 'person', personId, 0);
  }
}
