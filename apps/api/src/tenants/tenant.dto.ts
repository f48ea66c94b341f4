import { firstQueueLimits } from '@voicecore/domain/call';
import { voices } from '@voicecore/domain/conversation';
import { noScreening } from '@voicecore/domain/screening';
import { getCountries, type CountryCode } from 'libphonenumber-js/max';
import { z } from 'zod';
import { email, newPassword } from '../identity';
import { screeningPolicy } from './screening-policy.dto';
import { noteKinds, standingKinds } from './tenant-notes.store';
import { isTimeZone } from '@voicecore/domain/hours';
import { pageOf } from '../platform/paging';
import { e164 } from '../platform/phone-number';
import { seenVersion, version } from '../platform/version';
import { lines, words } from '../platform/words';

const name = words(200);
const language = z.enum(['en', 'es']);
const timeZone = z.string().max(64).refine(isTimeZone, 'an IANA time zone');
const spoken = lines(500);

const queueLimits = z
  .strictObject({
    longestWaitSeconds: z.int().min(30).max(3_600).meta({
      description: 'After this wait for a person the caller goes on to the overflow department, or leaves a message',
    }),
    mostWaiting: z.int().min(1).max(1_000).nullable().meta({
      description: 'A department with this many waiting callers takes no more; null for any number',
    }),
    overflowTo: z.uuid().nullable().meta({
      description: 'The department that takes callers when theirs is full or nobody comes; null for none',
    }),
  })
  .meta({ id: 'QueueLimits' });

/**
 * How the receptionist presents itself and when it transfers a call. A change creates a new version; existing calls
 * keep theirs.
 */
export const configuration = z
  .strictObject({
    receptionistName: words(60),
    voice: z.enum(voices, `one of the model's voices: ${voices.join(', ')}`),
    greeting: z.strictObject({ en: spoken, es: spoken }).nullable(),
    attemptsBeforeTransfer: z.int().min(1).max(10),
    ringSeconds: z.int().min(5).max(60),
    urgent: z.array(words(80, 2)).max(60).meta({
      description:
        'What is urgent for this business, in the words of its callers; a caller who reports it reaches a person at any hour',
    }),
    screening: screeningPolicy,
    queue: queueLimits,
    country: z
      .enum(getCountries() as [CountryCode, ...CountryCode[]])
      .meta({ description: 'The country of phone numbers that are written without a country code' }),
  })
  .meta({ id: 'Configuration' });
export type Configuration = z.output<typeof configuration>;

/** The values for versions that are older than these settings. */
export const laterSettings: Pick<Configuration, 'urgent' | 'screening' | 'queue' | 'country'> = {
  urgent: [],
  screening: { ...noScreening, rules: [] },
  queue: { ...firstQueueLimits },
  country: 'US',
};

export const newTenant = z
  .strictObject({
    name,
    defaultLanguage: language.default('en'),
    timeZone,
    number: e164.optional(),
    admin: z.strictObject({ name: words(120), email, password: newPassword.optional() }),
  })
  .meta({ id: 'NewTenant' });
export type NewTenant = z.output<typeof newTenant>;

export const tenantChange = z
  .strictObject({ name, status: z.enum(['active', 'suspended']) })
  .partial()
  .extend({ version: seenVersion })
  .meta({ id: 'TenantChange' });
export type TenantChange = z.output<typeof tenantChange>;

export const ownTenantChange = z
  .strictObject({ name, defaultLanguage: language, timeZone, config: configuration.partial() })
  .partial()
  .extend({ version: seenVersion })
  .meta({ id: 'OwnTenantChange' });
export type OwnTenantChange = z.output<typeof ownTenantChange>;

export const tenant = z
  .object({
    id: z.uuid(),
    name: z.string(),
    slug: z.string(),
    status: z.enum(['active', 'suspended', 'deleted']),
    defaultLanguage: language,
    timeZone: z.string(),
    isDemo: z.boolean(),
    createdAt: z.number().int(),
    version,
  })
  .meta({ id: 'Tenant' });
export type Tenant = z.output<typeof tenant>;

export const setUp = z
  .object({
    knowledge: z.boolean().meta({ description: 'At least one knowledge entry is enabled' }),
    people: z.boolean().meta({ description: 'At least one person with an extension can sign in' }),
    number: z.boolean(),
    call: z.boolean().meta({ description: 'A caller has reached the business, which completes the set-up' }),
  })
  .meta({ id: 'SetUp' });
export type SetUpView = z.output<typeof setUp>;

export const tenantPage = pageOf(tenant).meta({ id: 'TenantPage' });

export const createdTenant = z
  .object({
    tenant,
    invitation: z
      .string()
      .nullable()
      .meta({ description: 'The invitation to hand to the administrator; null when a password was given' }),
  })
  .meta({ id: 'CreatedTenant' });
export type CreatedTenant = z.output<typeof createdTenant>;

/** How the system deviated from the tenant's settings, shown until a user fixes the setting or dismisses the note. */
export const tenantNote = z
  .object({
    kind: z.enum([...noteKinds, ...standingKinds]),
    detail: z.string().meta({ description: 'A code, such as the error code with which the model refused the session' }),
    count: z.number().int(),
    firstAt: z.number().int(),
    lastAt: z.number().int(),
  })
  .meta({ id: 'TenantNote' });
export type TenantNote = z.output<typeof tenantNote>;

export const byKind = z.strictObject({ kind: z.enum([...noteKinds, ...standingKinds]) });
export type ByKind = z.output<typeof byKind>;

export const ownTenant = tenant
  // A stored voice may be one that the model no longer offers: it is shown, and the form asks for another.
  .extend({
    configVersion: z.number().int(),
    config: configuration.extend({ voice: z.string() }),
    notes: z.array(tenantNote),
  })
  .meta({ id: 'OwnTenant' });
export type OwnTenant = z.output<typeof ownTenant>;
