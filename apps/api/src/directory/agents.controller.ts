import { Body, Controller, Delete, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { passwordLink, type PasswordLink } from '../identity';
import { Allow, Who, type Principal } from '../platform/allow';
import { Answers } from '../platform/answers';
import { pageOnly, readCursor, toPage, type Page, type PageQuery } from '../platform/paging';
import { byId, type ById } from '../platform/validation';
import { removal, type Removal } from '../platform/version';
import { Agents } from './agents';
import * as dto from './directory.dto';

/** That somebody forgot the password concerns those alone who can help with it. */
function asSeenBy({ role }: Principal, agent: dto.Agent): dto.Agent {
  return role === 'tenant_admin' ? agent : { ...agent, passwordAskedAt: null };
}

const cursorKeys = z.tuple([z.string().regex(/^\d{2,6}$/)]);

@Controller('api/v1/agents')
export class AgentsController {
  constructor(private readonly agents: Agents) {}

  /** The tenant's agents by extension, with their status now. */
  @Get()
  @Allow('tenant_admin', 'supervisor', 'agent')
  @Answers(dto.agentPage)
  async list(
    @Who() who: Principal,
    @Query({ schema: pageOnly }) { cursor, limit }: PageQuery,
  ): Promise<Page<dto.Agent>> {
    const after = cursor === undefined ? null : readCursor(cursor, cursorKeys)[0];
    const rows = await this.agents.page(who.tenantId, after, limit);
    return toPage(
      rows,
      limit,
      (row) => [row.extension],
      (row) => asSeenBy(who, row),
    );
  }

  /** Adds a person with an extension; without a password the answer holds an invitation for them. */
  @Post()
  @Allow('tenant_admin')
  @Answers(dto.createdAgent, 201)
  create(@Who() who: Principal, @Body({ schema: dto.newAgent }) body: dto.NewAgent): Promise<dto.CreatedAgent> {
    return this.agents.add(who.tenantId, body);
  }

  /** One agent. */
  @Get(':id')
  @Allow('tenant_admin', 'supervisor', 'agent')
  @Answers(dto.agent)
  async read(@Who() who: Principal, @Param({ schema: byId }) { id }: ById): Promise<dto.Agent> {
    return asSeenBy(who, await this.agents.read(who.tenantId, id));
  }

  /** Changes name, extension, role, departments, or whether they may sign in. */
  @Patch(':id')
  @Allow('tenant_admin')
  @Answers(dto.agent)
  change(
    @Who() who: Principal,
    @Param({ schema: byId }) { id }: ById,
    @Body({ schema: dto.agentChange }) body: dto.AgentChange,
  ): Promise<dto.Agent> {
    return this.agents.change(who.tenantId, id, body);
  }

  /** Invites an agent again, e.g. one who forgot the password: the old one and all sessions end. */
  @Post(':id/invitation')
  @Allow('tenant_admin')
  @Answers(dto.createdAgent)
  inviteAgain(@Who() who: Principal, @Param({ schema: byId }) { id }: ById): Promise<dto.CreatedAgent> {
    return this.agents.inviteAgain(who.tenantId, id);
  }

  /** Makes a link by which an agent who forgot the password sets another, within a day; older links end with it. */
  @Post(':id/password-link')
  @Allow('tenant_admin')
  @Answers(passwordLink)
  passwordLink(@Who() who: Principal, @Param({ schema: byId }) { id }: ById): Promise<PasswordLink> {
    return this.agents.passwordLink(who.tenantId, id);
  }

  /** Puts a removed agent back, with the extension, the departments and the password as they were. */
  @Post(':id/restoration')
  @Allow('tenant_admin')
  @Answers(dto.agent)
  restore(@Who() who: Principal, @Param({ schema: byId }) { id }: ById): Promise<dto.Agent> {
    return this.agents.restore(who.tenantId, id);
  }

  /** Removes an agent: their sessions end at once, their calls stay on record. They can be put back. */
  @Delete(':id')
  @Allow('tenant_admin')
  @Answers(null)
  remove(
    @Who() who: Principal,
    @Param({ schema: byId }) { id }: ById,
    @Query({ schema: removal }) seen: Removal,
  ): Promise<void> {
    return this.agents.remove(who.tenantId, id, seen);
  }
}
