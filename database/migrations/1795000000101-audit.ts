import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who changed what, in the transaction that changed it. Entries are numbered per tenant without gaps: two writers wait
 * for the row of the head, so it is written last. Times are microseconds since the epoch, exactly the number that is
 * stored, so that a chain of hashes can be computed over the entries later. No personal data: ids, and words made of an
 * identifier's characters.
 */
export class Audit1795000000101 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table audit_heads (
        tenant_id uuid primary key references tenants (id),
        n bigint not null
      );
      create table audit_entries (
        tenant_id uuid not null references tenants (id),
        n bigint not null,
        at_us bigint not null,
        actor_kind text not null check (actor_kind in ('person', 'platform', 'system')),
        actor_id uuid,
        action text not null check (action ~ '^[a-z_]+\\.[a-z_]+$'),
        target_kind text not null check (target_kind ~ '^[a-z_]+$'),
        target_id uuid,
        request_id uuid,
        details jsonb not null default '{}',
        primary key (tenant_id, n),
        constraint audit_entries_actor check ((actor_id is null) = (actor_kind = 'system')),
        constraint audit_entries_no_words check (jsonb_typeof(details) = 'object' and length(details::text) <= 2000
          and not jsonb_path_exists(details, '$.** ? (@.type() == "string" && !(@ like_regex "^[A-Za-z0-9_.-]{1,64}$"))'))
      );
      select app.protect('audit_heads');
      select app.protect('audit_entries');
      grant select, insert, update on audit_heads to voicecore_app, voicecore_platform;
      grant select, insert on audit_entries to voicecore_app;
      grant insert on audit_entries to voicecore_platform;

      -- The second lock, on whoever has more rights than the runtime: what was written down stays.
      create function app.refuse_change() returns trigger
      language plpgsql set search_path = pg_catalog as $$
      begin
        raise exception '% of % is refused: its rows are only added', tg_op, tg_table_name using errcode = '42501';
      end $$;
      create trigger only_added before update or delete or truncate on audit_entries
        for each statement execute function app.refuse_change();
    `);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}
