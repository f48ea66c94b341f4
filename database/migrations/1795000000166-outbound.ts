import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Outgoing calls: what a business allows them, its switch that stops them all, each intent to call before anything is
 * dialed, what was refused, who does not want to be called, and who asked to be. The row of the policy is locked by each
 * decision, so that the limits hold across processes. Numbers are sealed; a person is found by the keyed hash.
 */
export class Outbound1795000000166 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table outbound_policies (
        tenant_id uuid primary key references tenants (id),
        version int not null,
        -- Null until somebody decides: ordinary numbers of the countries of the business's own numbers.
        policy jsonb,
        stopped_at timestamptz,
        ends_running boolean not null default false
      );
      select app.protect('outbound_policies');
      grant select, insert, update on outbound_policies to voicecore_app;
      select app.open_to('outbound_policies', 'voicecore_jobs', 'select');
      grant select (tenant_id, stopped_at, ends_running) on outbound_policies to voicecore_jobs;

      create table outbound_requests (
        tenant_id uuid not null references tenants (id),
        id uuid not null,
        number_hmac bytea not null,
        -- The call in which the person asked; it may be deleted before the proof is.
        call_id uuid,
        requested_at timestamptz not null,
        primary key (tenant_id, id)
      );
      select app.protect('outbound_requests');
      grant select, insert on outbound_requests to voicecore_app;

      create table outbound_calls (
        tenant_id uuid not null references tenants (id),
        id uuid not null,
        purpose text not null check (purpose in ('agent_call', 'callback', 'forward', 'transfer')),
        state text not null check (state in ('intended', 'dialing', 'dialed', 'answered', 'ended')),
        number_hmac bytea not null,
        number_sealed bytea not null,
        from_number_id uuid not null,
        request_id uuid,
        answer_url text not null,
        longest_minutes int not null check (longest_minutes > 0),
        micros_per_minute bigint not null check (micros_per_minute > 0),
        created_at timestamptz not null,
        -- When a process took the intent to dial it, and when the carrier is asked about the call.
        taken_at timestamptz,
        check_at timestamptz,
        dialed_at timestamptz,
        answered_at timestamptz,
        ended_at timestamptz,
        end_asked_at timestamptz,
        carrier_sid text,
        end_reason text check (end_reason in ('completed', 'busy', 'no-answer', 'failed', 'canceled', 'refused_by_carrier',
          'not_dialed', 'lost')),
        carrier_code int,
        minutes int,
        primary key (tenant_id, id),
        foreign key (tenant_id, from_number_id) references numbers (tenant_id, id),
        foreign key (tenant_id, request_id) references outbound_requests (tenant_id, id),
        constraint outbound_calls_sid unique (tenant_id, carrier_sid),
        check ((state = 'ended') = (ended_at is not null and end_reason is not null and minutes is not null))
      );
      create index outbound_calls_recent on outbound_calls (tenant_id, created_at);
      create index outbound_calls_running on outbound_calls (tenant_id, created_at) where state <> 'ended';
      create index outbound_calls_waiting on outbound_calls (created_at) where state = 'intended';
      select app.protect('outbound_calls');
      grant select, insert, update on outbound_calls to voicecore_app;
      select app.open_to('outbound_calls', 'voicecore_jobs', 'select');
      select app.open_to('outbound_calls', 'voicecore_jobs', 'update');
      grant select (tenant_id, id, state, created_at, taken_at, check_at, dialed_at, end_asked_at, carrier_sid),
        update (taken_at, check_at, end_asked_at) on outbound_calls to voicecore_jobs;

      create table outbound_refusals (
        tenant_id uuid not null references tenants (id),
        id uuid not null,
        purpose text not null check (purpose in ('agent_call', 'callback', 'forward', 'transfer')),
        reason text not null,
        -- What was dialed, as it was written.
        number_sealed bytea not null,
        refused_at timestamptz not null,
        primary key (tenant_id, id)
      );
      create index outbound_refusals_newest on outbound_refusals (tenant_id, refused_at desc, id desc);
      create index outbound_refusals_old on outbound_refusals (refused_at);
      select app.protect('outbound_refusals');
      grant select, insert on outbound_refusals to voicecore_app;
      select app.open_to('outbound_refusals', 'voicecore_jobs', 'select');
      select app.open_to('outbound_refusals', 'voicecore_jobs', 'delete');
      grant select (tenant_id, id, refused_at), delete on outbound_refusals to voicecore_jobs;

      create table outbound_opt_outs (
        tenant_id uuid not null references tenants (id),
        id uuid not null,
        number_hmac bytea not null,
        number_sealed bytea not null,
        created_at timestamptz not null,
        primary key (tenant_id, id),
        constraint outbound_opt_outs_number unique (tenant_id, number_hmac)
      );
      create index outbound_opt_outs_newest on outbound_opt_outs (tenant_id, created_at desc, id desc);
      select app.protect('outbound_opt_outs');
      grant select, insert, delete on outbound_opt_outs to voicecore_app;
    `);
    await db.query(`
      create table installation_outbound (
        one boolean primary key default true check (one),
        stopped_at timestamptz,
        ends_running boolean not null default false,
        -- When the carrier's account may be asked for another call.
        next_dial_at timestamptz not null default now()
      );
      insert into installation_outbound default values;
      grant select, update (stopped_at, ends_running) on installation_outbound to voicecore_platform;
      grant select, update (next_dial_at) on installation_outbound to voicecore_jobs;
      grant select (stopped_at) on installation_outbound to voicecore_lookup;

      create function app.outbound_is_stopped() returns boolean
      language sql stable security definer set search_path = pg_catalog, public as $$
        select stopped_at is not null from public.installation_outbound
      $$;
      grant create on schema app to voicecore_lookup;
      alter function app.outbound_is_stopped() owner to voicecore_lookup;
      revoke create on schema app from voicecore_lookup;
      set local role voicecore_lookup;
      revoke all on function app.outbound_is_stopped() from public;
      grant execute on function app.outbound_is_stopped() to voicecore_app;
      reset role;
    `);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}
