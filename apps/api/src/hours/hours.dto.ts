import { z } from 'zod';

const minuteOfDay = z.int().min(0).max(1_440);

export const period = z
  .strictObject({
    weekday: z.int().min(1).max(7).meta({ description: '1 is Monday, 7 is Sunday' }),
    opens: minuteOfDay.meta({ description: 'Minutes after midnight in the time zone of the tenant' }),
    closes: minuteOfDay,
  })
  .refine(({ opens, closes }) => opens < closes, { message: 'closes before it opens', path: ['closes'] })
  .meta({ id: 'OpenPeriod' });
export type Period = z.output<typeof period>;

export const hoursBody = z
  .strictObject({
    departmentId: z.uuid().nullable().meta({ description: 'null: the hours of the whole business' }),
    periods: z.array(period).max(70),
  })
  .refine(({ periods }) => !overlaps(periods), { message: 'two periods of a day overlap', path: ['periods'] })
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
  })
  .meta({ id: 'Hours' });
export type Hours = z.output<typeof hours>;

function overlaps(periods: readonly Period[]): boolean {
  const sorted = [...periods].sort((a, b) => a.weekday - b.weekday || a.opens - b.opens);
  return sorted.some((period, index) => {
    const next = sorted[index + 1];
    return next !== undefined && next.weekday === period.weekday && next.opens < period.closes;
  });
}
