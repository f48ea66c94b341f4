-- A migrated database, written from its catalogue by "npm run gen". The migrations make it; this shows it.

create extension pg_trgm;
create extension unaccent;
create schema app;

CREATE OR REPLACE FUNCTION app.accept_invitation(person uuid, token uuid, hash text)
 RETURNS boolean
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
        with accepted as (
          update public.credentials c set password_hash = hash, invitation = null
           where c.person_id = person and c.invitation = token and c.password_hash = 'none' and exists (
             select from public.memberships m where m.person_id = person and m.disabled_at is null
               and m.tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
          returning c.person_id), marked as (
          update public.people p set invited = false from accepted where p.id = accepted.person_id returning 1)
        select exists (select from marked)
      $function$
;
alter function app.accept_invitation(uuid,uuid,text) owner to voicecore_lookup;

CREATE OR REPLACE FUNCTION app.add_person(person uuid, email bytea, sealed_email bytea, hash text, demo boolean, as_role text, sealed_name bytea)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
        insert into public.people (id, email_sealed, invited, is_demo) values (person, sealed_email, hash = 'none', demo);
        insert into public.credentials (person_id, password_hash) values (person, hash);
        insert into public.memberships (tenant_id, person_id, role, name_sealed, email_hmac)
        values (nullif(current_setting('app.tenant_id', true), '')::uuid, person, as_role, sealed_name, email);
      $function$
;
alter function app.add_person(uuid,bytea,bytea,text,boolean,text,bytea) owner to voicecore_lookup;

CREATE OR REPLACE FUNCTION app.change_password(person uuid, old_hash text, new_hash text)
 RETURNS boolean
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
        with changed as (
          update public.credentials c set password_hash = new_hash, invitation = null
           where c.person_id = person and c.password_hash = old_hash and exists (
             select from public.memberships m where m.person_id = person and m.disabled_at is null
               and m.tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
          returning 1)
        select exists (select from changed)
      $function$
;
alter function app.change_password(uuid,text,text) owner to voicecore_lookup;

CREATE OR REPLACE FUNCTION app.dead_jobs()
 RETURNS TABLE(id uuid, tenant_id uuid, kind text, fault text, attempts integer, created_at timestamp with time zone, failed_at timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
        select * from app.dead_jobs_of_all() a
         where a.tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid
      $function$
;
alter function app.dead_jobs() owner to voicecore_lookup;

CREATE OR REPLACE FUNCTION app.dead_jobs_of_all()
 RETURNS TABLE(id uuid, tenant_id uuid, kind text, fault text, attempts integer, created_at timestamp with time zone, failed_at timestamp with time zone)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
      begin
        return query
          select app.job_uuid(j.id), (j.payload ->> 'tenantId')::uuid, t.identifier,
              case when j.last_error ~ '^[A-Za-z0-9_.-]{1,60}$' then j.last_error else 'unknown' end, j.attempts::int,
              j.created_at, date_trunc('milliseconds', j.updated_at)
            from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
           where j.attempts >= j.max_attempts and j.locked_at is null and j.key is not null
             and j.payload ->> 'tenantId' is not null;
      end $function$
;
alter function app.dead_jobs_of_all() owner to voicecore_lookup;

CREATE OR REPLACE FUNCTION app.departments_in_sight(of_agent uuid)
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog', 'public'
AS $function$
          with recursive managed as (
            select m.tenant_id, m.department_id from department_managers m
             where m.tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid) and m.agent_id = of_agent
            union
            select d.tenant_id, d.id from managed m
              join departments d on d.tenant_id = m.tenant_id and d.parent_id = m.department_id and d.deleted_at is null
          )
          select department_id from managed
          union
          select department_id from department_agents
           where tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid) and agent_id = of_agent
        $function$
;
alter function app.departments_in_sight(uuid) owner to voicecore_owner;

CREATE OR REPLACE FUNCTION app.enqueue(task text, subject uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
      declare
        tenant uuid := nullif(current_setting('app.tenant_id', true), '')::uuid;
      begin
        if tenant is null then
          raise exception 'a job belongs to the tenant of its transaction' using errcode = '42501';
        end if;
        if subject is null or task is null or task <> all (app.job_tasks()) then
          raise exception 'not a task of app.job_tasks, or no row' using errcode = '22023';
        end if;
        perform graphile_worker.add_job(task, json_build_object('tenantId', tenant, 'id', subject),
          queue_name => case task when 'propose_ways' then concat_ws(':', task, tenant) end,
          max_attempts => 10, job_key => concat_ws(':', task, tenant, subject),
          priority => case task when 'propose_ways' then 10 else 0 end);
      end $function$
;
alter function app.enqueue(text,uuid) owner to voicecore_lookup;

CREATE OR REPLACE FUNCTION app.folded_name(name text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
 SET search_path TO 'pg_catalog'
AS $function$
        select lower(public.unaccent('public.unaccent'::regdictionary, regexp_replace(btrim(name), '\s+', ' ', 'g')))
      $function$
;
alter function app.folded_name(text) owner to voicecore_owner;

CREATE OR REPLACE FUNCTION app.installation_lists(hashes bytea[])
 RETURNS text[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
        select coalesce(array_agg(list), '{}') from public.installation_numbers where number_hmac = any(hashes)
      $function$
;
alter function app.installation_lists(bytea[]) owner to voicecore_lookup;

CREATE OR REPLACE FUNCTION app.installation_rules()
 RETURNS jsonb
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
        select rules from public.installation_rules
      $function$
;
alter function app.installation_rules() owner to voicecore_lookup;

CREATE OR REPLACE FUNCTION app.invite(person uuid, token uuid)
 RETURNS boolean
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
        with invited as (
          update public.credentials c set password_hash = 'none', invitation = token
           where c.person_id = person and exists (select from public.memberships m where m.person_id = person
             and m.removed_at is null and m.tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
          returning c.person_id), marked as (
          update public.people p set invited = true from invited where p.id = invited.person_id returning 1)
        select exists (select from marked)
      $function$
;
alter function app.invite(uuid,uuid) owner to voicecore_lookup;

CREATE OR REPLACE FUNCTION app.job_tasks()
 RETURNS text[]
 LANGUAGE sql
 IMMUTABLE
 SET search_path TO 'pg_catalog'
AS $function$ select array['embed_entry', 'propose_ways'] $function$
;
alter function app.job_tasks() owner to voicecore_owner;

CREATE OR REPLACE FUNCTION app.job_uuid(job bigint)
 RETURNS uuid
 LANGUAGE sql
 IMMUTABLE
 SET search_path TO 'pg_catalog'
AS $function$
        select ('00000000-0000-8000-8000-' || lpad(to_hex(job), 12, '0'))::uuid
      $function$
;
alter function app.job_uuid(bigint) owner to voicecore_owner;

CREATE OR REPLACE FUNCTION app.lookup_number(called text)
 RETURNS uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
        select tenant_id from public.numbers where e164 = called and removed_at is null
      $function$
;
alter function app.lookup_number(text) owner to voicecore_lookup;

CREATE OR REPLACE FUNCTION app.lookup_person(email bytea)
 RETURNS TABLE(person_id uuid, tenant_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
        select m.person_id, m.tenant_id from public.memberships m join public.people p on p.id = m.person_id
        where m.email_hmac = email and p.disabled_at is null and m.disabled_at is null
        order by m.tenant_id
      $function$
;
alter function app.lookup_person(bytea) owner to voicecore_lookup;

CREATE OR REPLACE FUNCTION app.notify_live(notice text, seal bytea)
 RETURNS void
 LANGUAGE sql
 SET search_path TO 'pg_catalog'
AS $function$
        select pg_notify(convert_from(substr(seal, 129), 'utf8'), notice || '.' || encode(
          sha256(substr(seal, 65, 64) || sha256(substr(seal, 1, 64) || convert_to(notice, 'utf8'))), 'hex'))
      $function$
;
alter function app.notify_live(text,bytea) owner to voicecore_owner;

CREATE OR REPLACE FUNCTION app.open_to(target regclass, reader name, command text)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
      begin
        if command not in ('select', 'insert', 'update', 'delete') then
          raise exception 'not a command: %', command;
        end if;
        execute format('create policy %I on %s for %s to %I %s %s', reader || '_' || command, target, command, reader,
          case when command <> 'insert' then 'using (true)' end,
          case when command in ('insert', 'update') then 'with check (true)' end);
      end $function$
;
alter function app.open_to(regclass,name,text) owner to voicecore_owner;

CREATE OR REPLACE FUNCTION app.outbound_is_stopped()
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
        select stopped_at is not null from public.installation_outbound
      $function$
;
alter function app.outbound_is_stopped() owner to voicecore_lookup;

CREATE OR REPLACE FUNCTION app.password_hash(person uuid)
 RETURNS text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'public'
AS $function$
        select c.password_hash from public.credentials c join public.memberships m on m.person_id = c.person_id
         where c.person_id = person and m.disabled_at is null
           and m.tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid
      $function$
;
alter function app.password_hash(uuid) owner to voicecore_lookup;

CREATE OR REPLACE FUNCTION app.protect(target regclass, tenant_column name DEFAULT 'tenant_id'::name)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
      begin
        execute format('alter table %s enable row level security', target);
        execute format('alter table %s force row level security', target);
        execute format(
          'create policy tenant_isolation on %s
             using (%2$I = (select nullif(current_setting(''app.tenant_id'', true), '''')::uuid))
             with check (%2$I = (select nullif(current_setting(''app.tenant_id'', true), '''')::uuid))',
          target, tenant_column);
      end $function$
;
alter function app.protect(regclass,name) owner to voicecore_owner;

CREATE OR REPLACE FUNCTION app.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog'
AS $function$
      begin
        raise exception '% of % is refused: its rows are only added', tg_op, tg_table_name using errcode = '42501';
      end $function$
;
alter function app.refuse_change() owner to voicecore_owner;

create table agent_screens (
  tenant_id uuid not null,
  socket_id text not null,
  agent_id uuid not null,
  process_id uuid not null,
  seen_at timestamp with time zone default now() not null,
  constraint agent_screens_pkey PRIMARY KEY (tenant_id, socket_id),
  constraint agent_screens_tenant_id_agent_id_fkey FOREIGN KEY (tenant_id, agent_id) REFERENCES agents(tenant_id, id) ON DELETE CASCADE,
  constraint agent_screens_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id)
);
CREATE INDEX agent_screens_agent ON public.agent_screens USING btree (tenant_id, agent_id);
CREATE INDEX agent_screens_seen ON public.agent_screens USING btree (seen_at);
alter table agent_screens enable row level security;
alter table agent_screens force row level security;
create policy tenant_isolation on agent_screens for all to public using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif"))) with check ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")));
create policy voicecore_jobs_delete on agent_screens for delete to voicecore_jobs using (true);
create policy voicecore_jobs_select on agent_screens for select to voicecore_jobs using (true);
create policy voicecore_jobs_update on agent_screens for update to voicecore_jobs using (true) with check (true);
grant delete, insert, select, update on agent_screens to voicecore_app;
grant delete, select, update (seen_at) on agent_screens to voicecore_jobs;

create table agents (
  tenant_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  extension text not null,
  status text default 'not_available'::text not null,
  status_reason text,
  status_at timestamp with time zone default now() not null,
  status_seq integer default 0 not null,
  call_id uuid,
  deleted_at timestamp with time zone,
  idle_since timestamp with time zone default now() not null,
  missed integer default 0 not null,
  missed_seen_at timestamp with time zone default now() not null,
  removed_with jsonb,
  status_by uuid,
  languages jsonb default '{}'::jsonb not null,
  skills jsonb default '{}'::jsonb not null,
  constraint agents_pkey PRIMARY KEY (tenant_id, id),
  constraint agents_extension_check CHECK ((extension ~ '^[0-9]{2,6}$'::text)),
  constraint agents_languages_check CHECK ((jsonb_typeof(languages) = 'object'::text)),
  constraint agents_missed_check CHECK ((missed >= 0)),
  constraint agents_skills_check CHECK ((jsonb_typeof(skills) = 'object'::text)),
  constraint agents_status_by FOREIGN KEY (tenant_id, status_by) REFERENCES memberships(tenant_id, person_id),
  constraint agents_status_check CHECK ((status = ANY (ARRAY['available'::text, 'busy'::text, 'not_available'::text]))),
  constraint agents_status_reason CHECK ((status_reason = ANY (ARRAY['chosen'::text, 'set_by_supervisor'::text, 'in_call'::text, 'call_ended'::text, 'missed_calls'::text, 'screens_gone'::text, 'signed_out'::text]))),
  constraint agents_tenant_id_call_id_fkey FOREIGN KEY (tenant_id, call_id) REFERENCES calls(tenant_id, id) ON DELETE SET NULL (call_id),
  constraint agents_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id),
  constraint agents_tenant_id_person_id_fkey FOREIGN KEY (tenant_id, person_id) REFERENCES memberships(tenant_id, person_id),
  constraint agents_tenant_id_person_id_key UNIQUE (tenant_id, person_id)
);
CREATE INDEX agents_available ON public.agents USING btree (status_at) WHERE ((status = 'available'::text) AND (deleted_at IS NULL));
CREATE UNIQUE INDEX agents_extension ON public.agents USING btree (tenant_id, extension) WHERE (deleted_at IS NULL);
alter table agents enable row level security;
alter table agents force row level security;
create policy tenant_isolation on agents for all to public using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif"))) with check ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")));
create policy voicecore_jobs_select on agents for select to voicecore_jobs using (true);
grant delete, insert, select, update on agents to voicecore_app;
grant select (tenant_id, id, status, status_at, status_seq, call_id, deleted_at) on agents to voicecore_jobs;

create table audit_entries (
  tenant_id uuid not null,
  n bigint not null,
  at_us bigint not null,
  actor_kind text not null,
  actor_id uuid,
  action text not null,
  target_kind text not null,
  target_id uuid,
  request_id uuid,
  details jsonb default '{}'::jsonb not null,
  constraint audit_entries_pkey PRIMARY KEY (tenant_id, n),
  constraint audit_entries_action_check CHECK ((action ~ '^[a-z_]+\.[a-z_]+$'::text)),
  constraint audit_entries_actor CHECK (((actor_id IS NULL) = (actor_kind = 'system'::text))),
  constraint audit_entries_actor_kind_check CHECK ((actor_kind = ANY (ARRAY['person'::text, 'platform'::text, 'system'::text]))),
  constraint audit_entries_no_words CHECK (((jsonb_typeof(details) = 'object'::text) AND (length((details)::text) <= 2000) AND (NOT jsonb_path_exists(details, '$.**?(@.type() == "string" && !(@ like_regex "^[A-Za-z0-9_.-]{1,64}$"))'::jsonpath)))),
  constraint audit_entries_target_kind_check CHECK ((target_kind ~ '^[a-z_]+$'::text)),
  constraint audit_entries_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id)
);
alter table audit_entries enable row level security;
alter table audit_entries force row level security;
create policy tenant_isolation on audit_entries for all to public using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif"))) with check ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")));
grant insert, select on audit_entries to voicecore_app;
grant insert on audit_entries to voicecore_platform;

