import type { TenantTx } from '@voicecore/database';
import type { ContactText } from '@voicecore/domain/contacts';
import { beginningsToFind, numberEndsToFind } from '@voicecore/domain/finding';
import type { Instant, TenantId } from '@voicecore/domain/kernel';
import { openIfReadable, type Place, type Seal, type Sealing } from '../platform/sealing';
import type { Contact } from './contacts.dto';

/** A contact as it is stored; sealed numbers are in base64, because they are read as JSON. */
export interface ContactRow extends Pick<Contact, 'id' | 'language' | 'tags' | 'tier' | 'version'> {
  readonly name_sealed: Buffer;
  readonly company_sealed: Buffer;
  readonly notes_sealed: Buffer;
  readonly account_sealed: Buffer | null;
  readonly created: number;
  readonly numbers: readonly { readonly position: number; readonly sealed: string }[];
}

/** The columns of a `ContactRow`, of a table `contacts c`. */
export const contactColumns = `c.id, c.name_sealed, c.company_sealed, c.notes_sealed, c.account_sealed, c.language, c.tags,
  c.tier, c.version, (extract(epoch from c.created_at) * 1000)::float8 as created,
  (select coalesce(jsonb_agg(jsonb_build_object('position', n.position, 'sealed', encode(n.number_sealed, 'base64'))
                             order by n.position), '[]')
     from contact_numbers n where n.tenant_id = c.tenant_id and n.contact_id = c.id) as numbers`;

type SealedText = 'name_sealed' | 'company_sealed' | 'notes_sealed' | 'account_sealed';

const textPlace = (id: string, column: SealedText): Place => ({ table: 'contacts', column, row: id });

const numberPlace = (id: string, position: number): Place => ({
  table: 'contact_numbers',
  column: 'number_sealed',
  row: `${id}:${position}`,
});

/** Returns a stored contact with its texts unsealed. */
export function contactOf(row: ContactRow, seal: Seal): Contact {
  const text = (column: SealedText): string | null => openIfReadable(seal, textPlace(row.id, column), row[column]);
  const { id, language, tags, tier, version, created } = row;
  return {
    ...{ id, language, tags, tier, version, createdAt: Math.round(created) },
    name: text('name_sealed'),
    company: text('company_sealed') ?? '',
    notes: text('notes_sealed') ?? '',
    accountCode: text('account_sealed'),
    numbers: row.numbers.flatMap(
      ({ position, sealed }) => openIfReadable(seal, numberPlace(id, position), Buffer.from(sealed, 'base64')) ?? [],
    ),
  };
}

/** Returns the keyed hash by which the contact with an account code is found. */
export function accountHash(sealing: Sealing, tenantId: TenantId, code: string): Buffer {
  return sealing.lookup(tenantId, `account:${code}`);
}

/** A contact to be written, and since when it exists. */
export interface Written {
  readonly id: string;
  readonly text: ContactText;
  readonly version: number;
  readonly createdAt: Instant;
}

/** Writes contacts in one round of statements; one that is stored already is replaced. */
export class ContactRows {
  constructor(
    private readonly tx: TenantTx,
    private readonly sealing: Sealing,
    private readonly seal: Seal,
  ) {}

  async write(contacts: readonly Written[]): Promise<void> {
    const { tenantId } = this.tx;
    const ids = contacts.map(({ id }) => id);
    await this.tx.query(
      `with gone as (delete from contact_words where tenant_id = $1 and contact_id = any($2::uuid[]))
       delete from contact_numbers where tenant_id = $1 and contact_id = any($2::uuid[])`,
      [tenantId, ids],
    );
    await this.tx.query(
      `insert into contacts (tenant_id, id, name_sealed, company_sealed, notes_sealed, account_sealed, account_hmac, language,
         tags, tier, version, created_at)
       select $1, id, decode(name, 'base64'), decode(company, 'base64'), decode(notes, 'base64'), decode(account, 'base64'),
           decode(hash, 'base64'), language, tags, tier, version, to_timestamp(created / 1000)
         from jsonb_to_recordset($2::jsonb) as t(id uuid, name text, company text, notes text, account text, hash text,
           language text, tags text[], tier smallint, version int, created float8)
       on conflict (tenant_id, id) do update set name_sealed = excluded.name_sealed, company_sealed = excluded.company_sealed,
         notes_sealed = excluded.notes_sealed, account_sealed = excluded.account_sealed, account_hmac = excluded.account_hmac,
         language = excluded.language, tags = excluded.tags, tier = excluded.tier, version = excluded.version`,
      [tenantId, JSON.stringify(contacts.map((one) => this.sealed(one)))],
    );
    await this.writeNumbers(contacts);
    const words = contacts.flatMap(({ id, text }) =>
      beginningsToFind([text.name, text.company, ...text.tags].join(' ')).map((word) => ({ id, word })),
    );
    await this.tx.query(
      `insert into contact_words (tenant_id, word_hmac, contact_id)
       select $1, word, contact from unnest($2::bytea[], $3::uuid[]) as t (word, contact)`,
      [tenantId, words.map(({ word }) => this.sealing.lookup(tenantId, word)), words.map(({ id }) => id)],
    );
  }

  private async writeNumbers(contacts: readonly Written[]): Promise<void> {
    const { tenantId } = this.tx;
    const numbers = contacts.flatMap(({ id, text }) =>
      text.numbers.map((number, position) => ({
        ...{ id, position, hash: this.sealing.lookup(tenantId, number), ends: numberEndsToFind(number) },
        sealed: this.seal.seal(numberPlace(id, position), number),
      })),
    );
    await this.tx.query(
      `insert into contact_numbers (tenant_id, number_hmac, contact_id, position, number_sealed)
       select $1, hash, contact, position, sealed
         from unnest($2::bytea[], $3::uuid[], $4::smallint[], $5::bytea[]) as t (hash, contact, position, sealed)`,
      [
        ...[tenantId, numbers.map(({ hash }) => hash), numbers.map(({ id }) => id)],
        ...[numbers.map(({ position }) => position), numbers.map(({ sealed }) => sealed)],
      ],
    );
    const ends = numbers.flatMap(({ hash, ends: all }) =>
      all.map((end) => ({ hash, end: this.sealing.lookup(tenantId, end) })),
    );
    await this.tx.query(
      `insert into contact_number_ends (tenant_id, end_hmac, number_hmac)
       select $1, ending, hash from unnest($2::bytea[], $3::bytea[]) as t (ending, hash)`,
      [tenantId, ends.map(({ end }) => end), ends.map(({ hash }) => hash)],
    );
  }

  private sealed({ id, text, version, createdAt }: Written) {
    const { language, tags, tier, accountCode } = text;
    const seal = (column: SealedText, plain: string): string =>
      this.seal.seal(textPlace(id, column), plain).toString('base64');
    return {
      ...{ id, language, tags, tier, version, created: createdAt },
      name: seal('name_sealed', text.name),
      company: seal('company_sealed', text.company),
      notes: seal('notes_sealed', text.notes),
      account: accountCode === null ? null : seal('account_sealed', accountCode),
      hash: accountCode === null ? null : accountHash(this.sealing, this.tx.tenantId, accountCode).toString('base64'),
    };
  }
}
