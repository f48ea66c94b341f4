import { z } from 'zod';
import { roleNames } from '../platform/allow';
import { opaque, secret } from '../platform/words';

export const email = z.string().trim().toLowerCase().max(254).pipe(z.email());
/** Long enough to be worth hashing, short enough that hashing it is no attack. */
export const newPassword = secret(8, 200);
const session = z
  .string()
  .regex(/^(?:browser|[0-9a-f]{8})$/, 'browser, or the eight hexadecimal digits of a demo desk');

export const loginBody = z
  .strictObject({
    email,
    password: secret(1, 200),
    tenantId: z
      .uuid()
      .optional()
      .meta({ description: 'The business to sign in to, once the user has chosen one after `choose_business`' }),
  })
  .meta({ id: 'Login' });
export type LoginBody = z.output<typeof loginBody>;

export const sessionBody = z.strictObject({ session }).meta({ id: 'SessionName' });
export type SessionBody = z.output<typeof sessionBody>;

export const invitationBody = z
  .strictObject({ token: opaque(400), password: newPassword })
  .meta({ id: 'InvitationAnswer' });
export type InvitationBody = z.output<typeof invitationBody>;

export const passwordBody = z
  .strictObject({ current: secret(1, 200), password: newPassword })
  .meta({ id: 'PasswordChange' });
export type PasswordBody = z.output<typeof passwordBody>;

export const passwordRequest = z.strictObject({ email }).meta({ id: 'PasswordRequest' });
export type PasswordRequest = z.output<typeof passwordRequest>;

export const newPasswordBody = z
  .strictObject({ token: opaque(400), password: newPassword })
  .meta({ id: 'NewPassword' });
export type NewPasswordBody = z.output<typeof newPasswordBody>;

export const passwordLinkBody = z.strictObject({ token: opaque(400) }).meta({ id: 'PasswordLinkCheck' });
export type PasswordLinkBody = z.output<typeof passwordLinkBody>;

export const passwordLink = z
  .object({
    token: z
      .string()
      .meta({ description: 'Handed to the person in the link /new-password#<token>; it is returned only this once' }),
    expiresAt: z.number().int(),
  })
  .meta({ id: 'PasswordLink' });
export type PasswordLink = z.output<typeof passwordLink>;

export const me = z
  .object({
    personId: z.uuid(),
    name: z.string(),
    email: z.string(),
    role: z.enum(roleNames),
    tenantId: z.uuid(),
    tenantName: z.string(),
    isDemo: z.boolean(),
    suspended: z.boolean().meta({
      description:
        'The platform has suspended the business: its callers hear an announcement, and its users cannot change anything',
    }),
    agentId: z.uuid().nullable(),
    language: z.enum(['en', 'es']),
    timeZone: z.string(),
    country: z.string().nullable().meta({
      description: 'The country of phone numbers that are written without a country code; null when it is not known',
    }),
  })
  .meta({ id: 'Me' });
export type Me = z.output<typeof me>;

export const signedIn = z
  .object({
    accessToken: z.string(),
    expiresIn: z.number().int().meta({ description: 'Lifetime of the access token, in seconds' }),
    session: session.meta({
      description:
        'Names the refresh cookie: `browser` for all tabs, or the name of a demo desk, which is a single tab',
    }),
    me,
  })
  .meta({ id: 'SignedIn' });
export type SignedIn = z.output<typeof signedIn>;
