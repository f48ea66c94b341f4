import {
  allowableLines,
  callPurposes,
  lineTypes,
  refusalReasons,
  type OutboundPolicy,
} from '@voicecore/domain/outbound';
import { isSupportedCountry } from 'libphonenumber-js/max';
import { z } from 'zod';
import { pageOf, pageQuery } from '../platform/paging';
import { e164 } from '../platform/phone-number';
import { seenVersion, version } from '../platform/version';

const distinct = (all: readonly string[]) => new Set(all).size === all.length;
const country = z
  .string()
  .regex(/^[A-Z]{2}$/, 'a country by its two letters (ISO 3166), such as US')
  .refine(isSupportedCountry, 'not a country with telephone numbers');
/** Longer ones would be somebody's number, which is personal data and is sealed where it is kept. */
const prefixes = z
  .array(z.string().regex(/^\+[1-9]\d{0,6}$/, 'the beginning of a number in E.164, up to seven digits'))
  .max(100)
  .refine(distinct, 'names one twice');
const minute = (most: number) => z.int().min(0).max(most);
const limit = (most: number) => z.int().min(1).max(most);

const policyFields = {
  countries: z
    .array(country)
    .max(100)
    .refine(distinct, 'names one twice')
    .meta({ description: 'The countries whose ordinary numbers may be called (ISO 3166)' }),
  allowedPrefixes: prefixes.meta({
    description:
      'Beginnings of numbers (E.164) that may be called in addition to the countries; ranges with much fraud are opened only by a prefix of their own',
  }),
  blockedPrefixes: prefixes.meta({ description: 'Beginnings of numbers that are refused whatever else allows them' }),
  lines: z.array(z.enum(allowableLines)).max(allowableLines.length).refine(distinct, 'names one twice').meta({
    description:
      'Kinds of lines. Where a country does not tell mobile numbers from others, both kinds must be allowed. Premium, shared-cost and satellite numbers never are',
  }),
  opens: minute(1_439).meta({ description: 'From when people may be called, minutes after midnight where they are' }),
  closes: minute(1_440).meta({ description: 'Until when, in every time zone where the number may ring' }),
  concurrent: limit(1_000).meta({ description: 'Calls at the same time' }),
  startsPerHour: limit(100_000).meta({ description: 'Calls begun in any hour' }),
  minutesPerDay: limit(1_000_000).meta({ description: 'Started minutes in any 24 hours' }),
  microsPerDay: z.int().min(0).max(1_000_000_000_000).meta({
    description: 'What the calls of any 24 hours may cost, in millionths of a US dollar',
  }),
  microsPerMinute: limit(100_000_000).meta({
    description: 'What a started minute costs at most, in millionths of a US dollar: calls count at this price',
  }),
  longestMinutes: limit(240).meta({ description: 'After so many minutes the carrier ends a call' }),
};

const inOrder = ({ opens, closes }: { readonly opens: number; readonly closes: number }) => opens < closes;
const order = { message: 'must be later than the beginning', path: ['closes'] };
export const outboundPolicy = z
  .strictObject(policyFields)
  .refine(inOrder, order)
  .meta({ id: 'OutboundPolicy' }) satisfies z.ZodType<OutboundPolicy>;

/** A change of some of the settings; whether the hours are in order is checked with those that stay. */
export const policyChange = z
  .strictObject({ ...z.strictObject(policyFields).partial().shape, version: seenVersion })
  .meta({ id: 'OutboundPolicyChange' });
export type PolicyChange = z.output<typeof policyChange>;

const stopped = {
  stoppedAt: z.number().nullable().meta({ description: 'Since when all outgoing calls are stopped; null when not' }),
  endsRunning: z.boolean().meta({ description: 'Whether calls that were running are ended as well' }),
};

export const outboundSettings = z
  .object({
    version,
    policy: outboundPolicy,
    isDefault: z.boolean().meta({ description: 'True until the policy is changed for the first time' }),
    ...stopped,
    isInstallationStopped: z.boolean().meta({ description: 'The super admin has stopped the calls of all businesses' }),
    usage: z.object({
      running: z.number().int(),
      startsLastHour: z.number().int(),
      minutesLastDay: z.number().int().meta({ description: 'Calls that still run count with all they may take' }),
      microsLastDay: z.number().int(),
    }),
  })
  .meta({ id: 'OutboundSettings' });
export type OutboundSettings = z.output<typeof outboundSettings>;

export const stopSwitch = z
  .strictObject({
    isStopped: z.boolean(),
    endsRunning: z.boolean().default(false).meta({ description: 'Also end the calls that are running' }),
  })
  .meta({ id: 'OutboundStopSwitch' });
export type StopSwitch = z.output<typeof stopSwitch>;

export const installationOutbound = z.object(stopped).meta({ id: 'InstallationOutbound' });
export type InstallationOutbound = z.output<typeof installationOutbound>;

export const checkedCall = z
  .strictObject({
    number: z.string().max(200).meta({
      description: 'As it is dialed; without a calling code, a number of the country of the business',
    }),
    purpose: z.enum(callPurposes).default('agent_call'),
    requestId: z.uuid().nullable().optional().meta({ description: 'The stored request to be called back' }),
    policy: outboundPolicy.optional().meta({ description: 'To be tried in place of the one in force' }),
  })
  .meta({ id: 'CheckedCall' });
export type CheckedCall = z.output<typeof checkedCall>;

export const callCheck = z
  .object({
    allowed: z.boolean(),
    reason: z.enum(refusalReasons).nullable().meta({ description: 'Why it is refused; null when it is allowed' }),
    longestMinutes: z.number().int().nullable(),
    number: z.string().nullable().meta({ description: 'In E.164; null when it is no number' }),
    country: z.string().nullable(),
    line: z.enum(lineTypes).nullable(),
    zones: z.array(z.string()).meta({ description: 'The time zones in which the number may ring' }),
  })
  .meta({ id: 'CallCheck' });
export type CallCheck = z.output<typeof callCheck>;

export const pageOnlyQuery = z.strictObject(pageQuery);
export type PageOnlyQuery = z.output<typeof pageOnlyQuery>;

const refusal = z
  .object({
    id: z.uuid(),
    number: z.string().nullable().meta({ description: 'What was dialed; null when it can no longer be read' }),
    purpose: z.enum(callPurposes),
    reason: z.enum(refusalReasons),
    refusedAt: z.number(),
  })
  .meta({ id: 'OutboundRefusal' });
export type Refusal = z.output<typeof refusal>;
export const refusalPage = pageOf(refusal).meta({ id: 'OutboundRefusalPage' });

export const newOptOut = z.strictObject({ number: e164 }).meta({ id: 'NewOptOut' });
export type NewOptOut = z.output<typeof newOptOut>;
export const optOut = z
  .object({
    id: z.uuid(),
    number: z.string().nullable().meta({ description: 'Null when it can no longer be read' }),
    createdAt: z.number(),
  })
  .meta({ id: 'OptOut' });
export type OptOut = z.output<typeof optOut>;
export const optOutPage = pageOf(optOut).meta({ id: 'OptOutPage' });
