import { Injectable } from '@nestjs/common';
import { TenantDb, type TenantTx } from '@voicecore/database';
import type { TenantId } from '@voicecore/domain/kernel';
import { Invitations, NewPeople, type PasswordLink } from '../identity';
import { AppError } from '../platform/app-error';
import { notifyLive } from '../platform/live-notice';
import { Sealing } from '../platform/sealing';
import { changedMeanwhile, type Removal } from '../platform/version';
import { agentOf } from './agent-of';
import { AgentStore, type AgentRow } from './agent.store';
import * as dto from './directory.dto';
import type { Agent, AgentChange, CreatedAgent, NewAgent } from './directory.dto';
import { auditedChange, Memberships, type Holder } from './memberships';

/** Adds, changes and removes agents. An agent who loses a right also loses the sessions that carried it. */
@Injectable()
export class Agents {
  constructor(
    private readonly tenants: TenantDb,
    private readonly sealing: Sealing,
    private readonly people: NewPeople,
    private readonly invitations: Invitations,
    private readonly memberships: Memberships,
  ) {}

  read(tenantId: TenantId, id: string): Promise<Agent> {
    return this.tenants.run(tenantId, (tx) => this.found(tx, id));
  }

  async add(tenantId: TenantId, wanted: NewAgent): Promise<CreatedAgent> {
    const passwordHash = await this.people.hashed(wanted.password);
    return this.tenants.run(tenantId, async (tx) => {
      const row = await this.addIn(tx, wanted, { passwordHash });
      const invitation = wanted.password === undefined ? await this.invitations.issue(tx, row.personId) : null;
      return { agent: await this.found(tx, row.id), invitation };
    });
  }

  /** Like `add`, inside a transaction that does more. */
  async addIn(tx: TenantTx, wanted: NewAgent, account: { passwordHash: string; isDemo?: boolean }): Promise<AgentRow> {
    const { email, name, role } = wanted;
    const personId = await this.people.add(tx, { email, name, role, ...account });
    const store = new AgentStore(tx);
    const id = await store.add(personId, wanted.extension);
    await store.setDepartments(id, wanted.departmentIds);
    await store.setLevels(id, wanted);
    tx.audit('agent.added', id, { role, personId });
    await notifyLive(tx, 'agents', id, 0);
    return this.row(tx, id);
  }

  change(tenantId: TenantId, id: string, change: AgentChange): Promise<Agent> {
    return this.tenants.run(tenantId, async (tx) => {
      const row = await this.row(tx, id);
      const { name, role, disabled, version } = change;
      const membership = { name, role, disabled, version };
      if (!(await this.memberships.change(tx, holderOf(row), membership, 'tenant'))) throw await this.refusal(tx, id);
      const store = new AgentStore(tx);
      if (change.extension !== undefined) await store.setExtension(row.id, change.extension);
      await store.setLevels(row.id, change);
      if (change.departmentIds) {
        await store.setDepartments(row.id, change.departmentIds);
        await notifyLive(tx, 'person', row.personId, 0);
      }
      tx.audit('agent.changed', row.id, auditedChange(change));
      // Not counted: a screen that already has this status number would miss the other changes.
      await notifyLive(tx, 'agents', row.id, 0);
      return this.found(tx, id);
    });
  }

  /**
   * Creates a new invitation for an agent who lost the password or the first invitation. The old password and sessions
   * end.
   */
  async inviteAgain(tenantId: TenantId, id: string): Promise<CreatedAgent> {
    return this.tenants.run(tenantId, async (tx) => {
      const invitation = await this.memberships.inviteAgain(tx, holderOf(await this.row(tx, id)), 'tenant');
      tx.audit('agent.invited', id);
      return { agent: await this.found(tx, id), invitation };
    });
  }

  passwordLink(tenantId: TenantId, id: string): Promise<PasswordLink> {
    return this.tenants.run(tenantId, async (tx) =>
      this.memberships.passwordLink(tx, holderOf(await this.row(tx, id))),
    );
  }

  /** Removes the agent from the tenant: no sign-in, no calls. Their records stay. */
  remove(tenantId: TenantId, id: string, seen: Removal): Promise<void> {
    return this.tenants.run(tenantId, async (tx) => {
      const holder = holderOf(await this.row(tx, id));
      if (!(await this.memberships.remove(tx, holder, seen, 'tenant'))) throw await this.refusal(tx, id);
      tx.audit('agent.removed', id);
    });
  }

  /** Undoes a removal: the person signs in with the previous password, and gets calls again. */
  restore(tenantId: TenantId, id: string): Promise<Agent> {
    return this.tenants.run(tenantId, async (tx) => {
      const personId = await new AgentStore(tx).personOfRemoved(id);
      if (personId === null || !(await this.memberships.restore(tx, personId, 'agent')))
        throw new AppError('not_found');
      tx.audit('agent.restored', id);
      return this.found(tx, id);
    });
  }

  private async refusal(tx: TenantTx, id: string): Promise<AppError> {
    return changedMeanwhile(dto.agent, await this.found(tx, id));
  }

  private async found(tx: TenantTx, id: string): Promise<Agent> {
    return agentOf(await this.row(tx, id), await this.sealing.tenant(tx), this.sealing.installation);
  }

  private async row(tx: TenantTx, id: string): Promise<AgentRow> {
    const row = await new AgentStore(tx).byId(id);
    if (!row) throw new AppError('not_found');
    return row;
  }
}

function holderOf({ id, personId, role, disabled, version }: AgentRow): Holder {
  return { personId, role, disabled, version, agentId: id };
}
