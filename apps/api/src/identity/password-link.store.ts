import type { TenantTx } from '@voicecore/database';
import type { Instant, PersonId } from '@voicecore/domain/kernel';
import type { PasswordLinkRecord } from '@voicecore/domain/sessions';

/** Of so many links of a person that have ended it is kept how. */
const MOST_ENDED = 10;

/** Who forgot their password in one tenant, and the link by which they may set another; one row a person. */
export class PasswordLinkStore {
  constructor(private readonly tx: TenantTx) {}

  /** Notes that somebody says they are the person and have forgotten it. */
  async ask(personId: PersonId): Promise<void> {
    await this.tx.query(
      `insert into password_links (tenant_id, person_id, asked_at) values ($1, $2, now())
       on conflict (tenant_id, person_id) do update set asked_at = excluded.asked_at`,
      [this.tx.tenantId, personId],
    );
  }

  /** Takes the place of every link before it; what was asked for is answered with it. */
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

  /** Uses the link up, once, however many come at the same moment. False when it is not the person's link at present. */
  async take(personId: PersonId, tokenHash: Buffer, now: Instant): Promise<boolean> {
    const taken = await this.tx.query(
      `update password_links set asked_at = null, token_hash = null, expires_at = null,
         used = (array_prepend(token_hash, used))[1:${MOST_ENDED}]
       where person_id = $1 and token_hash = $2 and expires_at > $3 returning person_id`,
      [personId, tokenHash, new Date(now)],
    );
    return taken.length > 0;
  }

  /** What is kept of a link of the person, by its hash. */
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

  /** The password was set in another way: nothing is asked for any more, and no link counts. */
  async remove(personId: PersonId): Promise<void> {
    await this.tx.query('delete from password_links where person_id = $1', [personId]);
  }
}
