import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The people and companies that a business knows. What they are called, their numbers and what is noted about them are
 * sealed; a caller's contact is found by the keyed hash of the number, and a search by hashes of the beginnings of words
 * and the ends of numbers. A number or account code belongs to one contact of a business.
 */
export class Contacts1795000000161 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table contacts (
        tenant_id uuid not null references tenants (id),
        id uuid not null,
        name_sealed bytea not null,
        company_sealed bytea not null,
        notes_sealed bytea not null,
        account_sealed bytea,
        account_hmac bytea,
        language text check (language in ('en', 'es')),
        tags text[] not null,
        -- 1 is the highest; null: not a VIP.
        tier smallint check (tier between 1 and 3),
        version int not null default 1,
        created_at timestamptz not null,
        primary key (tenant_id, id),
        constraint contacts_account unique (tenant_id, account_hmac),
        check ((account_hmac is null) = (account_sealed is null))
      );
      create index contacts_newest on contacts (tenant_id, created_at desc, id desc);
      select app.protect('contacts');
      grant select, insert, update, delete on contacts to voicecore_app;

      create table contact_numbers (
        tenant_id uuid not null references tenants (id),
        number_hmac bytea not null,
        contact_id uuid not null,
        position smallint not null,
        number_sealed bytea not null,
        primary key (tenant_id, number_hmac),
        unique (tenant_id, contact_id, position),
        foreign key (tenant_id, contact_id) references contacts (tenant_id, id) on delete cascade
      );
      select app.protect('contact_numbers');
      grant select, insert, update, delete on contact_numbers to voicecore_app;

      create table contact_number_ends (
        tenant_id uuid not null references tenants (id),
        end_hmac bytea not null,
        number_hmac bytea not null,
        primary key (tenant_id, end_hmac, number_hmac),
        foreign key (tenant_id, number_hmac) references contact_numbers (tenant_id, number_hmac) on delete cascade
      );
      create index contact_number_ends_number on contact_number_ends (tenant_id, number_hmac);
      select app.protect('contact_number_ends');
      grant select, insert, delete on contact_number_ends to voicecore_app;

      create table contact_words (
        tenant_id uuid not null references tenants (id),
        word_hmac bytea not null,
        contact_id uuid not null,
        primary key (tenant_id, word_hmac, contact_id),
        foreign key (tenant_id, contact_id) references contacts (tenant_id, id) on delete cascade
      );
      create index contact_words_contact on contact_words (tenant_id, contact_id);
      select app.protect('contact_words');
      grant select, insert, delete on contact_words to voicecore_app;
    `);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}