create table audit_heads (
  tenant_id uuid not null,
  n bigint not null,
  constraint audit_heads_pkey PRIMARY KEY (tenant_id),
  constraint audit_heads_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id)
);
alter table audit_heads enable row level security;
alter table audit_heads force row level security;
create policy tenant_isolation on audit_heads for all to public using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif"))) with check ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")));
grant insert, select, update on audit_heads to voicecore_app;
grant insert, select, update on audit_heads to voicecore_platform;

create table call_ledger (
  tenant_id uuid not null,
  call_id uuid not null,
  n integer not null,
  at timestamp with time zone not null,
  input_key text not null,
  input jsonb not null,
  sealed bytea,
  facts jsonb not null,
  events jsonb not null,
  step jsonb not null,
  config_version integer not null,
  constraint call_ledger_pkey PRIMARY KEY (tenant_id, call_id, n),
  constraint call_ledger_n_check CHECK ((n > 0)),
  constraint call_ledger_tenant_id_call_id_fkey FOREIGN KEY (tenant_id, call_id) REFERENCES calls(tenant_id, id),
  constraint call_ledger_tenant_id_call_id_input_key_key UNIQUE (tenant_id, call_id, input_key),
  constraint call_ledger_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id)
);
CREATE INDEX call_ledger_lookups ON public.call_ledger USING btree (tenant_id, at DESC) WHERE (events @> '[{"kind": "QuestionLookedUp"}]'::jsonb);
alter table call_ledger enable row level security;
alter table call_ledger force row level security;
create policy tenant_isolation on call_ledger for all to public using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif"))) with check ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")));
grant insert, select on call_ledger to voicecore_app;

create table call_turns (
  tenant_id uuid not null,
  call_id uuid not null,
  seq integer not null,
  speaker text not null,
  text_sealed bytea not null,
  at timestamp with time zone not null,
  ms integer default 0 not null,
  language text,
  cut boolean default false not null,
  meta jsonb default '{}'::jsonb not null,
  stream integer,
  stream_seq integer,
  constraint call_turns_pkey PRIMARY KEY (tenant_id, call_id, seq),
  constraint call_turns_language_check CHECK ((language = ANY (ARRAY['en'::text, 'es'::text]))),
  constraint call_turns_speaker_check CHECK ((speaker = ANY (ARRAY['caller'::text, 'receptionist'::text, 'agent'::text, 'system'::text]))),
  constraint call_turns_stream CHECK (((stream IS NULL) = (stream_seq IS NULL))),
  constraint call_turns_tenant_id_call_id_fkey FOREIGN KEY (tenant_id, call_id) REFERENCES calls(tenant_id, id),
  constraint call_turns_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id)
);
CREATE UNIQUE INDEX call_turns_of_stream ON public.call_turns USING btree (tenant_id, call_id, stream, stream_seq) WHERE (stream IS NOT NULL);
alter table call_turns enable row level security;
alter table call_turns force row level security;
create policy tenant_isolation on call_turns for all to public using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif"))) with check ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")));
grant insert, select, update on call_turns to voicecore_app;

