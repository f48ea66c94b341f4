import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Calls, their append-only ledger, and what is stored about them. */
export class Calls1795000000004 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table calls (
        tenant_id uuid not null references tenants (id),
        id uuid not null,
        carrier_sid text not null,
        direction text not null default 'inbound' check (direction in ('inbound', 'outbound')),
        number_id uuid,
        caller_hmac bytea,
        caller_sealed bytea,
        wrapped_key bytea not null,
        n int not null default 0,
        state jsonb not null,
        stage text not null check (stage in
          ('arriving', 'challenged', 'receptionist', 'waiting', 'ringing', 'talking', 'held', 'message', 'announcing', 'ended')),
        outcome text,
        language text check (language in ('en', 'es')),
        config_version int not null,
        department_id uuid,
        agent_id uuid,
        started_at timestamptz not null,
        answered_at timestamptz,
        ended_at timestamptz,
        completed_at timestamptz,
        wake_at timestamptz,
        owner_process uuid,
        owner_n int,
        seq bigint not null default 0,
        primary key (tenant_id, id),
        unique (tenant_id, carrier_sid),
        foreign key (tenant_id, number_id) references numbers (tenant_id, id) on delete set null (number_id),
        foreign key (tenant_id, department_id) references departments (tenant_id, id) on delete set null (department_id),
        foreign key (tenant_id, agent_id) references agents (tenant_id, id) on delete set null (agent_id)
      );
      create index calls_recent on calls (tenant_id, started_at desc, id);
      create index calls_live on calls (tenant_id, stage) where ended_at is null;
      create index calls_caller on calls (tenant_id, caller_hmac, started_at desc) where caller_hmac is not null;
      create index calls_agent on calls (tenant_id, agent_id, started_at desc) where agent_id is not null;
      create index calls_wake on calls (wake_at) where wake_at is not null;
      create index calls_owned on calls (owner_process) where owner_process is not null and ended_at is null;
      select app.protect('calls');
      grant select, insert, update on calls to voicecore_app;

      alter table agents add foreign key (tenant_id, call_id) references calls (tenant_id, id) on delete set null (call_id);

      -- Append-only: the app role may read and add, nobody changes an entry.
      create table call_ledger (
        tenant_id uuid not null references tenants (id),
        call_id uuid not null,
        n int not null check (n > 0),
        at timestamptz not null,
        input_key text not null,
        input jsonb not null,
        sealed bytea,
        facts jsonb not null,
        events jsonb not null,
        step jsonb not null,
        config_version int not null,
        primary key (tenant_id, call_id, n),
        unique (tenant_id, call_id, input_key),
        foreign key (tenant_id, call_id) references calls (tenant_id, id)
      );
      select app.protect('call_ledger');
      grant select, insert on call_ledger to voicecore_app;

      create table call_turns (
        tenant_id uuid not null references tenants (id),
        call_id uuid not null,
        seq int not null,
        speaker text not null check (speaker in ('caller', 'receptionist', 'agent', 'system')),
        text_sealed bytea not null,
        at timestamptz not null,
        ms int not null default 0,
        language text check (language in ('en', 'es')),
        cut boolean not null default false,
        meta jsonb not null default '{}',
        primary key (tenant_id, call_id, seq),
        foreign key (tenant_id, call_id) references calls (tenant_id, id)
      );
      select app.protect('call_turns');
      grant select, insert, update on call_turns to voicecore_app;

      create table call_words (
        tenant_id uuid not null references tenants (id),
        word_hmac bytea not null,
        call_id uuid not null,
        primary key (tenant_id, word_hmac, call_id),
        foreign key (tenant_id, call_id) references calls (tenant_id, id)
      );
      create index call_words_call on call_words (tenant_id, call_id);
      select app.protect('call_words');
      grant select, insert, delete on call_words to voicecore_app;
    `);
    await db.query(`
      create table offers (
        tenant_id uuid not null references tenants (id),
        id uuid not null,
        call_id uuid not null,
        agent_id uuid not null,
        k int not null,
        state text not null check (state in ('open', 'accepted', 'joined', 'declined', 'expired', 'withdrawn', 'ended')),
        expires_at timestamptz not null,
        created_at timestamptz not null default now(),
        primary key (tenant_id, id),
        foreign key (tenant_id, call_id) references calls (tenant_id, id),
        foreign key (tenant_id, agent_id) references agents (tenant_id, id)
      );
      -- One agent, one offer: the claim that decides between two calls is this index.
      create unique index offers_one_an_agent on offers (tenant_id, agent_id) where state in ('open', 'accepted', 'joined');
      create index offers_call on offers (tenant_id, call_id, k);
      select app.protect('offers');
      grant select, insert, update on offers to voicecore_app;

      create table messages (
        tenant_id uuid not null references tenants (id),
        id uuid not null,
        call_id uuid not null,
        department_id uuid,
        text_sealed bytea,
        recording_sid text,
        recording_seconds int,
        created_at timestamptz not null default now(),
        primary key (tenant_id, id),
        foreign key (tenant_id, call_id) references calls (tenant_id, id),
        foreign key (tenant_id, department_id) references departments (tenant_id, id) on delete set null (department_id)
      );
      create index messages_call on messages (tenant_id, call_id);
      create unique index messages_recording on messages (tenant_id, recording_sid) where recording_sid is not null;
      select app.protect('messages');
      grant select, insert, update, delete on messages to voicecore_app;

      -- What must happen outside the transaction, written inside it. The payload holds ids only.
      create table outbox (
        tenant_id uuid not null references tenants (id),
        id uuid not null,
        call_id uuid,
        kind text not null,
        payload jsonb not null,
        key text not null,
        attempts int not null default 0,
        due_at timestamptz not null default now(),
        done_at timestamptz,
        created_at timestamptz not null default now(),
        primary key (tenant_id, id),
        unique (tenant_id, key),
        foreign key (tenant_id, call_id) references calls (tenant_id, id)
      );
      create index outbox_due on outbox (due_at) where done_at is null;
      create index outbox_call on outbox (tenant_id, call_id);
      select app.protect('outbox');
      grant select, insert, update, delete on outbox to voicecore_app;

      create table agent_screens (
        tenant_id uuid not null references tenants (id),
        socket_id text not null,
        agent_id uuid not null,
        process_id uuid not null,
        seen_at timestamptz not null default now(),
        primary key (tenant_id, socket_id),
        foreign key (tenant_id, agent_id) references agents (tenant_id, id) on delete cascade
      );
      create index agent_screens_agent on agent_screens (tenant_id, agent_id);
      create index agent_screens_seen on agent_screens (seen_at);
      select app.protect('agent_screens');
      grant select, insert, update, delete on agent_screens to voicecore_app;
    `);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}
