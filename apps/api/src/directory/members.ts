import { Injectable } from '@nestjs/common';
import { TenantDb, type TenantTx } from '@voicecore/database';
import type { TenantId } from '@voicecore/domain/kernel';
import { Invitations, NewPeople, type PasswordLink } from '../identity';
import { AppError } from '../platform/app-error';
import { notifyLive } from '../platform/live-notice';
import { Sealing } from '../platform/sealing';
import { changedMeanwhile, type Removal } from '../platform/version';
import { OwnTenantStore } from '../tenants';
import { memberOf } from './member-of';
import * as dto from './member.dto';
import type { InvitedMember, Member, MemberChange, NewMember } from './member.dto';
import { MemberStore, type MemberKind, type MemberRow } from './member.store';
import { auditedChange, Memberships, type Hand } from './memberships';

/** Which of a tenant's people are managed, and on whose behalf. */
export interface Scope {
  readonly tenantId: TenantId;
  readonly kind: MemberKind;
  readonly by: Hand;
}

/** Manages the people that the list of agents leaves out, mainly the administrators of a business. */
@Injectable()
export class Members {
  constructor(
    private readonly tenants: TenantDb,
    private readonly sealing: Sealing,
    private readonly people: NewPeople,
    private readonly invitations: Invitations,
    private readonly memberships: Memberships,
  ) {}

  page(scope: Scope, after: string | null, limit: number): Promise<Member[]> {
    return this.within(scope, async (tx) => {
      const seal = await this.sealing.tenant(tx);
      return (await new MemberStore(tx).page(scope.kind, after, limit)).map((row) =>
        memberOf(row, seal, this.sealing.installation),
      );
    });
  }

  /** Adds an administrator without an extension. */
  async add(scope: Scope, { password, ...wanted }: NewMember): Promise<InvitedMember> {
    const passwordHash = await this.people.hashed(password);
    return this.within(scope, async (tx) => {
      const personId = await this.people.add(tx, { ...wanted, role: 'tenant_admin', passwordHash });
      const invitation = password === undefined ? await this.invitations.issue(tx, personId) : null;
      tx.audit('member.added', personId, { role: 'tenant_admin' });
      await notifyLive(tx, 'members', personId, 0);
      return { member: await this.found(tx, scope, personId), invitation };
    });
  }

  change(scope: Scope, id: string, change: MemberChange): Promise<Member> {
    return this.within(scope, async (tx) => {
      const row = await this.row(tx, scope, id);
      if (!(await this.memberships.change(tx, row, change, scope.by))) throw await this.refusal(tx, scope, id);
      tx.audit('member.changed', row.personId, auditedChange(change));
      await (row.agentId ? notifyLive(tx, 'agents', row.agentId, 0) : notifyLive(tx, 'members', row.personId, 0));
      return this.found(tx, scope, id);
    });
  }

  inviteAgain(scope: Scope, id: string): Promise<InvitedMember> {
    return this.within(scope, async (tx) => {
      const invitation = await this.memberships.inviteAgain(tx, await this.row(tx, scope, id), scope.by);
      tx.audit('member.invited', id);
      return { member: await this.found(tx, scope, id), invitation };
    });
  }

  passwordLink(scope: Scope, id: string): Promise<PasswordLink> {
    return this.within(scope, async (tx) => this.memberships.passwordLink(tx, await this.row(tx, scope, id)));
  }

  remove(scope: Scope, id: string, seen: Removal): Promise<void> {
    return this.within(scope, async (tx) => {
      const row = await this.row(tx, scope, id);
      if (!(await this.memberships.remove(tx, row, seen, scope.by))) throw await this.refusal(tx, scope, id);
      tx.audit('member.removed', id);
    });
  }

  restore(scope: Scope, id: string): Promise<Member> {
    return this.within(scope, async (tx) => {
      if (!(await this.memberships.restore(tx, id, scope.kind))) throw new AppError('not_found');
      tx.audit('member.restored', id);
      return this.found(tx, scope, id);
    });
  }

  /** Users of the platform name the tenant themselves; the platform's own tenant is not one they may manage. */
  private within<T>({ tenantId, by }: Scope, work: (tx: TenantTx) => Promise<T>): Promise<T> {
    return this.tenants.run(tenantId, async (tx) => {
      if (by === 'platform' && !(await new OwnTenantStore(tx).isBusiness())) throw new AppError('not_found');
      return work(tx);
    });
  }

  private async refusal(tx: TenantTx, scope: Scope, id: string): Promise<AppError> {
    return changedMeanwhile(dto.member, await this.found(tx, scope, id));
  }

  private async found(tx: TenantTx, scope: Scope, id: string): Promise<Member> {
    return memberOf(await this.row(tx, scope, id), await this.sealing.tenant(tx), this.sealing.installation);
  }

  private async row(tx: TenantTx, { kind }: Scope, id: string): Promise<MemberRow> {
    const row = await new MemberStore(tx).byId(kind, id);
    if (!row) throw new AppError('not_found');
    return row;
  }
}
