-- The login roles of VoiceCore, for your own PostgreSQL server (15 or newer). Run as a superuser, or on a hosted database as
-- its administrator, with your own passwords in place of {{...}}. Then, connected to the new database:
--   DATABASE_OWNER_URL    voicecore_owner     migrates, owns the tables
--   DATABASE_URL          voicecore_app       serves tenants, owns nothing
--   DATABASE_PLATFORM_URL voicecore_platform  the super-admin's work across tenants
--   DATABASE_WORKER_URL   voicecore_jobs      timers, leases, outbox and jobs: ids only
create role voicecore_owner login nosuperuser nobypassrls nocreatedb nocreaterole password '{{owner}}';
create role voicecore_app login nosuperuser nobypassrls nocreatedb nocreaterole noinherit password '{{app}}';
create role voicecore_platform login nosuperuser nobypassrls nocreatedb nocreaterole noinherit password '{{platform}}';
create role voicecore_jobs login nosuperuser nobypassrls nocreatedb nocreaterole noinherit password '{{jobs}}';
create role voicecore_lookup nologin nosuperuser nobypassrls nocreatedb nocreaterole;
-- The owner transfers the two lookup functions to voicecore_lookup; no other role is a member of any.
grant voicecore_lookup to voicecore_owner;
-- Limits of a session, set on the role so that they hold behind a transaction pooler too. A tenant transaction takes
-- milliseconds (measured: 0.2-2 ms); one that runs for seconds is a bug and must not hold a connection.
alter role voicecore_app set statement_timeout = '8s';
alter role voicecore_app set lock_timeout = '4s';
alter role voicecore_app set idle_in_transaction_session_timeout = '10s';
-- The first start creates the demo business and hashes its passwords while it holds its lock, which takes longer than a request may.
alter role voicecore_platform set statement_timeout = '15s';
alter role voicecore_platform set lock_timeout = '4s';
alter role voicecore_platform set idle_in_transaction_session_timeout = '60s';
alter role voicecore_jobs set statement_timeout = '15s';
alter role voicecore_jobs set lock_timeout = '4s';
alter role voicecore_jobs set idle_in_transaction_session_timeout = '10s';
