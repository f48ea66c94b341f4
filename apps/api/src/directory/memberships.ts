import { Injectable } from '@nestjs/common';
import type { TenantTx } from '@voicecore/database';
import type { AgentId, PersonId } from '@voicecore/domain/kernel';
import { Invitations, notifyAccount, PasswordLinks, Sessions, type PasswordLink } from '../identity';
import type { Role } from '../platform/allow';
import { AppError } from '../platform/app-error';
import { Clock } from '../platform/clock';
import { notifyGone, notifyLive } from '../platform/live-notice';
import { Sealing } from '../platform/sealing';
import type { Removal } from '../platform/version';
import { AgentStore } from './agent.store';
import { MemberStore, type MemberKind } from './member.store';

/** The person who has the membership. */
export interface Holder {
  readonly personId: PersonId;
  readonly role: Role;
  readonly disabled: boolean;
  readonly version: number;
  readonly agentId: AgentId | null;
}

export interface MembershipChange {
  readonly name?: string;
  readonly role?: Role;
  readonly disabled?: boolean;
  /** The version that was read. */
  readonly version: number;
}

/** Returns what the audit log records of a change: the fields, and the values chosen from fixed lists; never a name. */
export function auditedChange({ version: _version, ...change }: MembershipChange) {
  const { role, disabled } = change;
  return {
    changed: Object.keys(change),
    ...(role === undefined ? {} : { role }),
    ...(disabled === undefined ? {} : { disabled }),
  };
}

/**
 * Who makes the change: a business must not lock itself out; the platform may change anything about its administrators.
 */
export type Hand = 'tenant' | 'platform';

/** Changes and ends memberships. A person who loses a right also loses the sessions that carried it. */
@Injectable()
export class Memberships {
  constructor(
    private readonly sealing: Sealing,
    private readonly clock: Clock,
    private readonly invitations: Invitations,
    private readonly links: PasswordLinks,
    private readonly sessions: Sessions,
  ) {}

  /** Returns false when the membership no longer has the version that the change is based on. */
  async change(tx: TenantTx, holder: Holder, change: MembershipChange, by: Hand): Promise<boolean> {
    const { name, role, disabled, version } = change;
    const { personId } = holder;
    if (holder.version !== version) return false;
    const stepsDown = disabled === true || (role !== undefined && role !== 'tenant_admin');
    if (stepsDown) await this.keepAdministered(tx, holder, by);
    const place = { table: 'memberships', column: 'name_sealed', row: personId };
    const nameSealed = name === undefined ? undefined : (await this.sealing.tenant(tx)).seal(place, name);
    if (!(await new MemberStore(tx).change(personId, version, { role, disabled, nameSealed }))) return false;
    if (disabled) await this.sessions.endAll(tx, personId);
    if (disabled !== undefined || role !== undefined) await notifyLive(tx, 'person', personId, 0);
    return true;
  }

  /**
   * Removes the person from the tenant: no sign-in, no calls. Their records stay. False when there is no membership (of
   * the version that was seen).
   */
  async remove(tx: TenantTx, holder: Holder, seen: Removal, by: Hand): Promise<boolean> {
    const { personId, agentId } = holder;
    if (seen.version !== undefined && seen.version !== holder.version) return false;
    await this.keepAdministered(tx, holder, by);
    if (!(await new MemberStore(tx).remove(personId, seen, this.clock.now()))) return false;
    await this.sessions.endAll(tx, personId);
    if (agentId !== null) await new AgentStore(tx).remove(agentId);
    await (agentId === null ? notifyGone(tx, 'members', personId) : notifyGone(tx, 'agents', agentId));
    return true;
  }

  /**
   * Undoes a removal: restores the sign-in with its password, and the extension if there was one. False when there is
   * nothing to restore.
   */
  async restore(tx: TenantTx, personId: string, kind: MemberKind | 'agent'): Promise<boolean> {
    if (!(await new MemberStore(tx).restore(personId, kind))) return false;
    const agent = await new AgentStore(tx).restore(personId as PersonId);
    await (agent ? notifyLive(tx, 'agents', agent.id, agent.statusSeq) : notifyLive(tx, 'members', personId, 0));
    return true;
  }

  /**
   * Creates a new invitation for a person who lost the password or the first invitation. The old password and sessions
   * end.
   */
  async inviteAgain(tx: TenantTx, holder: Holder, by: Hand): Promise<string> {
    if (holder.disabled) throw new AppError('conflict', { detail: 'The person is not allowed to sign in now.' });
    await this.keepAdministered(tx, holder, by);
    const invitation = await this.invitations.issue(tx, holder.personId);
    await this.sessions.endAll(tx, holder.personId);
    await notifyAccount(tx, holder.personId);
    return invitation;
  }

  /**
   * Creates a link with which a person who forgot the password can set a new one. Nothing ends until the link is used.
   */
  passwordLink(tx: TenantTx, { personId, disabled }: Holder): Promise<PasswordLink> {
    if (disabled) throw new AppError('conflict', { detail: 'The person is not allowed to sign in now.' });
    return this.links.issue(tx, personId);
  }

  private async keepAdministered(tx: TenantTx, { personId, role }: Holder, by: Hand): Promise<void> {
    if (by === 'platform' || role !== 'tenant_admin') return;
    if ((await new MemberStore(tx).administratorsBut(personId)) > 0) return;
    throw new AppError('conflict', { detail: 'At least one administrator must remain in the business.' });
  }
}
