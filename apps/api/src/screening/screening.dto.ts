import { attestations, reasonKinds, screeningActions } from '@voicecore/domain/screening';
import { z } from 'zod';
import { screeningPolicy, screeningRules } from '../tenants';
import { pageOf, pageQuery } from '../platform/paging';
import { anyNumber } from '../platform/phone-number';
import { seenVersion, version } from '../platform/version';
import { words } from '../platform/words';

const list = z.enum(['allow', 'block']).meta({
  description: '`allow`: always put through, whatever else matches; `block`: refused before the call is answered',
});
const prefix = z
  .string()
  .trim()
  .regex(/^\+[1-9]\d{1,13}$/, 'the beginning of a number in E.164 with at least two digits, such as +1900');

export const newListedNumber = z
  .discriminatedUnion('isPrefix', [
    z.strictObject({ list, isPrefix: z.literal(false), number: anyNumber }),
    z.strictObject({ list, isPrefix: z.literal(true), number: prefix }),
  ])
  .meta({ id: 'NewListedNumber' });
export type NewListedNumber = z.output<typeof newListedNumber>;

/** Many numbers at once; a prefix ends in `*`. */
export const newListedNumbers = z
  .strictObject({
    list,
    numbers: z.array(words(40, 0)).min(1).max(1_000).meta({
      description: 'Numbers in E.164, or prefixes that end in `*`, such as +1900*',
    }),
  })
  .meta({ id: 'NewListedNumbers' });
export type NewListedNumbers = z.output<typeof newListedNumbers>;
export const listedNumbers = z
  .object({
    added: z.number().int().meta({ description: 'How many were put on the list, or moved to it' }),
    refused: z.array(z.number().int()).meta({ description: 'The positions of those that are no numbers, from 0' }),
  })
  .meta({ id: 'ListedNumbers' });
export type ListedNumbers = z.output<typeof listedNumbers>;

export const fileQuery = z.strictObject({ list });
export type FileQuery = z.output<typeof fileQuery>;

export const listedNumber = z
  .object({
    id: z.uuid(),
    list,
    number: z.string().nullable().meta({ description: 'Null when it can no longer be read, because its key is gone' }),
    isPrefix: z.boolean().meta({ description: 'Whether all numbers that begin like this are on the list' }),
    createdAt: z.number().int(),
  })
  .meta({ id: 'ListedNumber' });
export type ListedNumber = z.output<typeof listedNumber>;
export const listedNumberPage = pageOf(listedNumber).meta({ id: 'ListedNumberPage' });

export const listQuery = z.strictObject({ ...pageQuery, list });
export type ListQuery = z.output<typeof listQuery>;

export const reportQuery = z.strictObject({ days: z.coerce.number().int().min(1).max(90).default(30) });
export type ReportQuery = z.output<typeof reportQuery>;

const count = z.number().int();
export const screeningReport = z
  .object({
    since: count.meta({ description: "The beginning of the first day, in the tenant's time zone" }),
    days: z
      .array(z.object({ day: z.iso.date(), calls: count, flagged: count, challenged: count, blocked: count }))
      .meta({
        description: 'The days with calls, oldest first; calls that are in no other column were simply let through',
      }),
    reasons: z
      .array(z.object({ kind: z.enum([...reasonKinds, 'block_list']), count }))
      .meta({ description: 'Why callers were not simply let through, most frequent first' }),
    rated: count.meta({ description: 'How many of these calls people have rated' }),
    notSpam: count.meta({ description: 'How many of the rated ones are not spam: false alarms' }),
  })
  .meta({ id: 'ScreeningReport' });
export type ScreeningReport = z.output<typeof screeningReport>;

/** A caller who does not exist, to see what would happen to one like that. */
export const trialCaller = z
  .strictObject({
    number: anyNumber.nullable().meta({ description: 'Null for a withheld number' }),
    attestation: z.enum(attestations).default('none').meta({
      description: 'How far the network vouches for the number (STIR/SHAKEN); `none` for a call that is not signed',
    }),
    words: words(1_000, 0).default('').meta({ description: 'What the caller says first' }),
    policy: screeningPolicy
      .optional()
      .meta({ description: 'Rules to try before they are saved; without them, those in force are tried' }),
  })
  .meta({ id: 'TrialCaller' });
export type TrialCaller = z.output<typeof trialCaller>;

export const verdict = z
  .object({
    action: z.enum(screeningActions),
    score: z.number().int(),
    listed: list.nullable(),
    reasons: z.array(z.object({ ruleId: z.string(), kind: z.enum(reasonKinds), weight: z.number().int() })),
  })
  .meta({ id: 'ScreeningVerdict' });
export type VerdictView = z.output<typeof verdict>;

export const newInstallationRules = z
  .strictObject({ rules: screeningRules, version: seenVersion })
  .meta({ id: 'NewInstallationRules' });
export type NewInstallationRules = z.output<typeof newInstallationRules>;
export const installationRules = z.object({ rules: screeningRules, version }).meta({ id: 'InstallationRules' });
export type InstallationRulesView = z.output<typeof installationRules>;
