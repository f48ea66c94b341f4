import { overlap } from '@voicecore/domain/hours';
import { z } from 'zod';
import { seenVersion, version } from '../platform/version';

const minuteOfDay = z.int().min(0).max(1_440);

export const period = z
  .strictObject({
    weekday: z.int().min(1).max(7).meta({ description: '1 is Monday, 7 is Sunday' }),
    opens: minuteOfDay.meta({ description: "Minutes after midnight in the tenant's time zone" }),
    closes: minuteOfDay.meta({ description: 'Minutes after midnight; a time before `opens` is on the next day' }),
  })
  .refine(({ opens, closes }) => opens !== closes, { message: 'must differ from the opening time', path: ['closes'] })
  .meta({ id: 'OpenPeriod' });
export type Period = z.output<typeof period>;

export const hoursBody = z
  .strictObject({
    departmentId: z.uuid().nullable().meta({ description: 'The department; null for the hours of the whole business' }),
    periods: z.array(period).max(70),
    version: seenVersion,
  })
  .refine(({ periods }) => !overlap(periods), { message: 'two periods overlap', path: ['periods'] })
  .meta({ id: 'HoursChange' });
export type HoursBody = z.output<typeof hoursBody>;

export const hours = z
  .object({
    timeZone: z.string(),
    items: z.array(
      z.object({
        departmentId: z.uuid().nullable(),
        weekday: z.number().int(),
        opens: z.number().int(),
        closes: z.number().int(),
      }),
    ),
    versions: z.array(z.object({ departmentId: z.uuid().nullable(), version })).meta({
      description:
        'The version of the hours of the business (null) and of each department, whether or not it has hours of its own',
    }),
    open: z.boolean().meta({ description: 'Whether the business is open now' }),
    departments: z
      .array(z.object({ id: z.uuid(), open: z.boolean() }))
      .meta({ description: 'The departments that have hours of their own, and whether each is open now' }),
  })
  .meta({ id: 'Hours' });
export type Hours = z.output<typeof hours>;