create table call_words (
  tenant_id uuid not null,
  word_hmac bytea not null,
  call_id uuid not null,
  constraint call_words_pkey PRIMARY KEY (tenant_id, word_hmac, call_id),
  constraint call_words_tenant_id_call_id_fkey FOREIGN KEY (tenant_id, call_id) REFERENCES calls(tenant_id, id),
  constraint call_words_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id)
);
CREATE INDEX call_words_call ON public.call_words USING btree (tenant_id, call_id);
alter table call_words enable row level security;
alter table call_words force row level security;
create policy tenant_isolation on call_words for all to public using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif"))) with check ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")));
grant delete, insert, select on call_words to voicecore_app;

create table calls (
  tenant_id uuid not null,
  id uuid not null,
  carrier_sid text not null,
  direction text default 'inbound'::text not null,
  number_id uuid,
  caller_hmac bytea,
  caller_sealed bytea,
  wrapped_key bytea not null,
  n integer default 0 not null,
  state jsonb not null,
  stage text not null,
  outcome text,
  language text,
  config_version integer not null,
  department_id uuid,
  agent_id uuid,
  started_at timestamp with time zone not null,
  answered_at timestamp with time zone,
  ended_at timestamp with time zone,
  completed_at timestamp with time zone,
  wake_at timestamp with time zone,
  owner_process uuid,
  owner_n integer,
  seq bigint default 0 not null,
  check_at timestamp with time zone,
  ended_by text,
  duration_ms integer default ((EXTRACT(epoch FROM (ended_at - started_at)) * (1000)::numeric))::integer,
  neighbors_hmac bytea,
  constraint calls_pkey PRIMARY KEY (tenant_id, id),
  constraint calls_direction_check CHECK ((direction = ANY (ARRAY['inbound'::text, 'outbound'::text]))),
  constraint calls_ended_by_check CHECK ((ended_by = ANY (ARRAY['caller'::text, 'tenant'::text, 'carrier'::text, 'model'::text, 'us'::text]))),
  constraint calls_language_check CHECK ((language = ANY (ARRAY['en'::text, 'es'::text]))),
  constraint calls_outcome CHECK ((outcome = ANY (ARRAY['answered_by_person'::text, 'answered_by_receptionist'::text, 'message_left'::text, 'missed'::text, 'abandoned_waiting'::text, 'abandoned_ringing'::text, 'no_message'::text, 'hung_up'::text, 'closed'::text, 'refused'::text, 'blocked'::text, 'failed'::text, 'put_through'::text, 'helped'::text, 'gave_up'::text, 'suspended'::text, 'line_failed'::text, 'too_long'::text, 'trouble'::text]))),
  constraint calls_stage_check CHECK ((stage = ANY (ARRAY['arriving'::text, 'challenged'::text, 'receptionist'::text, 'waiting'::text, 'ringing'::text, 'talking'::text, 'held'::text, 'transferring'::text, 'message'::text, 'announcing'::text, 'ended'::text]))),
  constraint calls_tenant_id_agent_id_fkey FOREIGN KEY (tenant_id, agent_id) REFERENCES agents(tenant_id, id) ON DELETE SET NULL (agent_id),
  constraint calls_tenant_id_carrier_sid_key UNIQUE (tenant_id, carrier_sid),
  constraint calls_tenant_id_department_id_fkey FOREIGN KEY (tenant_id, department_id) REFERENCES departments(tenant_id, id) ON DELETE SET NULL (department_id),
  constraint calls_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id),
  constraint calls_tenant_id_number_id_fkey FOREIGN KEY (tenant_id, number_id) REFERENCES numbers(tenant_id, id) ON DELETE SET NULL (number_id)
);
CREATE INDEX calls_agent ON public.calls USING btree (tenant_id, agent_id, started_at DESC) WHERE (agent_id IS NOT NULL);
CREATE INDEX calls_caller ON public.calls USING btree (tenant_id, caller_hmac, started_at DESC) WHERE (caller_hmac IS NOT NULL);
CREATE INDEX calls_check ON public.calls USING btree (check_at) WHERE (ended_at IS NULL);
CREATE INDEX calls_department ON public.calls USING btree (tenant_id, department_id, started_at DESC) WHERE (department_id IS NOT NULL);
CREATE INDEX calls_duration ON public.calls USING btree (tenant_id, duration_ms, id) WHERE (ended_at IS NOT NULL);
CREATE INDEX calls_ended_by ON public.calls USING btree (tenant_id, ended_by, started_at, id) WHERE (ended_by IS NOT NULL);
CREATE INDEX calls_live ON public.calls USING btree (tenant_id, stage) WHERE (ended_at IS NULL);
CREATE INDEX calls_neighbors ON public.calls USING btree (tenant_id, neighbors_hmac, started_at DESC) WHERE (neighbors_hmac IS NOT NULL);
CREATE INDEX calls_number ON public.calls USING btree (tenant_id, number_id) WHERE (number_id IS NOT NULL);
CREATE INDEX calls_outcome_recent ON public.calls USING btree (tenant_id, outcome, started_at, id);
CREATE INDEX calls_owned ON public.calls USING btree (owner_process) WHERE ((owner_process IS NOT NULL) AND (ended_at IS NULL));
CREATE INDEX calls_recent ON public.calls USING btree (tenant_id, started_at, id);
CREATE INDEX calls_wake ON public.calls USING btree (wake_at) WHERE (wake_at IS NOT NULL);
alter table calls enable row level security;
alter table calls force row level security;
create policy tenant_isolation on calls for all to public using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif"))) with check ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")));
create policy voicecore_jobs_select on calls for select to voicecore_jobs using (true);
create policy voicecore_jobs_update on calls for update to voicecore_jobs using (true) with check (true);
grant insert, select, update on calls to voicecore_app;
grant select (tenant_id, id, carrier_sid, n, stage, started_at, answered_at, ended_at, completed_at, wake_at, owner_process, owner_n, seq, check_at), update (wake_at, owner_process, check_at) on calls to voicecore_jobs;

create table configurations (
  tenant_id uuid not null,
  version integer not null,
  config jsonb not null,
  created_at timestamp with time zone default now() not null,
  default_language text,
  constraint configurations_pkey PRIMARY KEY (tenant_id, version),
  constraint configurations_default_language_check CHECK ((default_language = ANY (ARRAY['en'::text, 'es'::text]))),
  constraint configurations_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id)
);
alter table configurations enable row level security;
alter table configurations force row level security;
create policy tenant_isolation on configurations for all to public using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif"))) with check ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")));
grant insert, select on configurations to voicecore_app;
grant insert, select on configurations to voicecore_platform;

create table contact_number_ends (
  tenant_id uuid not null,
  end_hmac bytea not null,
  number_hmac bytea not null,
  constraint contact_number_ends_pkey PRIMARY KEY (tenant_id, end_hmac, number_hmac),
  constraint contact_number_ends_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id),
  constraint contact_number_ends_tenant_id_number_hmac_fkey FOREIGN KEY (tenant_id, number_hmac) REFERENCES contact_numbers(tenant_id, number_hmac) ON DELETE CASCADE
);
CREATE INDEX contact_number_ends_number ON public.contact_number_ends USING btree (tenant_id, number_hmac);
alter table contact_number_ends enable row level security;
alter table contact_number_ends force row level security;
create policy tenant_isolation on contact_number_ends for all to public using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif"))) with check ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")));
grant delete, insert, select on contact_number_ends to voicecore_app;

create table contact_numbers (
  tenant_id uuid not null,
  number_hmac bytea not null,
  contact_id uuid not null,
  "position" smallint not null,
  number_sealed bytea not null,
  constraint contact_numbers_pkey PRIMARY KEY (tenant_id, number_hmac),
  constraint contact_numbers_tenant_id_contact_id_fkey FOREIGN KEY (tenant_id, contact_id) REFERENCES contacts(tenant_id, id) ON DELETE CASCADE,
  constraint contact_numbers_tenant_id_contact_id_position_key UNIQUE (tenant_id, contact_id, "position"),
  constraint contact_numbers_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id)
);
alter table contact_numbers enable row level security;
alter table contact_numbers force row level security;
create policy tenant_isolation on contact_numbers for all to public using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif"))) with check ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")));
grant delete, insert, select, update on contact_numbers to voicecore_app;

create table contact_words (
  tenant_id uuid not null,
  word_hmac bytea not null,
  contact_id uuid not null,
  constraint contact_words_pkey PRIMARY KEY (tenant_id, word_hmac, contact_id),
  constraint contact_words_tenant_id_contact_id_fkey FOREIGN KEY (tenant_id, contact_id) REFERENCES contacts(tenant_id, id) ON DELETE CASCADE,
  constraint contact_words_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id)
);
CREATE INDEX contact_words_contact ON public.contact_words USING btree (tenant_id, contact_id);
alter table contact_words enable row level security;
alter table contact_words force row level security;
create policy tenant_isolation on contact_words for all to public using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif"))) with check ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")));
grant delete, insert, select on contact_words to voicecore_app;

