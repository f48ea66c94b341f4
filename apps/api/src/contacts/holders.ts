import type { TenantTx } from '@voicecore/database';
import type { ContactText } from '@voicecore/domain/contacts';
import type { TenantId } from '@voicecore/domain/kernel';
import type { Sealing } from '../platform/sealing';
import { accountHash } from './contact-rows';
import type { ContactsAdded } from './contacts.dto';

type Held = Pick<ContactsAdded['refused'][number], 'code' | 'heldBy'>;
type Claims = Pick<ContactText, 'numbers' | 'accountCode'>;

/** The hashes of what belongs to one contact only, and what is said when another has it. */
function marksOf(sealing: Sealing, tenantId: TenantId, { numbers, accountCode }: Claims) {
  return [
    ...numbers.map((number) => ({ code: 'contact_number_taken' as const, hash: sealing.lookup(tenantId, number) })),
    ...(accountCode === null
      ? []
      : [{ code: 'account_code_taken' as const, hash: accountHash(sealing, tenantId, accountCode) }]),
  ];
}

/** Which contacts have which numbers and account codes. */
class Taken {
  constructor(
    /** The contact by its mark's hash in hex; null for one that is being added. */
    private readonly by: Map<string, string | null>,
    private readonly marks: (claims: Claims) => ReturnType<typeof marksOf>,
  ) {}

  /** Returns the first of a contact's numbers and code that is taken. */
  firstOf(claims: Claims): Held | null {
    for (const { code, hash } of this.marks(claims)) {
      const heldBy = this.by.get(hash.toString('hex'));
      if (heldBy !== undefined) return { code, heldBy };
    }
    return null;
  }

  add(claims: Claims): void {
    for (const { hash } of this.marks(claims)) this.by.set(hash.toString('hex'), null);
  }
}

/** Finds who has a number or an account code, while nobody else in the business writes contacts. */
export class Holders {
  private constructor(
    private readonly tx: TenantTx,
    private readonly sealing: Sealing,
  ) {}

  /** Others who write contacts of this business wait until the transaction is over. */
  static async lock(tx: TenantTx, sealing: Sealing): Promise<Holders> {
    await tx.query(`select pg_advisory_xact_lock(hashtextextended('contacts ' || $1, 0))`, [tx.tenantId]);
    return new Holders(tx, sealing);
  }

  /** Returns who has the numbers and codes of these contacts, apart from the contact `except`. */
  async of(contacts: readonly Claims[], except: string | null = null): Promise<Taken> {
    const rows = await this.tx.query<{ hash: string; id: string }>(
      `select encode(number_hmac, 'hex') as hash, contact_id as id from contact_numbers
        where tenant_id = $1 and number_hmac = any($2::bytea[]) and contact_id is distinct from $3
       union all
       select encode(account_hmac, 'hex'), id from contacts
        where tenant_id = $1 and account_hmac = any($2::bytea[]) and id is distinct from $3`,
      [this.tx.tenantId, contacts.flatMap((one) => this.marks(one).map(({ hash }) => hash)), except],
    );
    return new Taken(new Map(rows.map(({ hash, id }) => [hash, id])), (claims) => this.marks(claims));
  }

  /** Takes the numbers and the code of a contact away from all others; returns the ids of those that had some. */
  async release(claims: Claims, except: string): Promise<string[]> {
    const rows = await this.tx.query<{ id: string }>(
      `with freed as (
         delete from contact_numbers where tenant_id = $1 and number_hmac = any($2::bytea[]) and contact_id <> $3
         returning contact_id
       )
       update contacts set version = version + 1,
         account_hmac = case when account_hmac = any($2::bytea[]) then null else account_hmac end,
         account_sealed = case when account_hmac = any($2::bytea[]) then null else account_sealed end
       where tenant_id = $1 and id <> $3 and (id in (select contact_id from freed) or account_hmac = any($2::bytea[]))
       returning id`,
      [this.tx.tenantId, this.marks(claims).map(({ hash }) => hash), except],
    );
    return rows.map(({ id }) => id);
  }

  private marks(claims: Claims): ReturnType<typeof marksOf> {
    return marksOf(this.sealing, this.tx.tenantId, claims);
  }
}
