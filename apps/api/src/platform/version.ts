import { z } from 'zod';
import { AppError } from './app-error';

/** How often a thing was changed, from 1; a change names the version that was read. */
export const version = z.int().min(1).max(2_147_483_647).meta({ description: 'Counts the changes, from 1' });

/** What every change of a thing names, so that nobody overwrites what they have not seen (ADR 45). */
export const seenVersion = version.meta({
  description: 'The version that was read. Another than the present one is 409 `conflict`, with the present values',
});

/** A removal may name it too; without one, whatever stands there goes. */
export const removal = z.strictObject({
  version: z
    .string()
    .regex(/^[1-9]\d{0,9}$/)
    .transform(Number)
    .pipe(seenVersion)
    .optional()
    .meta({ description: 'The version that was read; another than the present one is 409 `conflict`' }),
});
export type Removal = z.output<typeof removal>;

/** The refusal of a change that was made from an old version. What it tells is what the route itself answers. */
export function changedMeanwhile(shape: z.ZodType<object>, current: object): AppError {
  const detail = 'It was changed after it was read.';
  return new AppError('conflict', { detail, current: shape.parse(current) });
}