create table contacts (
  tenant_id uuid not null,
  id uuid not null,
  name_sealed bytea not null,
  company_sealed bytea not null,
  notes_sealed bytea not null,
  account_sealed bytea,
  account_hmac bytea,
  language text,
  tags text[] not null,
  tier smallint,
  version integer default 1 not null,
  created_at timestamp with time zone not null,
  constraint contacts_pkey PRIMARY KEY (tenant_id, id),
  constraint contacts_account UNIQUE (tenant_id, account_hmac),
  constraint contacts_check CHECK (((account_hmac IS NULL) = (account_sealed IS NULL))),
  constraint contacts_language_check CHECK ((language = ANY (ARRAY['en'::text, 'es'::text]))),
  constraint contacts_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id),
  constraint contacts_tier_check CHECK (((tier >= 1) AND (tier <= 3)))
);
CREATE INDEX contacts_newest ON public.contacts USING btree (tenant_id, created_at DESC, id DESC);
alter table contacts enable row level security;
alter table contacts force row level security;
create policy tenant_isolation on contacts for all to public using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif"))) with check ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")));
grant delete, insert, select, update on contacts to voicecore_app;

create table credentials (
  person_id uuid not null,
  password_hash text not null,
  invitation uuid,
  constraint credentials_pkey PRIMARY KEY (person_id),
  constraint credentials_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE
);
alter table credentials enable row level security;
alter table credentials force row level security;
create policy voicecore_lookup_insert on credentials for insert to voicecore_lookup with check (true);
create policy voicecore_lookup_select on credentials for select to voicecore_lookup using (true);
create policy voicecore_lookup_update on credentials for update to voicecore_lookup using (true) with check (true);
grant insert, select, update (password_hash, invitation) on credentials to voicecore_lookup;

create table department_agents (
  tenant_id uuid not null,
  department_id uuid not null,
  agent_id uuid not null,
  constraint department_agents_pkey PRIMARY KEY (tenant_id, department_id, agent_id),
  constraint department_agents_tenant_id_agent_id_fkey FOREIGN KEY (tenant_id, agent_id) REFERENCES agents(tenant_id, id) ON DELETE CASCADE,
  constraint department_agents_tenant_id_department_id_fkey FOREIGN KEY (tenant_id, department_id) REFERENCES departments(tenant_id, id) ON DELETE CASCADE,
  constraint department_agents_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id)
);
CREATE INDEX department_agents_agent ON public.department_agents USING btree (tenant_id, agent_id);
alter table department_agents enable row level security;
alter table department_agents force row level security;
create policy tenant_isolation on department_agents for all to public using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif"))) with check ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")));
grant delete, insert, select, update on department_agents to voicecore_app;

create table department_managers (
  tenant_id uuid not null,
  department_id uuid not null,
  agent_id uuid not null,
  constraint department_managers_pkey PRIMARY KEY (tenant_id, department_id, agent_id),
  constraint department_managers_tenant_id_agent_id_fkey FOREIGN KEY (tenant_id, agent_id) REFERENCES agents(tenant_id, id) ON DELETE CASCADE,
  constraint department_managers_tenant_id_department_id_fkey FOREIGN KEY (tenant_id, department_id) REFERENCES departments(tenant_id, id) ON DELETE CASCADE,
  constraint department_managers_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id)
);
CREATE INDEX department_managers_agent ON public.department_managers USING btree (tenant_id, agent_id);
alter table department_managers enable row level security;
alter table department_managers force row level security;
create policy tenant_isolation on department_managers for all to public using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif"))) with check ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")));
grant delete, insert, select, update on department_managers to voicecore_app;

create table departments (
  tenant_id uuid not null,
  id uuid not null,
  name_en text not null,
  name_es text not null,
  "position" integer default 0 not null,
  created_at timestamp with time zone default now() not null,
  deleted_at timestamp with time zone,
  version integer default 1 not null,
  hours_version integer default 1 not null,
  removed_with jsonb,
  parent_id uuid,
  strategy text default 'longest_idle'::text not null,
  skill text,
  escalate_after_seconds integer,
  escalate_to text,
  constraint departments_pkey PRIMARY KEY (tenant_id, id),
  constraint departments_check CHECK ((parent_id <> id)),
  constraint departments_check1 CHECK (((escalate_after_seconds IS NULL) = (escalate_to IS NULL))),
  constraint departments_escalate_after_seconds_check CHECK (((escalate_after_seconds >= 10) AND (escalate_after_seconds <= 3600))),
  constraint departments_escalate_to_check CHECK ((escalate_to = ANY (ARRAY['members'::text, 'managers'::text]))),
  constraint departments_hours_version_check CHECK ((hours_version >= 1)),
  constraint departments_name_en_check CHECK (((length(name_en) >= 1) AND (length(name_en) <= 120))),
  constraint departments_name_es_check CHECK (((length(name_es) >= 1) AND (length(name_es) <= 120))),
  constraint departments_skill_check CHECK (((length(skill) >= 1) AND (length(skill) <= 40))),
  constraint departments_strategy_check CHECK ((strategy = ANY (ARRAY['longest_idle'::text, 'round_robin'::text, 'ring_all'::text, 'skills'::text, 'preferred'::text]))),
  constraint departments_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id),
  constraint departments_tenant_id_parent_id_fkey FOREIGN KEY (tenant_id, parent_id) REFERENCES departments(tenant_id, id),
  constraint departments_version_check CHECK ((version >= 1))
);
CREATE UNIQUE INDEX departments_name_en ON public.departments USING btree (tenant_id, app.folded_name(name_en)) WHERE (deleted_at IS NULL);
CREATE UNIQUE INDEX departments_name_es ON public.departments USING btree (tenant_id, app.folded_name(name_es)) WHERE (deleted_at IS NULL);
CREATE INDEX departments_parent ON public.departments USING btree (tenant_id, parent_id) WHERE (parent_id IS NOT NULL);
alter table departments enable row level security;
alter table departments force row level security;
create policy tenant_isolation on departments for all to public using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif"))) with check ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")));
grant delete, insert, select, update on departments to voicecore_app;
grant insert, select on departments to voicecore_platform;

create table hours (
  tenant_id uuid not null,
  id uuid not null,
  department_id uuid,
  weekday integer not null,
  opens integer not null,
  closes integer not null,
  constraint hours_pkey PRIMARY KEY (tenant_id, id),
  constraint hours_closes_check CHECK (((closes >= 0) AND (closes <= 1440))),
  constraint hours_not_empty CHECK ((opens <> closes)),
  constraint hours_opens_check CHECK (((opens >= 0) AND (opens <= 1440))),
  constraint hours_tenant_id_department_id_fkey FOREIGN KEY (tenant_id, department_id) REFERENCES departments(tenant_id, id) ON DELETE CASCADE,
  constraint hours_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id),
  constraint hours_weekday_check CHECK (((weekday >= 1) AND (weekday <= 7)))
);
CREATE INDEX hours_weekday ON public.hours USING btree (tenant_id, department_id, weekday);
alter table hours enable row level security;
alter table hours force row level security;
create policy tenant_isolation on hours for all to public using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif"))) with check ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")));
grant delete, insert, select, update on hours to voicecore_app;
grant insert, select on hours to voicecore_platform;

create table installation_numbers (
  id uuid not null,
  list text not null,
  number_hmac bytea not null,
  number_sealed bytea not null,
  is_prefix boolean not null,
  created_at timestamp with time zone not null,
  constraint installation_numbers_pkey PRIMARY KEY (id),
  constraint installation_numbers_list_check CHECK ((list = ANY (ARRAY['allow'::text, 'block'::text]))),
  constraint installation_numbers_number_hmac_key UNIQUE (number_hmac)
);
CREATE INDEX installation_numbers_newest ON public.installation_numbers USING btree (list, created_at DESC, id DESC);
grant select (list, number_hmac) on installation_numbers to voicecore_lookup;
grant delete, insert, select, update on installation_numbers to voicecore_platform;

create table installation_outbound (
  one boolean default true not null,
  stopped_at timestamp with time zone,
  ends_running boolean default false not null,
  next_dial_at timestamp with time zone default now() not null,
  constraint installation_outbound_pkey PRIMARY KEY (one),
  constraint installation_outbound_one_check CHECK (one)
);
grant select, update (next_dial_at) on installation_outbound to voicecore_jobs;
grant select (stopped_at) on installation_outbound to voicecore_lookup;
grant select, update (stopped_at, ends_running) on installation_outbound to voicecore_platform;

create table installation_rules (
  one boolean default true not null,
  version integer not null,
  rules jsonb not null,
  constraint installation_rules_pkey PRIMARY KEY (one),
  constraint installation_rules_one_check CHECK (one)
);
grant select on installation_rules to voicecore_lookup;
grant select, update on installation_rules to voicecore_platform;

create table kept_speech (
  tenant_id uuid not null,
  voice text not null,
  language text not null,
  text_hmac bytea not null,
  audio_sealed bytea not null,
  spoken_at timestamp with time zone not null,
  constraint kept_speech_pkey PRIMARY KEY (tenant_id, voice, language, text_hmac),
  constraint kept_speech_audio_sealed_check CHECK ((octet_length(audio_sealed) <= 200000)),
  constraint kept_speech_language_check CHECK ((language = ANY (ARRAY['en'::text, 'es'::text]))),
  constraint kept_speech_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id),
  constraint kept_speech_text_hmac_check CHECK ((octet_length(text_hmac) = 32)),
  constraint kept_speech_voice_check CHECK (((length(voice) >= 1) AND (length(voice) <= 60)))
);
alter table kept_speech enable row level security;
alter table kept_speech force row level security;
create policy tenant_isolation on kept_speech for all to public using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif"))) with check ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")));
grant delete, insert, select, update on kept_speech to voicecore_app;

