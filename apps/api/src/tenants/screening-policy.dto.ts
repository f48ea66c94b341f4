import { attestations, type ScreeningPolicy } from '@voicecore/domain/screening';
import { z } from 'zod';

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
    }),
  ])
  .meta({ id: 'ScreeningRule' });

const threshold = z.int().min(1).max(100).nullable();

const order = { message: 'must not be below a milder one' };

/** How callers are screened. The domain's type is the same shape; the assignment below holds them together. */
export const screeningPolicy = z
  .strictObject({
    rules: z
      .array(screeningRule)
      .max(200)
      .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, 'two rules have the same id'),
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
