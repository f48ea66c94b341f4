import { attestations, callsOf, type ScreeningPolicy } from '@voicecore/domain/screening';
import { z } from 'zod';
import { isPattern, longestPattern } from '../platform/patterns';
import { words } from '../platform/words';

const rule = {
  id: z
    .string()
    .regex(/^[\w-]{1,40}$/, 'up to 40 letters, digits, - and _')
    .meta({ description: 'Chosen by the client; the reasons of a call name the rule by it' }),
  weight: z.int().min(1).max(100).meta({ description: 'What the rule adds to the score of a caller it matches' }),
};

const screeningRule = z
  .discriminatedUnion('kind', [
    z.strictObject({ ...rule, kind: z.literal('withheld') }),
    z.strictObject({
      ...rule,
      kind: z.literal('prefix'),
      // Longer ones would be somebody's number, which belongs on a list, where it is sealed.
      prefix: z.string().regex(/^\+[1-9]\d{0,6}$/, 'the beginning of a number in E.164, up to seven digits'),
    }),
    z.strictObject({
      ...rule,
      kind: z.literal('attestation'),
      levels: z
        .array(z.enum(attestations))
        .min(1)
        .max(attestations.length)
        .refine((all) => new Set(all).size === all.length, 'names one twice'),
    }),
    z.strictObject({
      ...rule,
      kind: z.literal('frequency'),
      calls: z.int().min(1).max(100),
      minutes: z.int().min(1).max(10_080),
      of: z.enum(callsOf).default('number').meta({
        description:
          'Whose calls are counted: those of the same `number`, of its `neighbors`, whose numbers differ in the last four digits at most, or of `everyone`: a burst',
      }),
    }),
    z.strictObject({
      ...rule,
      kind: z.literal('keyword'),
      words: words(100, 2).meta({
        description: 'Whole words that the caller says one after the other, whatever the accents and capitals',
      }),
    }),
    z.strictObject({
      ...rule,
      kind: z.literal('pattern'),
      pattern: words(longestPattern)
        .refine(isPattern, 'not a regular expression in RE2 syntax, or one that takes too long')
        .meta({
          description:
            'A regular expression (RE2) that occurs in what the caller says: small letters without accents, digits and single spaces',
        }),
    }),
  ])
  .meta({ id: 'ScreeningRule' });

/** Rules whose reasons can be told apart. */
export const screeningRules = z
  .array(screeningRule)
  .max(200)
  .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, 'two rules have the same id');

const threshold = z.int().min(1).max(100).nullable();

const order = { message: 'must not be below a milder one' };

/** How callers are screened. The domain's type is the same shape; the assignment below holds them together. */
export const screeningPolicy = z
  .strictObject({
    rules: screeningRules,
    flagAt: threshold.meta({ description: 'The score from which a call is flagged for the agent; null: never' }),
    challengeAt: threshold.meta({ description: 'The score from which a caller must press a digit first; null: never' }),
    blockAt: threshold.meta({ description: 'The score from which a call is refused unanswered; null: never' }),
  })
  .refine(({ flagAt, challengeAt }) => isAtLeast(challengeAt, [flagAt]), { ...order, path: ['challengeAt'] })
  .refine(({ flagAt, challengeAt, blockAt }) => isAtLeast(blockAt, [flagAt, challengeAt]), {
    ...order,
    path: ['blockAt'],
  })
  .meta({ id: 'ScreeningPolicy' });

/** True for a threshold that is not below milder ones; null is never reached. */
function isAtLeast(threshold: number | null, milder: readonly (number | null)[]): boolean {
  return threshold === null || milder.every((each) => each === null || threshold >= each);
}

/** What a new business begins with: a call whose signature is wrong is flagged, because its number is forged. */
export const firstPolicy: z.output<typeof screeningPolicy> & ScreeningPolicy = {
  rules: [{ id: 'forged-number', kind: 'attestation', levels: ['failed'], weight: 50 }],
  flagAt: 40,
  challengeAt: 60,
  blockAt: 90,
};