create table knowledge_entries (
  tenant_id uuid not null,
  id uuid not null,
  question_en text not null,
  answer_en text not null,
  question_es text not null,
  answer_es text not null,
  alternates_en text[] default '{}'::text[] not null,
  alternates_es text[] default '{}'::text[] not null,
  revision integer default 1 not null,
  enabled boolean default true not null,
  created_at timestamp with time zone default now() not null,
  updated_at timestamp with time zone default now() not null,
  import_id uuid,
  constraint knowledge_entries_pkey PRIMARY KEY (tenant_id, id),
  constraint knowledge_entries_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id),
  constraint knowledge_entries_tenant_id_import_id_fkey FOREIGN KEY (tenant_id, import_id) REFERENCES knowledge_imports(tenant_id, id)
);
CREATE INDEX knowledge_entries_import ON public.knowledge_entries USING btree (tenant_id, import_id) WHERE (import_id IS NOT NULL);
CREATE INDEX knowledge_entries_recent ON public.knowledge_entries USING btree (tenant_id, updated_at DESC, id);
alter table knowledge_entries enable row level security;
alter table knowledge_entries force row level security;
create policy tenant_isolation on knowledge_entries for all to public using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif"))) with check ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")));
grant delete, insert, select, update on knowledge_entries to voicecore_app;

create table knowledge_imports (
  tenant_id uuid not null,
  id uuid not null,
  source text not null,
  entries integer not null,
  created_at timestamp with time zone not null,
  undone_at timestamp with time zone,
  constraint knowledge_imports_pkey PRIMARY KEY (tenant_id, id),
  constraint knowledge_imports_entries_check CHECK ((entries > 0)),
  constraint knowledge_imports_source_check CHECK ((source = ANY (ARRAY['text'::text, 'table'::text, 'page'::text, 'document'::text, 'starters'::text]))),
  constraint knowledge_imports_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id)
);
CREATE INDEX knowledge_imports_recent ON public.knowledge_imports USING btree (tenant_id, created_at DESC, id);
alter table knowledge_imports enable row level security;
alter table knowledge_imports force row level security;
create policy tenant_isolation on knowledge_imports for all to public using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif"))) with check ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")));
grant insert, select, update on knowledge_imports to voicecore_app;

create table knowledge_revisions (
  tenant_id uuid not null,
  revision bigint not null,
  constraint knowledge_revisions_pkey PRIMARY KEY (tenant_id),
  constraint knowledge_revisions_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id)
);
alter table knowledge_revisions enable row level security;
alter table knowledge_revisions force row level security;
create policy tenant_isolation on knowledge_revisions for all to public using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif"))) with check ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")));
grant insert, select, update on knowledge_revisions to voicecore_app;

create table knowledge_terms (
  tenant_id uuid not null,
  term text not null,
  language text not null,
  entry_id uuid not null,
  weight integer not null,
  constraint knowledge_terms_pkey PRIMARY KEY (tenant_id, term, language, entry_id),
  constraint knowledge_terms_language_check CHECK ((language = ANY (ARRAY['en'::text, 'es'::text]))),
  constraint knowledge_terms_tenant_id_entry_id_fkey FOREIGN KEY (tenant_id, entry_id) REFERENCES knowledge_entries(tenant_id, id) ON DELETE CASCADE,
  constraint knowledge_terms_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id)
);
CREATE INDEX knowledge_terms_entry ON public.knowledge_terms USING btree (tenant_id, entry_id);
alter table knowledge_terms enable row level security;
alter table knowledge_terms force row level security;
create policy tenant_isolation on knowledge_terms for all to public using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif"))) with check ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")));
grant delete, insert, select, update on knowledge_terms to voicecore_app;

create table knowledge_uses (
  tenant_id uuid not null,
  entry_id uuid not null,
  uses bigint not null,
  constraint knowledge_uses_pkey PRIMARY KEY (tenant_id, entry_id),
  constraint knowledge_uses_tenant_id_entry_id_fkey FOREIGN KEY (tenant_id, entry_id) REFERENCES knowledge_entries(tenant_id, id) ON DELETE CASCADE,
  constraint knowledge_uses_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id),
  constraint knowledge_uses_uses_check CHECK ((uses >= 1))
);
alter table knowledge_uses enable row level security;
alter table knowledge_uses force row level security;
create policy tenant_isolation on knowledge_uses for all to public using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif"))) with check ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")));
grant insert, select, update on knowledge_uses to voicecore_app;

create table knowledge_vectors (
  tenant_id uuid not null,
  entry_id uuid not null,
  model text not null,
  revision integer not null,
  question real[] not null,
  whole real[] not null,
  parts real[] not null,
  topics real[] not null,
  constraint knowledge_vectors_pkey PRIMARY KEY (tenant_id, entry_id),
  constraint knowledge_vectors_model_check CHECK (((length(model) >= 1) AND (length(model) <= 100))),
  constraint knowledge_vectors_tenant_id_entry_id_fkey FOREIGN KEY (tenant_id, entry_id) REFERENCES knowledge_entries(tenant_id, id) ON DELETE CASCADE,
  constraint knowledge_vectors_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id)
);
alter table knowledge_vectors enable row level security;
alter table knowledge_vectors force row level security;
create policy tenant_isolation on knowledge_vectors for all to public using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif"))) with check ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")));
grant delete, insert, select, update on knowledge_vectors to voicecore_app;

create table knowledge_ways (
  tenant_id uuid not null,
  id uuid not null,
  entry_id uuid not null,
  language text not null,
  way text not null,
  phrase text not null,
  origin text not null,
  state text not null,
  place integer not null,
  constraint knowledge_ways_pkey PRIMARY KEY (tenant_id, id),
  constraint knowledge_ways_language_check CHECK ((language = ANY (ARRAY['en'::text, 'es'::text]))),
  constraint knowledge_ways_origin_check CHECK ((origin = ANY (ARRAY['model'::text, 'rules'::text]))),
  constraint knowledge_ways_phrase_check CHECK (((length(phrase) >= 1) AND (length(phrase) <= 400))),
  constraint knowledge_ways_state_check CHECK ((state = ANY (ARRAY['proposed'::text, 'approved'::text, 'discarded'::text]))),
  constraint knowledge_ways_tenant_id_entry_id_fkey FOREIGN KEY (tenant_id, entry_id) REFERENCES knowledge_entries(tenant_id, id) ON DELETE CASCADE,
  constraint knowledge_ways_tenant_id_entry_id_phrase_key UNIQUE (tenant_id, entry_id, phrase),
  constraint knowledge_ways_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id),
  constraint knowledge_ways_way_check CHECK (((length(way) >= 1) AND (length(way) <= 300)))
);
alter table knowledge_ways enable row level security;
alter table knowledge_ways force row level security;
create policy tenant_isolation on knowledge_ways for all to public using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif"))) with check ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")));
grant delete, insert, select, update on knowledge_ways to voicecore_app;

create table knowledge_wordings (
  tenant_id uuid not null,
  entry_id uuid not null,
  state text not null,
  fault text,
  asked integer default 1 not null,
  asked_at timestamp with time zone not null,
  constraint knowledge_wordings_pkey PRIMARY KEY (tenant_id, entry_id),
  constraint knowledge_wordings_check CHECK (((state = 'failed'::text) = (fault IS NOT NULL))),
  constraint knowledge_wordings_fault_check CHECK ((fault = ANY (ARRAY['unreachable'::text, 'slow'::text, 'unusable'::text]))),
  constraint knowledge_wordings_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'made'::text, 'failed'::text]))),
  constraint knowledge_wordings_tenant_id_entry_id_fkey FOREIGN KEY (tenant_id, entry_id) REFERENCES knowledge_entries(tenant_id, id) ON DELETE CASCADE,
  constraint knowledge_wordings_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id)
);
CREATE INDEX knowledge_wordings_waiting ON public.knowledge_wordings USING btree (tenant_id, asked_at, entry_id) WHERE (state = 'waiting'::text);
alter table knowledge_wordings enable row level security;
alter table knowledge_wordings force row level security;
create policy tenant_isolation on knowledge_wordings for all to public using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif"))) with check ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")));
grant delete, insert, select, update on knowledge_wordings to voicecore_app;

create table memberships (
  tenant_id uuid not null,
  person_id uuid not null,
  role text not null,
  name_sealed bytea not null,
  disabled_at timestamp with time zone,
  created_at timestamp with time zone default now() not null,
  removed_at timestamp with time zone,
  email_hmac bytea not null,
  version integer default 1 not null,
  constraint memberships_pkey PRIMARY KEY (tenant_id, person_id),
  constraint memberships_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id),
  constraint memberships_removed CHECK (((removed_at IS NULL) OR (disabled_at IS NOT NULL))),
  constraint memberships_role_check CHECK ((role = ANY (ARRAY['super_admin'::text, 'tenant_admin'::text, 'supervisor'::text, 'agent'::text]))),
  constraint memberships_super_admin CHECK (((role = 'super_admin'::text) = (tenant_id = '00000000-0000-7000-8000-000000000001'::uuid))),
  constraint memberships_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id),
  constraint memberships_version_check CHECK ((version >= 1))
);
CREATE UNIQUE INDEX memberships_email ON public.memberships USING btree (tenant_id, email_hmac) WHERE (removed_at IS NULL);
CREATE UNIQUE INDEX memberships_person ON public.memberships USING btree (person_id);
CREATE INDEX memberships_sign_in ON public.memberships USING btree (email_hmac) WHERE (disabled_at IS NULL);
alter table memberships enable row level security;
alter table memberships force row level security;
create policy tenant_isolation on memberships for all to public using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif"))) with check ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")));
create policy voicecore_lookup_select on memberships for select to voicecore_lookup using (true);
create policy voicecore_platform_select on memberships for select to voicecore_platform using (true);
grant delete, select, update (role, name_sealed, disabled_at, removed_at, version) on memberships to voicecore_app;
grant insert, select (tenant_id, person_id, disabled_at, removed_at, email_hmac) on memberships to voicecore_lookup;
grant select on memberships to voicecore_platform;

