import { Body, Controller, Delete, Get, Param, Patch, Post, Query } from '@nestjs/common';
import type { TenantId } from '@voicecore/domain/kernel';
import { z } from 'zod';
import { passwordLink, type PasswordLink } from '../identity';
import { Allow, Who, type Principal } from '../platform/allow';
import { Answers } from '../platform/answers';
import { pageOnly, readCursor, toPage, type Page, type PageQuery } from '../platform/paging';
import { byId, type ById } from '../platform/validation';
import { removal, type Removal } from '../platform/version';
import { agent, newExtension, type Agent, type NewExtension } from './directory.dto';
import { Extensions } from './extensions';
import * as dto from './member.dto';
import { Members, type Scope } from './members';

const cursorKeys = z.tuple([z.uuid()]);

const own = ({ tenantId }: Principal): Scope => ({ tenantId, kind: 'without_agent', by: 'tenant' });
const ofTenant = (id: string): Scope => ({ tenantId: id as TenantId, kind: 'administrators', by: 'platform' });

async function pageOfMembers(members: Members, scope: Scope, { cursor, limit }: PageQuery): Promise<Page<dto.Member>> {
  const after = cursor === undefined ? null : readCursor(cursor, cursorKeys)[0];
  const rows = await members.page(scope, after, limit);
  return toPage(
    rows,
    limit,
    (row) => [row.id],
    (row) => row,
  );
}

/** The people of the user's own business who have no extension. People with an extension are agents. */
@Controller('api/v1/members')
export class MembersController {
  constructor(
    private readonly members: Members,
    private readonly extensions: Extensions,
  ) {}

  /** Lists the tenant's people without an extension, such as its first administrator. */
  @Get()
  @Allow('tenant_admin')
  @Answers(dto.memberPage)
  list(@Who() who: Principal, @Query({ schema: pageOnly }) query: PageQuery): Promise<Page<dto.Member>> {
    return pageOfMembers(this.members, own(who), query);
  }

  /**
   * Adds an administrator without an extension. When no password is given, the response contains an invitation for that
   * person.
   */
  @Post()
  @Allow('tenant_admin')
  @Answers(dto.invitedMember, 201)
  create(@Who() who: Principal, @Body({ schema: dto.newMember }) body: dto.NewMember): Promise<dto.InvitedMember> {
    return this.members.add(own(who), body);
  }

  /** Changes the name of a member, or whether the member may sign in. At least one administrator must remain. */
  @Patch(':id')
  @Allow('tenant_admin')
  @Answers(dto.member)
  change(
    @Who() who: Principal,
    @Param({ schema: byId }) { id }: ById,
    @Body({ schema: dto.memberChange }) body: dto.MemberChange,
  ): Promise<dto.Member> {
    return this.members.change(own(who), id, body);
  }

  /** Creates a new invitation for a member, e.g. after a forgotten password. The old password and all sessions end. */
  @Post(':id/invitation')
  @Allow('tenant_admin')
  @Answers(dto.invitedMember)
  inviteAgain(@Who() who: Principal, @Param({ schema: byId }) { id }: ById): Promise<dto.InvitedMember> {
    return this.members.inviteAgain(own(who), id);
  }

  /**
   * Creates a link with which a member who forgot the password can set a new one within a day. Older links become
   * invalid.
   */
  @Post(':id/password-link')
  @Allow('tenant_admin')
  @Answers(passwordLink)
  passwordLink(@Who() who: Principal, @Param({ schema: byId }) { id }: ById): Promise<PasswordLink> {
    return this.members.passwordLink(own(who), id);
  }

  /** Gives a member an extension, so that they take calls with their existing account. */
  @Post(':id/extension')
  @Allow('tenant_admin')
  @Answers(agent, 201)
  giveExtension(
    @Who() who: Principal,
    @Param({ schema: byId }) { id }: ById,
    @Body({ schema: newExtension }) body: NewExtension,
  ): Promise<Agent> {
    return this.extensions.give(who.tenantId, id, body);
  }

