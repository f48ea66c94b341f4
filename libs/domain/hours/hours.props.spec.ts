import { trials } from '@voicecore/testing';
import fc from 'fast-check';
import type { DepartmentId } from '../kernel';
import { openingAt, overlap, type OpenPeriod, type Period } from '.';

const minute = fc.integer({ min: 0, max: 1_439 });
const weekday = fc.integer({ min: 1, max: 7 });
const local = fc.record({ weekday, minute });
const period: fc.Arbitrary<Period> = fc
  .record({ weekday, opens: minute, closes: fc.integer({ min: 0, max: 1_440 }) })
  .filter(({ opens, closes }) => opens !== closes);
const departments = ['d1', 'd2'] as DepartmentId[];
const periodOf =
  (departmentId: DepartmentId | null) =>
  (own: Period): OpenPeriod => ({ ...own, departmentId });
const business = (...periods: Period[]) => periods.map(periodOf(null));
const at = (day: number, time: string) => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return { weekday: day, minute: hours * 60 + minutes };
};
const span = (day: number, opens: string, closes: string): Period => ({
  weekday: day,
  opens: at(day, opens).minute,
  closes: closes === '24:00' ? 1_440 : at(day, closes).minute,
});

/** A plain restatement: every minute of the week that a period contains. */
function minutesOf({ weekday: day, opens, closes }: Period): Set<number> {
  const minutes = new Set<number>();
  const start = (day - 1) * 1_440 + opens;
  for (let passed = 0; passed < 1_440; passed++) {
    if ((opens + passed) % 1_440 === closes % 1_440 && passed > 0) break;
    minutes.add((start + passed) % 10_080);
  }
  return minutes;
}

describe('opening hours', () => {
  it('are open in exactly the minutes of their periods, past midnight and past Sunday', () => {
    fc.assert(
      fc.property(fc.array(period, { minLength: 1, maxLength: 4 }), local, (periods, now) => {
        const minutes = periods.map(minutesOf);
        const asked = (now.weekday - 1) * 1_440 + now.minute;
        expect(openingAt(business(...periods), now).open).toBe(minutes.some((each) => each.has(asked)));
      }),
      { numRuns: trials(200) },
    );
  });

  it('overlap when they have a minute in common, in whatever order they stand', () => {
    fc.assert(
      fc.property(period, period, (one, other) => {
        const shared = [...minutesOf(one)].some((each) => minutesOf(other).has(each));
        expect([overlap([one, other]), overlap([other, one])]).toEqual([shared, shared]);
      }),
      { numRuns: trials(100) },
    );
  });

  it('are those of the department where it has its own, else those of the business', () => {
    fc.assert(
      fc.property(
        fc.array(period, { minLength: 1, maxLength: 3 }),
        fc.array(period, { maxLength: 3 }),
        local,
        (own, whole, now) => {
          const [first, second] = departments;
          const all = [...business(...whole), ...own.map(periodOf(first ?? null))];
          const opening = openingAt(all, now);
          const ofDepartment = openingAt(business(...own), now).open;
          expect(opening.departments).toEqual([{ id: first, open: ofDepartment }]);
          expect(opening.departments.some(({ id }) => id === second)).toBe(false);
          expect(opening.open).toBe(openingAt(business(...whole), now).open);
        },
      ),
      { numRuns: trials(200) },
    );
  });

  it('are all of the time where none are set', () => {
    expect(openingAt([], at(7, '03:00'))).toEqual({ open: true, departments: [] });
  });

  it.each([
    [[span(5, '22:00', '02:00')], at(5, '21:59'), false],
    [[span(5, '22:00', '02:00')], at(5, '22:00'), true],
    [[span(5, '22:00', '02:00')], at(6, '01:59'), true],
    [[span(5, '22:00', '02:00')], at(6, '02:00'), false],
    [[span(7, '22:00', '02:00')], at(1, '01:00'), true],
    [[span(1, '00:00', '24:00')], at(1, '23:59'), true],
    [[span(1, '00:00', '24:00')], at(2, '00:00'), false],
    [[span(1, '09:00', '12:00'), span(1, '13:00', '17:00')], at(1, '12:30'), false],
  ])('with %j at %j: %s', (periods, now, open) => {
    expect(openingAt(business(...periods), now).open).toBe(open);
  });
});