create table messages (
  tenant_id uuid not null,
  id uuid not null,
  call_id uuid not null,
  department_id uuid,
  text_sealed bytea,
  recording_sid text,
  recording_seconds integer,
  created_at timestamp with time zone default now() not null,
  constraint messages_pkey PRIMARY KEY (tenant_id, id),
  constraint messages_tenant_id_call_id_fkey FOREIGN KEY (tenant_id, call_id) REFERENCES calls(tenant_id, id),
  constraint messages_tenant_id_department_id_fkey FOREIGN KEY (tenant_id, department_id) REFERENCES departments(tenant_id, id) ON DELETE SET NULL (department_id),
  constraint messages_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id)
);
CREATE INDEX messages_call ON public.messages USING btree (tenant_id, call_id);
CREATE UNIQUE INDEX messages_recording ON public.messages USING btree (tenant_id, recording_sid) WHERE (recording_sid IS NOT NULL);
alter table messages enable row level security;
alter table messages force row level security;
create policy tenant_isolation on messages for all to public using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif"))) with check ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")));
grant delete, insert, select, update on messages to voicecore_app;

create table migrations (
  id integer default nextval('migrations_id_seq'::regclass) not null,
  "timestamp" bigint not null,
  name character varying not null,
  constraint "PK_8c82d7f526340ab734260ea46be" PRIMARY KEY (id)
);
grant select on migrations to voicecore_app;
grant select on migrations to voicecore_jobs;
grant select on migrations to voicecore_platform;

create table numbers (
  tenant_id uuid not null,
  id uuid not null,
  e164 text not null,
  label text default ''::text not null,
  answer_with text default 'auto'::text not null,
  department_id uuid,
  created_at timestamp with time zone default now() not null,
  version integer default 1 not null,
  removed_at timestamp with time zone,
  removed_by text,
  screened boolean default true not null,
  constraint numbers_pkey PRIMARY KEY (tenant_id, id),
  constraint numbers_answer_with_check CHECK ((answer_with = ANY (ARRAY['auto'::text, 'menu'::text]))),
  constraint numbers_e164_check CHECK ((e164 ~ '^\+[1-9][0-9]{6,14}$'::text)),
  constraint numbers_removed CHECK (((removed_at IS NULL) = (removed_by IS NULL))),
  constraint numbers_removed_by_check CHECK ((removed_by = ANY (ARRAY['tenant'::text, 'platform'::text]))),
  constraint numbers_tenant_id_department_id_fkey FOREIGN KEY (tenant_id, department_id) REFERENCES departments(tenant_id, id),
  constraint numbers_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id),
  constraint numbers_version_check CHECK ((version >= 1))
);
CREATE UNIQUE INDEX numbers_e164_key ON public.numbers USING btree (e164) WHERE (removed_at IS NULL);
alter table numbers enable row level security;
alter table numbers force row level security;
create policy tenant_isolation on numbers for all to public using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif"))) with check ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")));
create policy voicecore_lookup_select on numbers for select to voicecore_lookup using (true);
create policy voicecore_platform_select on numbers for select to voicecore_platform using (true);
grant delete, insert, select, update on numbers to voicecore_app;
grant select (tenant_id, e164, removed_at) on numbers to voicecore_lookup;
grant delete, insert, select, update on numbers to voicecore_platform;

create table offers (
  tenant_id uuid not null,
  id uuid not null,
  call_id uuid not null,
  agent_id uuid not null,
  k integer not null,
  state text not null,
  expires_at timestamp with time zone not null,
  created_at timestamp with time zone default now() not null,
  constraint offers_pkey PRIMARY KEY (tenant_id, id),
  constraint offers_state_check CHECK ((state = ANY (ARRAY['open'::text, 'accepted'::text, 'joined'::text, 'declined'::text, 'expired'::text, 'withdrawn'::text, 'ended'::text]))),
  constraint offers_tenant_id_agent_id_fkey FOREIGN KEY (tenant_id, agent_id) REFERENCES agents(tenant_id, id),
  constraint offers_tenant_id_call_id_fkey FOREIGN KEY (tenant_id, call_id) REFERENCES calls(tenant_id, id),
  constraint offers_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id)
);
CREATE INDEX offers_call ON public.offers USING btree (tenant_id, call_id, k);
CREATE INDEX offers_not_taken ON public.offers USING btree (tenant_id, agent_id, created_at DESC) WHERE (state = ANY (ARRAY['expired'::text, 'declined'::text]));
CREATE INDEX offers_of_agent ON public.offers USING btree (tenant_id, agent_id, created_at DESC);
CREATE UNIQUE INDEX offers_one_an_agent ON public.offers USING btree (tenant_id, agent_id) WHERE (state = ANY (ARRAY['open'::text, 'accepted'::text, 'joined'::text]));
alter table offers enable row level security;
alter table offers force row level security;
create policy tenant_isolation on offers for all to public using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif"))) with check ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")));
create policy voicecore_jobs_select on offers for select to voicecore_jobs using (true);
grant insert, select, update on offers to voicecore_app;
grant select (tenant_id, id, call_id, agent_id, k, state, expires_at) on offers to voicecore_jobs;

create table outbound_calls (
  tenant_id uuid not null,
  id uuid not null,
  purpose text not null,
  state text not null,
  number_hmac bytea not null,
  number_sealed bytea not null,
  from_number_id uuid not null,
  request_id uuid,
  answer_url text not null,
  longest_minutes integer not null,
  micros_per_minute bigint not null,
  created_at timestamp with time zone not null,
  taken_at timestamp with time zone,
  check_at timestamp with time zone,
  dialed_at timestamp with time zone,
  answered_at timestamp with time zone,
  ended_at timestamp with time zone,
  end_asked_at timestamp with time zone,
  carrier_sid text,
  end_reason text,
  carrier_code integer,
  minutes integer,
  constraint outbound_calls_pkey PRIMARY KEY (tenant_id, id),
  constraint outbound_calls_check CHECK (((state = 'ended'::text) = ((ended_at IS NOT NULL) AND (end_reason IS NOT NULL) AND (minutes IS NOT NULL)))),
  constraint outbound_calls_end_reason_check CHECK ((end_reason = ANY (ARRAY['completed'::text, 'busy'::text, 'no-answer'::text, 'failed'::text, 'canceled'::text, 'refused_by_carrier'::text, 'not_dialed'::text, 'lost'::text]))),
  constraint outbound_calls_longest_minutes_check CHECK ((longest_minutes > 0)),
  constraint outbound_calls_micros_per_minute_check CHECK ((micros_per_minute > 0)),
  constraint outbound_calls_purpose_check CHECK ((purpose = ANY (ARRAY['agent_call'::text, 'callback'::text, 'forward'::text, 'transfer'::text]))),
  constraint outbound_calls_sid UNIQUE (tenant_id, carrier_sid),
  constraint outbound_calls_state_check CHECK ((state = ANY (ARRAY['intended'::text, 'dialing'::text, 'dialed'::text, 'answered'::text, 'ended'::text]))),
  constraint outbound_calls_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id),
  constraint outbound_calls_tenant_id_from_number_id_fkey FOREIGN KEY (tenant_id, from_number_id) REFERENCES numbers(tenant_id, id),
  constraint outbound_calls_tenant_id_request_id_fkey FOREIGN KEY (tenant_id, request_id) REFERENCES outbound_requests(tenant_id, id)
);
CREATE INDEX outbound_calls_recent ON public.outbound_calls USING btree (tenant_id, created_at);
CREATE INDEX outbound_calls_running ON public.outbound_calls USING btree (tenant_id, created_at) WHERE (state <> 'ended'::text);
CREATE INDEX outbound_calls_waiting ON public.outbound_calls USING btree (created_at) WHERE (state = 'intended'::text);
alter table outbound_calls enable row level security;
alter table outbound_calls force row level security;
create policy tenant_isolation on outbound_calls for all to public using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif"))) with check ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")));
create policy voicecore_jobs_select on outbound_calls for select to voicecore_jobs using (true);
create policy voicecore_jobs_update on outbound_calls for update to voicecore_jobs using (true) with check (true);
grant insert, select, update on outbound_calls to voicecore_app;
grant select (tenant_id, id, state, created_at, taken_at, check_at, dialed_at, end_asked_at, carrier_sid), update (taken_at, check_at, end_asked_at) on outbound_calls to voicecore_jobs;

