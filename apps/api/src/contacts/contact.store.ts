import { randomUUID } from 'node:crypto';
import type { TenantTx } from '@voicecore/database';
import { readAccountCode, type ContactText, type Tier } from '@voicecore/domain/contacts';
import { searchTerms } from '@voicecore/domain/finding';
import type { Instant } from '@voicecore/domain/kernel';
import { AppError } from '../platform/app-error';
import type { Sealing } from '../platform/sealing';
import { changedMeanwhile, type Removal } from '../platform/version';
import { accountHash, contactColumns, contactOf, ContactRows, type ContactRow } from './contact-rows';
import { contact, type Contact, type ContactChange, type ContactsAdded, type NewContact } from './contacts.dto';
import { Holders } from './holders';

/** Reads and writes the contacts of a business. */
export class ContactStore {
  constructor(
    private readonly tx: TenantTx,
    private readonly sealing: Sealing,
  ) {}

  /** Returns `limit + 1` contacts that match what is typed, newest first, starting after the given one. */
  async page(typed: string | null, after: readonly [number, string] | null, limit: number): Promise<Contact[]> {
    const values: unknown[] = [this.tx.tenantId, after && new Date(after[0]), after?.[1] ?? null, limit + 1];
    const found = typed === null ? '' : ` and (${this.matching(typed, values)})`;
    return this.read(
      `where c.tenant_id = $1 and ($2::timestamptz is null or (c.created_at, c.id) < ($2, $3::uuid))${found}
        order by c.created_at desc, c.id desc limit $4`,
      values,
    );
  }

  async byId(id: string): Promise<Contact | null> {
    const [found] = await this.read('where c.tenant_id = $1 and c.id = $2', [this.tx.tenantId, id]);
    return found ?? null;
  }

  async add({ moveNumbers, ...text }: NewContact, now: Instant): Promise<Contact> {
    const id = randomUUID();
    const moved = await this.claim(id, text, moveNumbers);
    await (await this.rows()).write([{ id, text, version: 1, createdAt: now }]);
    this.tx.audit('contact.added', id, { takenFrom: moved });
    return this.found(id);
  }

  /** Adds those whose numbers and account codes are free, in their order. */
  async addMany(texts: readonly ContactText[], now: Instant): Promise<ContactsAdded> {
    const holders = await this.holders();
    const taken = await holders.of(texts);
    const refused: ContactsAdded['refused'] = [];
    const added: { id: string; text: ContactText; version: number; createdAt: Instant }[] = [];
    for (const [position, text] of texts.entries()) {
      const held = taken.firstOf(text);
      if (held) refused.push({ position, ...held });
      else {
        added.push({ id: randomUUID(), text, version: 1, createdAt: now });
        taken.add(text);
      }
    }
    if (added.length > 0) await (await this.rows()).write(added);
    this.tx.audit('contacts.imported', null, { contacts: added.length, refused: refused.length });
    return { added: added.length, refused };
  }

  /** Changes what is given and leaves the rest; throws when there is no such contact of that version. */
  async change(id: string, { version, moveNumbers = false, ...wanted }: ContactChange): Promise<Contact> {
    const holders = await this.holders();
    const { createdAt, ...before } = await this.found(id);
    if (before.version !== version) throw changedMeanwhile(contact, { ...before, createdAt });
    const text = { ...before, name: before.name ?? '', ...wanted };
    const moved = await this.claim(id, text, moveNumbers, holders);
    await (await this.rows()).write([{ id, text, version: version + 1, createdAt }]);
    this.tx.audit('contact.changed', id, { changed: Object.keys(wanted), takenFrom: moved });
    return this.found(id);
  }

  /** Throws when there is no such contact (of that version). */
  async remove(id: string, { version }: Removal): Promise<void> {
    const removed = await this.tx.query(
      'delete from contacts where tenant_id = $1 and id = $2 and ($3::int is null or version = $3) returning id',
      [this.tx.tenantId, id, version ?? null],
    );
    if (removed.length === 0) throw changedMeanwhile(contact, await this.found(id));
    this.tx.audit('contact.removed', id);
  }

  /** Returns the tier of whoever calls from a number; null for a stranger and for a contact without one. */
  async vipOf(numberHmac: Buffer): Promise<Tier | null> {
    const [row] = await this.tx.query<{ tier: Tier | null }>(
      `select c.tier from contact_numbers n join contacts c on c.tenant_id = n.tenant_id and c.id = n.contact_id
        where n.tenant_id = $1 and n.number_hmac = $2`,
      [this.tx.tenantId, numberHmac],
    );
    return row?.tier ?? null;
  }

  private async read(where: string, values: readonly unknown[]): Promise<Contact[]> {
    const rows = await this.tx.query<ContactRow>(`select ${contactColumns} from contacts c ${where}`, values);
    const seal = await this.sealing.tenant(this.tx);
    return rows.map((row) => contactOf(row, seal));
  }

  private async found(id: string): Promise<Contact> {
    const found = await this.byId(id);
    if (!found) throw new AppError('not_found');
    return found;
  }

  private async rows(): Promise<ContactRows> {
    return new ContactRows(this.tx, this.sealing, await this.sealing.tenant(this.tx));
  }

  private holders(): Promise<Holders> {
    return Holders.lock(this.tx, this.sealing);
  }

  /** Makes sure that no other contact has a number or the code; returns those that gave some up. */
  private async claim(id: string, text: ContactText, mayMove: boolean, known?: Holders): Promise<string[]> {
    const holders = known ?? (await this.holders());
    const taken = await holders.of([text], id);
    const held = taken.firstOf(text);
    if (held === null) return [];
    if (!mayMove) throw new AppError(held.code, { ...(held.heldBy !== null && { heldBy: held.heldBy }) });
    return holders.release(text, id);
  }

  /** Returns the condition on `c` that every term is found, or that it has the account code; adds to `values`. */
  private matching(typed: string, values: unknown[]): string {
    const { tenantId } = this.tx;
    const code = readAccountCode(typed);
    const hasAll = (searchTerms(typed) ?? []).map(({ spellings }) => {
      const hashes = `$${values.push(spellings.map((spelling) => this.sealing.lookup(tenantId, spelling)))}::bytea[]`;
      return `c.id in (
        select w.contact_id from contact_words w where w.tenant_id = $1 and w.word_hmac = any(${hashes})
        union all
        select n.contact_id from contact_number_ends e
          join contact_numbers n on n.tenant_id = e.tenant_id and n.number_hmac = e.number_hmac
         where e.tenant_id = $1 and e.end_hmac = any(${hashes}))`;
    });
    const ways = [
      ...(hasAll.length > 0 ? [hasAll.join(' and ')] : []),
      ...(code === null ? [] : [`c.account_hmac = $${values.push(accountHash(this.sealing, tenantId, code))}`]),
    ];
    return ways.map((way) => `(${way})`).join(' or ');
  }
}
