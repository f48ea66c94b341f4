import { faultOfRule, overlapInDay } from '@voicecore/domain/hours';
import { z } from 'zod';
import { words } from '../platform/words';

const minuteOfDay = z.int().min(0).max(1_440);

export const dayHours = z
  .strictObject({
    opens: minuteOfDay.meta({ description: "Minutes after midnight in the tenant's time zone" }),
    closes: minuteOfDay.meta({ description: 'Minutes after midnight; a time before `opens` is on the next day' }),
  })
  .refine(({ opens, closes }) => opens !== closes, { message: 'must differ from the opening time', path: ['closes'] });

const date = z.string().meta({ description: 'A date, such as 2026-05-25', format: 'date' });
const month = z.int().min(1).max(12);

/** The days that a holiday or an exception is for. */
const dayRule = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('date'), date }),
    z.strictObject({ kind: z.literal('range'), from: date, to: date }).meta({ description: 'Both dates included' }),
    z
      .strictObject({ kind: z.literal('yearly'), month, day: z.int().min(1).max(31) })
      .meta({ description: 'February 29 comes in leap years only' }),
    z
      .strictObject({
        kind: z.literal('weekday'),
        nth: z
          .int()
          .min(-1)
          .max(4)
          .refine((nth) => nth !== 0, 'from 1 to 4, or -1 for the last'),
        weekday: z.int().min(1).max(7),
        month,
      })
      .meta({ description: 'The first (1) to fourth (4) or the last (-1) of a weekday in a month; 1 is Monday' }),
    z
      .strictObject({ kind: z.literal('easter'), days: z.int().min(-70).max(70) })
      .meta({ description: 'So many days after Easter Sunday, before it if negative' }),
  ])
  .superRefine((rule, context) => {
    const fault = faultOfRule(rule);
    if (fault === 'inverted') context.addIssue({ code: 'custom', path: ['to'], message: 'is before the first day' });
    if (fault === 'no_such_date') context.addIssue({ code: 'custom', message: 'there is no such date' });
  })
  .meta({ id: 'DayRule' });

export const specialDay = z
  .strictObject({
    name: words(80),
    rule: dayRule,
    periods: z.array(dayHours).max(10).meta({ description: 'The hours of that day; none if it is closed all day' }),
  })
  .refine(({ periods }) => !overlapInDay(periods), { message: 'two periods overlap', path: ['periods'] })
  .meta({ id: 'SpecialDay' });
