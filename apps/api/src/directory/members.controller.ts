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

/** The people of one's own business who have no extension. Those who have one are agents. */
@Controller('api/v1/members')
export class MembersController {
  constructor(
    private readonly members: Members,
    private readonly extensions: Extensions,
  ) {}

  /** The tenant's people without an extension, such as its first administrator. */
  @Get()
  @Allow('tenant_admin')
  @Answers(dto.memberPage)
  list(@Who() who: Principal, @Query({ schema: pageOnly }) query: PageQuery): Promise<Page<dto.Member>> {
    return pageOfMembers(this.members, own(who), query);
  }

  /** Adds an administrator without an extension; without a password the answer holds an invitation for them. */
  @Post()
  @Allow('tenant_admin')
  @Answers(dto.invitedMember, 201)
  create(@Who() who: Principal, @Body({ schema: dto.newMember }) body: dto.NewMember): Promise<dto.InvitedMember> {
    return this.members.add(own(who), body);
  }

  /** Changes the name, or whether they may sign in. Somebody must remain who administers the business. */
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

  /** Invites them again, e.g. after a forgotten password: the old one and all sessions end. */
  @Post(':id/invitation')
  @Allow('tenant_admin')
  @Answers(dto.invitedMember)
  inviteAgain(@Who() who: Principal, @Param({ schema: byId }) { id }: ById): Promise<dto.InvitedMember> {
    return this.members.inviteAgain(own(who), id);
  }

  /** Makes a link by which they set another password after a forgotten one, within a day; older links end with it. */
  @Post(':id/password-link')
  @Allow('tenant_admin')
  @Answers(passwordLink)
  passwordLink(@Who() who: Principal, @Param({ schema: byId }) { id }: ById): Promise<PasswordLink> {
    return this.members.passwordLink(own(who), id);
  }

  /** Gives them an extension: they take calls with the account that they have. */
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

  /** Puts somebody back who was removed; they sign in with the password that they had. */
  @Post(':id/restoration')
  @Allow('tenant_admin')
  @Answers(dto.member)
  restore(@Who() who: Principal, @Param({ schema: byId }) { id }: ById): Promise<dto.Member> {
    return this.members.restore(own(who), id);
  }

  /** Removes them: their sessions end at once. Somebody must remain who administers the business. They can be put back. */
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

/** Who administers a business, in the hands of the platform: also where nobody is left there to do it. */
@Controller('api/v1/tenants/:id/administrators')
export class AdministratorsController {
  constructor(private readonly members: Members) {}

  /** The administrators of a tenant. */
  @Get()
  @Allow('super_admin')
  @Answers(dto.memberPage)
  list(
    @Param({ schema: byId }) { id }: ById,
    @Query({ schema: pageOnly }) query: PageQuery,
  ): Promise<Page<dto.Member>> {
    return pageOfMembers(this.members, ofTenant(id), query);
  }

  /** Adds an administrator to a tenant; without a password the answer holds an invitation for them. */
  @Post()
  @Allow('super_admin')
  @Answers(dto.invitedMember, 201)
  create(
    @Param({ schema: byId }) { id }: ById,
    @Body({ schema: dto.newMember }) body: dto.NewMember,
  ): Promise<dto.InvitedMember> {
    return this.members.add(ofTenant(id), body);
  }

  /** Changes an administrator's name, or whether they may sign in. */
  @Patch(':personId')
  @Allow('super_admin')
  @Answers(dto.member)
  change(
    @Param({ schema: dto.byTenantAndPerson }) { id, personId }: dto.ByTenantAndPerson,
    @Body({ schema: dto.memberChange }) body: dto.MemberChange,
  ): Promise<dto.Member> {
    return this.members.change(ofTenant(id), personId, body);
  }

  /** Invites an administrator again: the old password and all sessions end. */
  @Post(':personId/invitation')
  @Allow('super_admin')
  @Answers(dto.invitedMember)
  inviteAgain(
    @Param({ schema: dto.byTenantAndPerson }) { id, personId }: dto.ByTenantAndPerson,
  ): Promise<dto.InvitedMember> {
    return this.members.inviteAgain(ofTenant(id), personId);
  }

  /** Makes a link by which an administrator sets another password after a forgotten one, within a day. */
  @Post(':personId/password-link')
  @Allow('super_admin')
  @Answers(passwordLink)
  passwordLink(
    @Param({ schema: dto.byTenantAndPerson }) { id, personId }: dto.ByTenantAndPerson,
  ): Promise<PasswordLink> {
    return this.members.passwordLink(ofTenant(id), personId);
  }

  /** Puts a removed administrator back, with the extension where there was one. */
  @Post(':personId/restoration')
  @Allow('super_admin')
  @Answers(dto.member)
  restore(@Param({ schema: dto.byTenantAndPerson }) { id, personId }: dto.ByTenantAndPerson): Promise<dto.Member> {
    return this.members.restore(ofTenant(id), personId);
  }

  /** Removes an administrator: their sessions end at once, and the extension where they have one. They can be put back. */
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
