import type { DataSource } from 'typeorm';
import { Session } from './source';

/** The runtime was given a login that row-level security does not restrict, or a server with a known vulnerability. */
export class UnsafeDatabase extends Error {
  override readonly name = 'UnsafeDatabase';
}

/**
 * The oldest minor release per major version that has the fixes for CVE-2024-10976 (cached plan after a role change)
 * and CVE-2025-8713 (statistics show rows hidden by row-level security).
 */
const oldestMinor: Record<number, number> = { 15: 14, 16: 10, 17: 6 };

/** The logins of the runtime (`database/roles.sql`); each has the rights for its own work and no others. */
export type LoginName = 'voicecore_app' | 'voicecore_platform' | 'voicecore_jobs';

interface RoleFacts {
  version: number;
  role: string;
  superuser: string | null;
  bypass: string | null;
  owner: boolean;
  /** A role that this login is a member of, which gives it that role's rights. */
  memberOf: string | null;
}

const facts = `
  select current_setting('server_version_num')::int as version, session_user as role,
    (select min(rolname) from pg_roles where rolsuper and pg_has_role(session_user, oid, 'member')) as superuser,
    (select min(rolname) from pg_roles where rolbypassrls and pg_has_role(session_user, oid, 'member')) as bypass,
    exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname in ('public', 'app') and c.relkind in ('r', 'p', 'v', 'm') and pg_has_role(session_user, c.relowner, 'member'))
    or exists (select from pg_database d where d.datname = current_database() and pg_has_role(session_user, d.datdba, 'member'))
      as owner,
    (select min(rolname) from pg_roles where rolname <> session_user and pg_has_role(session_user, oid, 'member')) as "memberOf"`;

/** Returns the sentence that says why these facts are refused; null if they are safe. */
export function refusal(found: RoleFacts, wanted: LoginName): string | null {
  const login = `The database login "${found.role}"`;
  const remedy = `use the role ${wanted} (database/roles.sql)`;
  if (found.superuser)
    return `${login} is a superuser, and row-level security does not apply to superusers: ${remedy}.`;
  if (found.bypass) return `${login} may bypass row-level security: ${remedy}.`;
  if (found.owner) return `${login} owns tables or the database and could turn row-level security off: ${remedy}.`;
  if (found.memberOf)
    return `${login} is a member of "${found.memberOf}" and has its rights: ${remedy}, which is a member of no role.`;
  if (found.role !== wanted) return `${login} does not have the rights intended for this work: ${remedy}.`;
  return tooOld(found.version);
}

function tooOld(version: number): string | null {
  const major = Math.floor(version / 10_000);
  const minor = version % 10_000;
  const oldest = oldestMinor[major] ?? 0;
  if (major >= 15 && minor >= oldest) return null;
  const newer = major < 15 ? '15.14' : `${major}.${oldest}`;
  return `PostgreSQL ${major}.${minor} is too old to isolate tenants reliably (CVE-2025-8713): update to ${newer} or newer.`;
}

/** Throws `UnsafeDatabase` with one sentence if this login must not serve tenants. */
export async function assertSafeRole(source: DataSource, wanted: LoginName): Promise<void> {
  const [found] = await Session.with(source, (session) => session.rows<RoleFacts>(facts));
  const reason = found ? refusal(found, wanted) : 'The database did not report the current login.';
  if (reason) throw new UnsafeDatabase(reason);
}
