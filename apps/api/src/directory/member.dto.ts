import { z } from 'zod';
import { email, newPassword } from '../identity';
import { roleNames } from '../platform/allow';
import { pageOf } from '../platform/paging';
import { seenVersion, version } from '../platform/version';
import { words } from '../platform/words';

const name = words(120);

export const newMember = z.strictObject({ name, email, password: newPassword.optional() }).meta({ id: 'NewMember' });
export type NewMember = z.output<typeof newMember>;

export const memberChange = z
  .strictObject({ name, disabled: z.boolean() })
  .partial()
  .extend({ version: seenVersion })
  .meta({ id: 'MemberChange' });
export type MemberChange = z.output<typeof memberChange>;

export const member = z
  .object({
    id: z.uuid(),
    name: z.string(),
    email: z.string(),
    role: z.enum(roleNames),
    agentId: z.uuid().nullable().meta({ description: 'Null for a person without an extension, who takes no calls' }),
    disabled: z.boolean(),
    invited: z.boolean().meta({ description: 'Invited, but has not set a password yet' }),
    passwordAskedAt: z.number().int().nullable().meta({
      description: 'When the person reported a forgotten password; null once a link has been created for them',
    }),
    createdAt: z.number().int(),
    version,
  })
  .meta({ id: 'Member' });
export type Member = z.output<typeof member>;
export const memberPage = pageOf(member).meta({ id: 'MemberPage' });

export const invitedMember = z
  .object({
    member,
    invitation: z
      .string()
      .nullable()
      .meta({ description: 'The invitation to hand to the person; null when a password was given' }),
  })
  .meta({ id: 'InvitedMember' });
export type InvitedMember = z.output<typeof invitedMember>;

export const byTenantAndPerson = z.strictObject({ id: z.uuid(), personId: z.uuid() });
export type ByTenantAndPerson = z.output<typeof byTenantAndPerson>;