create table outbound_opt_outs (
  tenant_id uuid not null,
  id uuid not null,
  number_hmac bytea not null,
  number_sealed bytea not null,
  created_at timestamp with time zone not null,
  constraint outbound_opt_outs_pkey PRIMARY KEY (tenant_id, id),
  constraint outbound_opt_outs_number UNIQUE (tenant_id, number_hmac),
  constraint outbound_opt_outs_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id)
);
CREATE INDEX outbound_opt_outs_newest ON public.outbound_opt_outs USING btree (tenant_id, created_at DESC, id DESC);
alter table outbound_opt_outs enable row level security;
alter table outbound_opt_outs force row level security;
create policy tenant_isolation on outbound_opt_outs for all to public using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif"))) with check ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")));
grant delete, insert, select on outbound_opt_outs to voicecore_app;

create table outbound_policies (
  tenant_id uuid not null,
  version integer not null,
  policy jsonb,
  stopped_at timestamp with time zone,
  ends_running boolean default false not null,
  constraint outbound_policies_pkey PRIMARY KEY (tenant_id),
  constraint outbound_policies_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id)
);
alter table outbound_policies enable row level security;
alter table outbound_policies force row level security;
create policy tenant_isolation on outbound_policies for all to public using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif"))) with check ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")));
create policy voicecore_jobs_select on outbound_policies for select to voicecore_jobs using (true);
grant insert, select, update on outbound_policies to voicecore_app;
grant select (tenant_id, stopped_at, ends_running) on outbound_policies to voicecore_jobs;

create table outbound_refusals (
  tenant_id uuid not null,
  id uuid not null,
  purpose text not null,
  reason text not null,
  number_sealed bytea not null,
  refused_at timestamp with time zone not null,
  constraint outbound_refusals_pkey PRIMARY KEY (tenant_id, id),
  constraint outbound_refusals_purpose_check CHECK ((purpose = ANY (ARRAY['agent_call'::text, 'callback'::text, 'forward'::text, 'transfer'::text]))),
  constraint outbound_refusals_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id)
);
CREATE INDEX outbound_refusals_newest ON public.outbound_refusals USING btree (tenant_id, refused_at DESC, id DESC);
CREATE INDEX outbound_refusals_old ON public.outbound_refusals USING btree (refused_at);
alter table outbound_refusals enable row level security;
alter table outbound_refusals force row level security;
create policy tenant_isolation on outbound_refusals for all to public using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif"))) with check ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")));
create policy voicecore_jobs_delete on outbound_refusals for delete to voicecore_jobs using (true);
create policy voicecore_jobs_select on outbound_refusals for select to voicecore_jobs using (true);
grant insert, select on outbound_refusals to voicecore_app;
grant delete, select (tenant_id, id, refused_at) on outbound_refusals to voicecore_jobs;

create table outbound_requests (
  tenant_id uuid not null,
  id uuid not null,
  number_hmac bytea not null,
  call_id uuid,
  requested_at timestamp with time zone not null,
  constraint outbound_requests_pkey PRIMARY KEY (tenant_id, id),
  constraint outbound_requests_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id)
);
alter table outbound_requests enable row level security;
alter table outbound_requests force row level security;
create policy tenant_isolation on outbound_requests for all to public using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif"))) with check ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")));
grant insert, select on outbound_requests to voicecore_app;

create table outbox (
  tenant_id uuid not null,
  id uuid not null,
  call_id uuid,
  kind text not null,
  payload jsonb not null,
  key text not null,
  attempts integer default 0 not null,
  due_at timestamp with time zone default now() not null,
  done_at timestamp with time zone,
  created_at timestamp with time zone default now() not null,
  taken_by uuid,
  failed_at timestamp with time zone,
  fault text,
  constraint outbox_pkey PRIMARY KEY (tenant_id, id),
  constraint outbox_fault CHECK ((fault ~ '^[A-Za-z0-9_.-]{1,60}$'::text)),
  constraint outbox_tenant_id_call_id_fkey FOREIGN KEY (tenant_id, call_id) REFERENCES calls(tenant_id, id),
  constraint outbox_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id),
  constraint outbox_tenant_id_key_key UNIQUE (tenant_id, key)
);
CREATE INDEX outbox_call ON public.outbox USING btree (tenant_id, call_id);
CREATE INDEX outbox_done ON public.outbox USING btree (done_at) WHERE (done_at IS NOT NULL);
CREATE INDEX outbox_due ON public.outbox USING btree (due_at) WHERE ((done_at IS NULL) AND (failed_at IS NULL));
CREATE INDEX outbox_failed ON public.outbox USING btree (tenant_id, failed_at DESC, id DESC) WHERE ((done_at IS NULL) AND (failed_at IS NOT NULL));
alter table outbox enable row level security;
alter table outbox force row level security;
create policy tenant_isolation on outbox for all to public using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif"))) with check ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")));
create policy voicecore_jobs_delete on outbox for delete to voicecore_jobs using ((done_at IS NOT NULL));
create policy voicecore_jobs_select on outbox for select to voicecore_jobs using (true);
create policy voicecore_jobs_update on outbox for update to voicecore_jobs using (true) with check (true);
create policy voicecore_platform_select on outbox for select to voicecore_platform using (true);
grant delete, insert, select, update on outbox to voicecore_app;
grant delete, select, update (attempts, due_at, done_at, taken_by, failed_at, fault) on outbox to voicecore_jobs;
grant select (tenant_id, id, call_id, kind, attempts, done_at, created_at, failed_at, fault) on outbox to voicecore_platform;

create table password_links (
  tenant_id uuid not null,
  person_id uuid not null,
  asked_at timestamp with time zone,
  token_hash bytea,
  expires_at timestamp with time zone,
  used bytea[] default '{}'::bytea[] not null,
  replaced bytea[] default '{}'::bytea[] not null,
  constraint password_links_pkey PRIMARY KEY (tenant_id, person_id),
  constraint password_links_replaced_check CHECK ((cardinality(replaced) <= 10)),
  constraint password_links_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id),
  constraint password_links_tenant_id_person_id_fkey FOREIGN KEY (tenant_id, person_id) REFERENCES memberships(tenant_id, person_id) ON DELETE CASCADE,
  constraint password_links_token_hash_check CHECK ((length(token_hash) = 32)),
  constraint password_links_used_check CHECK ((cardinality(used) <= 10)),
  constraint password_links_whole CHECK (((token_hash IS NULL) = (expires_at IS NULL)))
);
alter table password_links enable row level security;
alter table password_links force row level security;
create policy tenant_isolation on password_links for all to public using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif"))) with check ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")));
grant delete, insert, select, update on password_links to voicecore_app;

