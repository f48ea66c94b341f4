import { Injectable } from '@nestjs/common';
import { TenantDb } from '@voicecore/database';
import type { AgentId, PersonId, TenantId } from '@voicecore/domain/kernel';
import type { Principal, Role } from '../platform/allow';
import { Clock } from '../platform/clock';
import type { Claims } from './access-tokens';

/** How long a cached principal is trusted, ms: a disabled user is out within 2 s in every process. */
const believedMs = 2_000;
/**
 * How long a refusal is cached, ms, so that repeated requests with an ended session cost nothing. A user who is enabled
 * again gets in within this time.
 */
const refusedMs = 5_000;
const remembered = 10_000;

interface Found {
  role: Role;
  suspended: boolean;
  agentId: AgentId | null;
}

/**
 * Resolves a token's claims to the current user: the role, the agent and whether the session is live come from the
 * database.
 */
@Injectable()
export class Principals {
  private readonly known = new Map<string, { at: number; principal: Principal }>();
  private readonly refused = new Map<string, number>();

  constructor(
    private readonly tenants: TenantDb,
    private readonly clock: Clock,
  ) {}

  /** Returns null when the session has ended, the person is disabled or the tenant no longer exists. */
  async of(claims: Claims): Promise<Principal | null> {
    const now = this.clock.now();
    const known = this.known.get(claims.fam);
    if (known && now - known.at < believedMs && isOf(claims, known.principal)) return known.principal;
    const refusal = `${claims.fam} ${claims.sub} ${claims.ten}`;
    if (now - (this.refused.get(refusal) ?? -refusedMs) < refusedMs) return null;
    const principal = await this.read(claims);
    if (this.known.size >= remembered) this.known.clear();
    if (this.refused.size >= remembered) this.refused.clear();
    if (!principal) this.refused.set(refusal, now);
    if (principal) this.known.set(claims.fam, { at: now, principal });
    return principal;
  }

  /** Clears what is cached about a session, so that its end takes effect here right away. */
  forget(family: string): void {
    this.known.delete(family);
  }

  /** Clears what is cached about a person: their permissions are read again at their next request. */
  forgetPerson(personId: string): void {
    for (const [family, { principal }] of this.known) if (principal.personId === personId) this.known.delete(family);
  }

  /** Clears the whole cache, after a change of a role or an account. */
  forgetAll(): void {
    this.known.clear();
    this.refused.clear();
  }

  private async read(claims: Claims): Promise<Principal | null> {
    const tenantId = claims.ten as TenantId;
    const personId = claims.sub as PersonId;
    const rows = await this.tenants.run(tenantId, (tx) =>
      tx.query<Found>(
        `select m.role, t.status = 'suspended' as suspended, a.id as "agentId" from memberships m
           join people p on p.id = m.person_id and p.disabled_at is null
           join tenants t on t.id = m.tenant_id and t.status <> 'deleted'
           left join agents a on a.tenant_id = m.tenant_id and a.person_id = m.person_id and a.deleted_at is null
         where m.person_id = $1 and m.disabled_at is null and exists (
           select from sessions s where s.tenant_id = m.tenant_id and s.person_id = m.person_id and s.family = $2
             and s.revoked_at is null and s.expires_at > $3)`,
        [personId, claims.fam, new Date(this.clock.now())],
      ),
    );
    const found = rows[0];
    return found ? { personId, tenantId, ...found, sessionId: claims.fam } : null;
  }
}

function isOf(claims: Claims, principal: Principal): boolean {
  return principal.personId === claims.sub && principal.tenantId === claims.ten;
}
