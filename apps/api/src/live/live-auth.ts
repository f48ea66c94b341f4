import { Injectable } from '@nestjs/common';
import { TenantDb } from '@voicecore/database';
import type { AgentId, DepartmentId, PersonId, TenantId } from '@voicecore/domain/kernel';
import { AccessTokens, Principals } from '../identity';
import type { Role } from '../platform/allow';
import { Clock } from '../platform/clock';

/** The user of a socket, and what they are allowed to receive. */
export interface LiveUser {
  readonly tenantId: TenantId;
  readonly personId: PersonId;
  /** The refresh family of the access token; when it ends, the socket is disconnected. */
  readonly sessionId: string;
  readonly role: Role;
  readonly agentId: AgentId | null;
  /** The departments in the user's sight. */
  readonly departments: readonly DepartmentId[];
}

interface Row {
  readonly sessionId: string;
  readonly role: Role;
  readonly agentId: AgentId | null;
  readonly departments: DepartmentId[];
}

/** Signs sockets in by the access token of their handshake, and returns the current rights of those signed in. */
@Injectable()
export class LiveAuth {
  constructor(
    private readonly tokens: AccessTokens,
    private readonly principals: Principals,
    private readonly db: TenantDb,
    private readonly clock: Clock,
  ) {}

  /** Returns null for a token that is not valid. */
  async admit(token: unknown): Promise<LiveUser | null> {
    if (typeof token !== 'string' || token.length > 4096) return null;
    const claims = await this.tokens.verify(token).catch(() => null);
    if (!claims) return null;
    const session = { personId: claims.sub as PersonId, sessionId: claims.fam };
    const users = await this.current(claims.ten as TenantId, [session]);
    return users.get(claims.fam) ?? null;
  }

  /** The person's rights have changed: clears what is cached about them in this process. */
  changed(personId: string): void {
    this.principals.forgetPerson(personId);
  }

  /** Returns the current users of these sessions of one tenant, in one query; ended sessions are left out. */
  async current(
    tenantId: TenantId,
    sessions: readonly Pick<LiveUser, 'personId' | 'sessionId'>[],
  ): Promise<Map<string, LiveUser>> {
    const rows = await this.db.run(tenantId, (tx) =>
      tx.query<Row & { personId: PersonId }>(
        `select asked.family as "sessionId", m.person_id as "personId", m.role, a.id as "agentId",
           array(select app.departments_in_sight(a.id)) as departments
         from unnest($1::uuid[], $2::uuid[]) as asked(person, family)
           join memberships m on m.person_id = asked.person and m.disabled_at is null
           join people p on p.id = m.person_id and p.disabled_at is null
           join tenants t on t.id = m.tenant_id and t.status <> 'deleted'
           left join agents a on a.tenant_id = m.tenant_id and a.person_id = m.person_id and a.deleted_at is null
         where exists (
           select from sessions s where s.tenant_id = m.tenant_id and s.person_id = m.person_id and s.family = asked.family
             and s.revoked_at is null and s.expires_at > $3)`,
        [
          sessions.map(({ personId }) => personId),
          sessions.map(({ sessionId }) => sessionId),
          new Date(this.clock.now()),
        ],
      ),
    );
    return new Map(rows.map((row) => [row.sessionId, { tenantId, ...row }]));
  }
}
