import { Injectable } from '@nestjs/common';
import { TenantDb, type TenantTx } from '@voicecore/database';
import type { TenantId } from '@voicecore/domain/kernel';
import { AppError } from '../platform/app-error';
import { notifyGone, notifyLive } from '../platform/live-notice';
import { Sealing } from '../platform/sealing';
import { changedMeanwhile, type Removal } from '../platform/version';
import { agentOf } from './agent-of';
import { AgentStore, type AgentRow } from './agent.store';
import * as dto from './directory.dto';
import type { Agent, NewExtension } from './directory.dto';
import { member } from './member.dto';
import { memberOf } from './member-of';
import { MemberStore } from './member.store';

/** Makes an agent of a person who is already in the business, and takes the extension from a person who stays in it. */
@Injectable()
export class Extensions {
  constructor(
    private readonly tenants: TenantDb,
    private readonly sealing: Sealing,
  ) {}

  /** The person keeps the account, password and sessions; their screens get a desk right away. */
  give(tenantId: TenantId, personId: string, { extension, departmentIds, version }: NewExtension): Promise<Agent> {
    return this.tenants.run(tenantId, async (tx) => {
      const members = new MemberStore(tx);
      const row = await members.byId('without_agent', personId);
      if (!row) throw new AppError('not_found');
      if (!(await members.change(row.personId, version, {})))
        throw changedMeanwhile(member, memberOf(row, await this.sealing.tenant(tx), this.sealing.installation));
      const agents = new AgentStore(tx);
      const id = (await agents.takeUp(row.personId, extension)) ?? (await agents.add(row.personId, extension));
      await agents.setDepartments(id, departmentIds);
      tx.audit('agent.extension_given', id, { personId: row.personId });
      await notifyLive(tx, 'agents', id, 0);
      await notifyGone(tx, 'members', row.personId);
      await notifyLive(tx, 'person', row.personId, 0);
      return this.shown(tx, await this.row(tx, id));
    });
  }

  /** The person keeps their role in the business and takes no more calls. Not possible while they are in a call. */
  giveUp(tenantId: TenantId, agentId: string, seen: Removal): Promise<void> {
    return this.tenants.run(tenantId, async (tx) => {
      const row = await this.row(tx, agentId);
      if (row.role !== 'tenant_admin')
        throw new AppError('conflict', { detail: 'Only an administrator can work without an extension.' });
      if (seen.version !== undefined && seen.version !== row.version)
        throw changedMeanwhile(dto.agent, await this.shown(tx, row));
      const agents = new AgentStore(tx);
      if (await agents.isInCall(row.id)) throw new AppError('conflict', { detail: 'The agent is in a call.' });
      if (!(await new MemberStore(tx).change(row.personId, row.version, {})))
        throw changedMeanwhile(dto.agent, await this.shown(tx, await this.row(tx, agentId)));
      await agents.giveUp(row.id);
      tx.audit('agent.extension_given_up', row.id, { personId: row.personId });
      // In this order: the person's own screens must leave the desk before they are disconnected.
      await notifyGone(tx, 'agents', row.id);
      await notifyLive(tx, 'members', row.personId, 0);
      await notifyLive(tx, 'person', row.personId, 0);
    });
  }

  private async row(tx: TenantTx, id: string): Promise<AgentRow> {
    const row = await new AgentStore(tx).byId(id);
    if (!row) throw new AppError('not_found');
    return row;
  }

  private async shown(tx: TenantTx, row: AgentRow): Promise<Agent> {
    return agentOf(row, await this.sealing.tenant(tx), this.sealing.installation);
  }
}
