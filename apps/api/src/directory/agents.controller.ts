import { Body, Controller, Delete, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { passwordLink, type PasswordLink } from '../identity';
import { Allow, Who, type Principal } from '../platform/allow';
import { Answers } from '../platform/answers';
import { byId, type ById } from '../platform/validation';
import { removal, type Removal } from '../platform/version';
import { AgentList } from './agent-list';
import { Agents } from './agents';
import * as dto from './directory.dto';
import { Extensions } from './extensions';

/** Hides the time of a password request from everyone who cannot help with it. */
function asSeenBy({ role }: Principal, agent: dto.Agent): dto.Agent {
  return role === 'tenant_admin' ? agent : { ...agent, passwordAskedAt: null };
}

@Controller('api/v1/agents')
export class AgentsController {
  constructor(
    private readonly agents: Agents,
    private readonly agentList: AgentList,
    private readonly extensions: Extensions,
  ) {}

  /**
   * Lists the tenant's agents with their current status: all of them, or those who match, sorted by extension or by
   * name.
   */
  @Get()
  @Allow('tenant_admin', 'supervisor', 'agent')
  @Answers(dto.agentPage)
  async list(@Who() who: Principal, @Query({ schema: dto.agentQuery }) query: dto.AgentQuery): Promise<dto.AgentPage> {
    const page = await this.agentList.page(who.tenantId, query);
    return { ...page, items: page.items.map((agent) => asSeenBy(who, agent)) };
  }

  /**
   * Adds a person with an extension. When no password is given, the response contains an invitation for that person.
   */
  @Post()
  @Allow('tenant_admin')
  @Answers(dto.createdAgent, 201)
  create(@Who() who: Principal, @Body({ schema: dto.newAgent }) body: dto.NewAgent): Promise<dto.CreatedAgent> {
    return this.agents.add(who.tenantId, body);
  }

  /** Returns one agent. */
  @Get(':id')
  @Allow('tenant_admin', 'supervisor', 'agent')
  @Answers(dto.agent)
  async read(@Who() who: Principal, @Param({ schema: byId }) { id }: ById): Promise<dto.Agent> {
    return asSeenBy(who, await this.agents.read(who.tenantId, id));
  }

  /** Changes the name, extension, role or departments of an agent, or whether the agent may sign in. */
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

  /**
   * Removes the extension of an administrator, who stays in the business but takes no more calls. Not possible during a
   * call.
   */
  @Delete(':id/extension')
  @Allow('tenant_admin')
  @Answers(null)
  giveUpExtension(
    @Who() who: Principal,
    @Param({ schema: byId }) { id }: ById,
    @Query({ schema: removal }) seen: Removal,
  ): Promise<void> {
    return this.extensions.giveUp(who.tenantId, id, seen);
  }

  /** Creates a new invitation for an agent, e.g. after a forgotten password. The old password and all sessions end. */
  @Post(':id/invitation')
  @Allow('tenant_admin')
  @Answers(dto.createdAgent)
  inviteAgain(@Who() who: Principal, @Param({ schema: byId }) { id }: ById): Promise<dto.CreatedAgent> {
    return this.agents.inviteAgain(who.tenantId, id);
  }

  /**
   * Creates a link with which an agent who forgot the password can set a new one within a day. Older links become
   * invalid.
   */
  @Post(':id/password-link')
  @Allow('tenant_admin')
  @Answers(passwordLink)
  passwordLink(@Who() who: Principal, @Param({ schema: byId }) { id }: ById): Promise<PasswordLink> {
    return this.agents.passwordLink(who.tenantId, id);
  }

  /** Restores a removed agent with the previous extension, departments and password. */
  @Post(':id/restoration')
  @Allow('tenant_admin')
  @Answers(dto.agent)
  restore(@Who() who: Principal, @Param({ schema: byId }) { id }: ById): Promise<dto.Agent> {
    return this.agents.restore(who.tenantId, id);
  }

  /**
   * Removes an agent: their sessions end immediately, and their calls stay on record. A removed agent can be restored.
   */
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