  /** Restores a removed member, who signs in with the previous password. */
  @Post(':id/restoration')
  @Allow('tenant_admin')
  @Answers(dto.member)
  restore(@Who() who: Principal, @Param({ schema: byId }) { id }: ById): Promise<dto.Member> {
    return this.members.restore(own(who), id);
  }

  /**
   * Removes a member: their sessions end immediately. At least one administrator must remain. A removed member can be
   * restored.
   */
  @Delete(':id')
  @Allow('tenant_admin')
  @Answers(null)
  remove(
    @Who() who: Principal,
    @Param({ schema: byId }) { id }: ById,
    @Query({ schema: removal }) seen: Removal,
  ): Promise<void> {
    return this.members.remove(own(who), id, seen);
  }
}

/**
 * The administrators of a business, managed by the platform, also when no administrator is left in the business itself.
 */
@Controller('api/v1/tenants/:id/administrators')
export class AdministratorsController {
  constructor(private readonly members: Members) {}

  /** Lists the administrators of a tenant. */
  @Get()
  @Allow('super_admin')
  @Answers(dto.memberPage)
  list(
    @Param({ schema: byId }) { id }: ById,
    @Query({ schema: pageOnly }) query: PageQuery,
  ): Promise<Page<dto.Member>> {
    return pageOfMembers(this.members, ofTenant(id), query);
  }

  /**
   * Adds an administrator to a tenant. When no password is given, the response contains an invitation for that person.
   */
  @Post()
  @Allow('super_admin')
  @Answers(dto.invitedMember, 201)
  create(
    @Param({ schema: byId }) { id }: ById,
    @Body({ schema: dto.newMember }) body: dto.NewMember,
  ): Promise<dto.InvitedMember> {
    return this.members.add(ofTenant(id), body);
  }

  /** Changes an administrator's name, or whether the administrator may sign in. */
  @Patch(':personId')
  @Allow('super_admin')
  @Answers(dto.member)
  change(
    @Param({ schema: dto.byTenantAndPerson }) { id, personId }: dto.ByTenantAndPerson,
    @Body({ schema: dto.memberChange }) body: dto.MemberChange,
  ): Promise<dto.Member> {
    return this.members.change(ofTenant(id), personId, body);
  }

  /** Creates a new invitation for an administrator. The old password and all sessions end. */
  @Post(':personId/invitation')
  @Allow('super_admin')
  @Answers(dto.invitedMember)
  inviteAgain(
    @Param({ schema: dto.byTenantAndPerson }) { id, personId }: dto.ByTenantAndPerson,
  ): Promise<dto.InvitedMember> {
    return this.members.inviteAgain(ofTenant(id), personId);
  }

  /** Creates a link with which an administrator who forgot the password can set a new one within a day. */
  @Post(':personId/password-link')
  @Allow('super_admin')
  @Answers(passwordLink)
  passwordLink(
    @Param({ schema: dto.byTenantAndPerson }) { id, personId }: dto.ByTenantAndPerson,
  ): Promise<PasswordLink> {
    return this.members.passwordLink(ofTenant(id), personId);
  }

  /** Restores a removed administrator, with the extension if there was one. */
  @Post(':personId/restoration')
  @Allow('super_admin')
  @Answers(dto.member)
  restore(@Param({ schema: dto.byTenantAndPerson }) { id, personId }: dto.ByTenantAndPerson): Promise<dto.Member> {
    return this.members.restore(ofTenant(id), personId);
  }

  /**
   * Removes an administrator: their sessions end immediately, and so does their extension, if any. A removed
   * administrator can be restored.
   */
  @Delete(':personId')
  @Allow('super_admin')
  @Answers(null)
  remove(
    @Param({ schema: dto.byTenantAndPerson }) { id, personId }: dto.ByTenantAndPerson,
    @Query({ schema: removal }) seen: Removal,
  ): Promise<void> {
    return this.members.remove(ofTenant(id), personId, seen);
  }
}
