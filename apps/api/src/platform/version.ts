import { z } from 'zod';
import { AppError } from './app-error';

/** The number of changes of an object, starting from 1; a change names the version that was read. */
export const version = z
  .int()
  .min(1)
  .max(2_147_483_647)
  .meta({ description: 'Starts at 1 and increases with every change' });

/** Every change of an object names this version, so that no user overwrites changes they have not seen (ADR 45). */
export const seenVersion = version.meta({
  description:
    'The version that the client read. If it is not the current one, the change is refused with 409 `conflict`, which contains the current values',
});

/** A removal may name the version too; without it, the object is removed whatever its version. */
export const removal = z.strictObject({
  version: z
    .string()
    .regex(/^[1-9]\d{0,9}$/)
    .transform(Number)
    .pipe(seenVersion)
    .optional()
    .meta({
      description:
        'The version that the client read; if it is not the current one, the removal is refused with 409 `conflict`',
    }),
});
export type Removal = z.output<typeof removal>;

/**
 * Returns the error for a change based on an old version. The current object in it contains only what the route itself
 * returns.
 */
export function changedMeanwhile(shape: z.ZodType<object>, current: object): AppError {
  const detail = 'The object was changed after it was read.';
  return new AppError('conflict', { detail, current: shape.parse(current) });
}
