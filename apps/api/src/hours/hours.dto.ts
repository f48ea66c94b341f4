import { overlap } from '@voicecore/domain/hours';
import { z } from 'zod';
import { seenVersion, version } from '../platform/version';
import { afterHoursRule } from '../tenants';
import { dayHours, specialDay } from './special-day.dto';

const departmentId = z
  .uuid()
  .nullable()
  .meta({ description: 'The department; null for the hours of the whole business' });

export const period = dayHours
  .safeExtend({ weekday: z.int().min(1).max(7).meta({ description: '1 is Monday, 7 is Sunday' }) })
  .meta({ id: 'OpenPeriod' });
export type Period = z.output<typeof period>;

export const hoursBody = z
  .strictObject({ departmentId, periods: z.array(period).max(70), version: seenVersion })
  .refine(({ periods }) => !overlap(periods), { message: 'two periods overlap', path: ['periods'] })
  .meta({ id: 'HoursChange' });
export type HoursBody = z.output<typeof hoursBody>;

const keptId = z
  .uuid()
  .optional()
  .meta({ description: 'The id that it has; without it, or if it has none of that owner, it gets one' });

export const specialDaysBody = z
  .strictObject({
    departmentId,
    specialDays: z
      .array(specialDay.safeExtend({ id: keptId }))
      .max(200)
      .meta({
        description:
          'All of them. On a day that several name, a date is stronger than a range, and a range than what recurs; of equals, the first holds',
      }),
    version: seenVersion,
  })
  .meta({ id: 'SpecialDaysChange' });
export type SpecialDaysBody = z.output<typeof specialDaysBody>;

export const afterHoursBody = z
  .strictObject({
    departmentId: departmentId.meta({ description: 'The department; null for the whole business' }),
    rule: afterHoursRule.nullable().meta({
      description: 'Null: the department follows the business; callers of the business leave a message',
    }),
    version: seenVersion,
  })
  .refine(({ departmentId: own, rule }) => rule?.kind !== 'department' || rule.departmentId !== own, {
    message: 'a department that is closed cannot take its own callers',
    path: ['rule', 'departmentId'],
  })
  .meta({ id: 'AfterHoursChange' });
export type AfterHoursBody = z.output<typeof afterHoursBody>;

const instant = z.number().int().nullable();
const openness = {
  open: z.boolean(),
  opensAt: instant.meta({
    description: 'When it opens next; null while it is open, and if it does not open within a year',
  }),
  closesAt: instant.meta({ description: 'When it closes; null while it is closed, and if it does not within a year' }),
};

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
    specialDays: z.array(specialDay.safeExtend({ id: z.uuid(), departmentId: z.uuid().nullable() })).meta({
      description:
        'Holidays and exceptions of the business (null) and of departments, each owner’s in the order of their list. On a day, a special day of the department holds, else one of the business, else the week of the department, else the week of the business',
    }),
    afterHours: z.array(z.object({ departmentId: z.uuid().nullable(), rule: afterHoursRule })).meta({
      description:
        'What callers get after hours: the rule of the business (null), and those of departments that have their own',
    }),
    versions: z.array(z.object({ departmentId: z.uuid().nullable(), version })).meta({
      description:
        'The version of the hours of the business (null) and of each department, whether or not it has hours of its own',
    }),
    ...openness,
    departments: z
      .array(z.object({ id: z.uuid(), ...openness }))
      .meta({ description: 'The departments that have hours or special days of their own, and whether each is open' }),
  })
  .meta({ id: 'Hours' });
export type Hours = z.output<typeof hours>;