create table people (
  id uuid not null,
  email_sealed bytea not null,
  disabled_at timestamp with time zone,
  created_at timestamp with time zone default now() not null,
  is_demo boolean default false not null,
  invited boolean default false not null,
  constraint people_pkey PRIMARY KEY (id)
);
alter table people enable row level security;
alter table people force row level security;
create policy new_account on people for insert to public with check ((( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif") IS NOT NULL));
create policy of_tenant on people for select to public using ((EXISTS ( SELECT 1
   FROM memberships m
  WHERE ((m.person_id = people.id) AND (m.tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif"))))));
create policy of_tenant_change on people for update to public using ((EXISTS ( SELECT 1
   FROM memberships m
  WHERE ((m.person_id = people.id) AND (m.tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")))))) with check ((EXISTS ( SELECT 1
   FROM memberships m
  WHERE ((m.person_id = people.id) AND (m.tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif"))))));
create policy voicecore_lookup_select on people for select to voicecore_lookup using (true);
create policy voicecore_platform_select on people for select to voicecore_platform using (true);
grant select, update (email_sealed, disabled_at) on people to voicecore_app;
grant insert, select (id, disabled_at), update (invited) on people to voicecore_lookup;
grant select on people to voicecore_platform;

create table processes (
  id uuid not null,
  renewed_at timestamp with time zone default now() not null,
  started_at timestamp with time zone default now() not null,
  job_runner text,
  constraint processes_pkey PRIMARY KEY (id)
);
grant delete, insert, select, update on processes to voicecore_jobs;

create table queue_places (
  tenant_id uuid not null,
  call_id uuid not null,
  target_kind text not null,
  target_id uuid not null,
  queued_at timestamp with time zone not null,
  tried uuid[] default '{}'::uuid[] not null,
  ringing boolean default false not null,
  escalated boolean default false not null,
  pulled_at timestamp with time zone,
  told_sentence text,
  told_position integer,
  told_minutes integer,
  told_wait_ms integer,
  told_at timestamp with time zone,
  constraint queue_places_pkey PRIMARY KEY (tenant_id, call_id),
  constraint queue_places_target_kind_check CHECK ((target_kind = ANY (ARRAY['agent'::text, 'department'::text]))),
  constraint queue_places_tenant_id_call_id_fkey FOREIGN KEY (tenant_id, call_id) REFERENCES calls(tenant_id, id) ON DELETE CASCADE,
  constraint queue_places_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id),
  constraint queue_places_told_sentence_check CHECK ((told_sentence = ANY (ARRAY['standing'::text, 'keys'::text, 'thanks'::text])))
);
alter table queue_places enable row level security;
alter table queue_places force row level security;
create policy tenant_isolation on queue_places for all to public using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif"))) with check ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")));
create policy voicecore_jobs_select on queue_places for select to voicecore_jobs using (true);
grant delete, insert, select, update on queue_places to voicecore_app;
grant select (tenant_id) on queue_places to voicecore_jobs;

create unlogged table rate_limits (
  key bytea not null,
  hits integer not null,
  expires_at timestamp with time zone not null,
  constraint rate_limits_pkey PRIMARY KEY (key)
);
CREATE INDEX rate_limits_expiry ON public.rate_limits USING btree (expires_at);
grant delete, insert, select, update on rate_limits to voicecore_jobs;

create table screening_marks (
  tenant_id uuid not null,
  call_id uuid not null,
  number_hmac bytea,
  is_spam boolean not null,
  marked_at timestamp with time zone not null,
  constraint screening_marks_pkey PRIMARY KEY (tenant_id, call_id),
  constraint screening_marks_tenant_id_call_id_fkey FOREIGN KEY (tenant_id, call_id) REFERENCES calls(tenant_id, id) ON DELETE CASCADE,
  constraint screening_marks_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id)
);
CREATE INDEX screening_marks_number ON public.screening_marks USING btree (tenant_id, number_hmac, marked_at DESC) WHERE (number_hmac IS NOT NULL);
alter table screening_marks enable row level security;
alter table screening_marks force row level security;
create policy tenant_isolation on screening_marks for all to public using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif"))) with check ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")));
grant delete, insert, select, update on screening_marks to voicecore_app;

create table screening_numbers (
  tenant_id uuid not null,
  id uuid not null,
  list text not null,
  number_hmac bytea not null,
  number_sealed bytea not null,
  is_prefix boolean not null,
  created_at timestamp with time zone not null,
  constraint screening_numbers_pkey PRIMARY KEY (tenant_id, id),
  constraint screening_numbers_list_check CHECK ((list = ANY (ARRAY['allow'::text, 'block'::text]))),
  constraint screening_numbers_number UNIQUE (tenant_id, number_hmac),
  constraint screening_numbers_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id)
);
CREATE INDEX screening_numbers_newest ON public.screening_numbers USING btree (tenant_id, list, created_at DESC, id DESC);
alter table screening_numbers enable row level security;
alter table screening_numbers force row level security;
create policy tenant_isolation on screening_numbers for all to public using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif"))) with check ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")));
grant delete, insert, select, update on screening_numbers to voicecore_app;

create table screening_verdicts (
  tenant_id uuid not null,
  call_id uuid not null,
  action text not null,
  listed text,
  kinds text[] not null,
  decided_at timestamp with time zone not null,
  constraint screening_verdicts_pkey PRIMARY KEY (tenant_id, call_id),
  constraint screening_verdicts_action_check CHECK ((action = ANY (ARRAY['pass'::text, 'flag'::text, 'challenge'::text, 'block'::text]))),
  constraint screening_verdicts_listed_check CHECK ((listed = ANY (ARRAY['allow'::text, 'block'::text]))),
  constraint screening_verdicts_tenant_id_call_id_fkey FOREIGN KEY (tenant_id, call_id) REFERENCES calls(tenant_id, id) ON DELETE CASCADE,
  constraint screening_verdicts_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id)
);
CREATE INDEX screening_verdicts_recent ON public.screening_verdicts USING btree (tenant_id, decided_at);
alter table screening_verdicts enable row level security;
alter table screening_verdicts force row level security;
create policy tenant_isolation on screening_verdicts for all to public using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif"))) with check ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")));
grant insert, select, update on screening_verdicts to voicecore_app;

create table sessions (
  tenant_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  family uuid not null,
  token_hash bytea not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  revoked_at timestamp with time zone,
  created_at timestamp with time zone default now() not null,
  constraint sessions_pkey PRIMARY KEY (tenant_id, id),
  constraint sessions_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id),
  constraint sessions_tenant_id_person_id_fkey FOREIGN KEY (tenant_id, person_id) REFERENCES memberships(tenant_id, person_id) ON DELETE CASCADE
);
CREATE INDEX sessions_expiry ON public.sessions USING btree (expires_at);
CREATE INDEX sessions_family ON public.sessions USING btree (tenant_id, family);
CREATE INDEX sessions_person ON public.sessions USING btree (tenant_id, person_id);
CREATE UNIQUE INDEX sessions_token ON public.sessions USING btree (tenant_id, token_hash);
alter table sessions enable row level security;
alter table sessions force row level security;
create policy tenant_isolation on sessions for all to public using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif"))) with check ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")));
create policy voicecore_jobs_delete on sessions for delete to voicecore_jobs using (true);
create policy voicecore_jobs_select on sessions for select to voicecore_jobs using (true);
grant delete, insert, select, update on sessions to voicecore_app;
grant delete, select (tenant_id, id, expires_at) on sessions to voicecore_jobs;

create table settled_questions (
  tenant_id uuid not null,
  question_hmac bytea not null,
  how text not null,
  settled_at timestamp with time zone not null,
  constraint settled_questions_pkey PRIMARY KEY (tenant_id, question_hmac),
  constraint settled_questions_how_check CHECK ((how = ANY (ARRAY['answered'::text, 'dismissed'::text]))),
  constraint settled_questions_question_hmac_check CHECK ((length(question_hmac) = 32)),
  constraint settled_questions_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id)
);
alter table settled_questions enable row level security;
alter table settled_questions force row level security;
create policy tenant_isolation on settled_questions for all to public using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif"))) with check ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")));
grant insert, select, update on settled_questions to voicecore_app;

create table special_days (
  tenant_id uuid not null,
  id uuid not null,
  department_id uuid,
  "position" integer not null,
  name text not null,
  rule jsonb not null,
  periods jsonb not null,
  constraint special_days_pkey PRIMARY KEY (tenant_id, id),
  constraint special_days_periods_check CHECK ((jsonb_typeof(periods) = 'array'::text)),
  constraint special_days_rule_check CHECK (((jsonb_typeof(rule) = 'object'::text) AND ((rule ->> 'kind'::text) = ANY (ARRAY['date'::text, 'range'::text, 'yearly'::text, 'weekday'::text, 'easter'::text])))),
  constraint special_days_tenant_id_department_id_fkey FOREIGN KEY (tenant_id, department_id) REFERENCES departments(tenant_id, id) ON DELETE CASCADE,
  constraint special_days_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id)
);
CREATE INDEX special_days_order ON public.special_days USING btree (tenant_id, department_id, "position");
alter table special_days enable row level security;
alter table special_days force row level security;
create policy tenant_isolation on special_days for all to public using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif"))) with check ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")));
grant delete, insert, select, update on special_days to voicecore_app;

create table tenant_notes (
  tenant_id uuid not null,
  kind text not null,
  detail text not null,
  count integer default 1 not null,
  first_at timestamp with time zone not null,
  last_at timestamp with time zone not null,
  constraint tenant_notes_pkey PRIMARY KEY (tenant_id, kind),
  constraint tenant_notes_detail_check CHECK ((length(detail) <= 120)),
  constraint tenant_notes_kind_check CHECK ((kind = ANY (ARRAY['session_refused'::text, 'text_left_out'::text]))),
  constraint tenant_notes_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES tenants(id)
);
alter table tenant_notes enable row level security;
alter table tenant_notes force row level security;
create policy tenant_isolation on tenant_notes for all to public using ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif"))) with check ((tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")));
grant delete, insert, select, update on tenant_notes to voicecore_app;

create table tenants (
  id uuid not null,
  kind text not null,
  name text not null,
  slug text not null,
  status text default 'active'::text not null,
  default_language text default 'en'::text not null,
  time_zone text not null,
  config_version integer default 1 not null,
  wrapped_key bytea not null,
  is_demo boolean default false not null,
  created_at timestamp with time zone default now() not null,
  version integer default 1 not null,
  hours_version integer default 1 not null,
  constraint tenants_pkey PRIMARY KEY (id),
  constraint tenants_default_language_check CHECK ((default_language = ANY (ARRAY['en'::text, 'es'::text]))),
  constraint tenants_hours_version_check CHECK ((hours_version >= 1)),
  constraint tenants_kind_check CHECK ((kind = ANY (ARRAY['business'::text, 'platform'::text]))),
  constraint tenants_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  constraint tenants_slug_check CHECK ((slug ~ '^[a-z0-9][a-z0-9-]{0,62}$'::text)),
  constraint tenants_slug_key UNIQUE (slug),
  constraint tenants_status_check CHECK ((status = ANY (ARRAY['active'::text, 'suspended'::text, 'deleted'::text]))),
  constraint tenants_version_check CHECK ((version >= 1))
);
alter table tenants enable row level security;
alter table tenants force row level security;
create policy tenant_isolation on tenants for all to public using ((id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif"))) with check ((id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")));
create policy voicecore_jobs_select on tenants for select to voicecore_jobs using (true);
create policy voicecore_platform_insert on tenants for insert to voicecore_platform with check (true);
create policy voicecore_platform_select on tenants for select to voicecore_platform using (true);
create policy voicecore_platform_update on tenants for update to voicecore_platform using (true) with check (true);
grant select, update (name, default_language, time_zone, config_version, version, hours_version) on tenants to voicecore_app;
grant select (id, kind, status) on tenants to voicecore_jobs;
grant insert, select, update on tenants to voicecore_platform;
