import type { TenantTx } from '@voicecore/database';
import type { Instant, PersonId } from '@voicecore/domain/kernel';
import type { PasswordLinkRecord } from '@voicecore/domain/sessions';

/** For how many of a person's ended links it is stored how they ended. */
const MOST_ENDED = 10;

/** Who forgot their password in one tenant, and the link with which they may set a new one; one row per person. */
export class PasswordLinkStore {
  constructor(private readonly tx: TenantTx) {}

  /** Records that someone reported this person's password as forgotten. */
  async ask(personId: PersonId): Promise<void> {
    await this.tx.query(
      `insert into password_links (tenant_id, person_id, asked_at) values ($1, $2, now())
       on conflict (tenant_id, person_id) do update set asked_at = excluded.asked_at`,
      [this.tx.tenantId, personId],
    );
  }

  /** Stores a link, which replaces every earlier link and settles the open request. */
  async put(personId: PersonId, tokenHash: Buffer, expiresAt: Instant): Promise<void> {
    await this.tx.query(
      `insert into password_links as l (tenant_id, person_id, token_hash, expires_at) values ($1, $2, $3, $4)
       on conflict (tenant_id, person_id) do update
         set asked_at = null, token_hash = excluded.token_hash, expires_at = excluded.expires_at,
           replaced = case when l.token_hash is null then l.replaced
             else (array_prepend(l.token_hash, l.replaced))[1:${MOST_ENDED}] end`,
      [this.tx.tenantId, personId, tokenHash, new Date(expiresAt)],
    );
  }

  /**
   * Uses up the link, exactly once even with simultaneous requests. Returns false when it is not the person's current
   * link.
   */
  async take(personId: PersonId, tokenHash: Buffer, now: Instant): Promise<boolean> {
    const updated = await this.tx.query(
      `update password_links set asked_at = null, token_hash = null, expires_at = null,
         used = (array_prepend(token_hash, used))[1:${MOST_ENDED}]
       where person_id = $1 and token_hash = $2 and expires_at > $3 returning person_id`,
      [personId, tokenHash, new Date(now)],
    );
    return updated.length > 0;
  }

  /** Returns what is stored about a link of the person, by its hash. */
  async record(personId: PersonId, tokenHash: Buffer): Promise<PasswordLinkRecord> {
    const [row] = await this.tx.query<Omit<PasswordLinkRecord, 'expiresAt'> & { expiresAt: Date | null }>(
      `select case when token_hash = $2 then expires_at end as "expiresAt",
         $2 = any (used) as "wasUsed", $2 = any (replaced) as "wasReplaced"
       from password_links where person_id = $1`,
      [personId, tokenHash],
    );
    const { expiresAt = null, wasUsed = false, wasReplaced = false } = row ?? {};
    return { expiresAt: expiresAt && expiresAt.getTime(), wasUsed, wasReplaced };
  }

  /** The password was set in another way: clears the open request and makes every link invalid. */
  async remove(personId: PersonId): Promise<void> {
    await this.tx.query('delete from password_links where person_id = $1', [personId]);
  }
}
