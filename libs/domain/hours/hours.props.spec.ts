import { trials } from '@voicecore/testing';
import fc from 'fast-check';
import { DateTime } from 'luxon';
import type { DepartmentId } from '../kernel';
import {
  faultOfRule,
  isOn,
  nextDays,
  openingAt,
  overlap,
  overlapInDay,
  readDate,
  type Calendar,
  type DayHours,
  type DayRule,
  type OpenPeriod,
  type Period,
  type SpecialDay,
} from '.';

const minute = fc.oneof(fc.integer({ min: 0, max: 1_439 }), fc.constantFrom(0, 30, 60, 120, 150, 180, 1_380, 1_439));
const weekday = fc.integer({ min: 1, max: 7 });
const hours: fc.Arbitrary<DayHours> = fc
  .record({ opens: minute, closes: fc.oneof(minute, fc.constant(1_440)) })
  .filter(({ opens, closes }) => opens !== closes);
const period: fc.Arbitrary<Period> = fc.tuple(weekday, hours).map(([day, each]) => ({ ...each, weekday: day }));
const [first, second] = ['d1', 'd2'] as [DepartmentId, DepartmentId];
const whose = fc.constantFrom(null, first);

/** Nights in which clocks change: by an hour at 2:00, at midnight both ways, by half an hour, and a day left out. */
const nights = [
  ['America/New_York', '2026-03-08T07:00:00Z'],
  ['America/New_York', '2026-11-01T06:00:00Z'],
  ['Europe/Madrid', '2026-10-25T01:00:00Z'],
  ['America/Havana', '2026-03-08T05:00:00Z'],
  ['America/Havana', '2026-11-01T05:00:00Z'],
  ['America/Santiago', '2026-04-05T03:00:00Z'],
  ['America/Santiago', '2026-09-06T04:00:00Z'],
  ['Africa/Cairo', '2026-10-29T21:00:00Z'],
  ['Asia/Beirut', '2026-03-28T22:00:00Z'],
  ['Australia/Lord_Howe', '2026-04-04T15:00:00Z'],
  ['Pacific/Apia', '2011-12-30T10:00:00Z'],
  ['UTC', '2026-05-25T00:00:00Z'],
] as const;
const [minuteMs, dayMinutes] = [60_000, 1_440];
const [walkedBefore, walkedAfter] = [4 * dayMinutes, 9 * dayMinutes];

/** The highest time that the clock on the wall has shown, in minutes since 1970, minute by minute around a change. */
const walks = nights.map(([zone, change]) => {
  const start = Date.parse(change) - walkedBefore * minuteMs;
  let highest = 0;
  const wall = Array.from({ length: walkedBefore + walkedAfter }, (_, passed) => {
    const local = DateTime.fromMillis(start + passed * minuteMs, { zone });
    highest = Math.max(highest, (local.toMillis() + local.offset * minuteMs) / minuteMs);
    return highest;
  });
  return { zone, start, wall };
});

/** Dates near the changes above, so that special days fall on them often. */
const nearDate = fc
  .tuple(fc.constantFrom(...nights), fc.integer({ min: -3, max: 5 }))
  .map(([[, change], days]) => DateTime.fromISO(change, { zone: 'utc' }).plus({ days }));
const rule: fc.Arbitrary<DayRule> = fc.oneof(
  nearDate.map((date): DayRule => ({ kind: 'date', date: date.toISODate() ?? '' })),
  fc.tuple(nearDate, fc.integer({ min: 0, max: 3 })).map(([date, days]): DayRule => {
    return { kind: 'range', from: date.toISODate() ?? '', to: date.plus({ days }).toISODate() ?? '' };
  }),
  nearDate.map(({ month, day }): DayRule => ({ kind: 'yearly', month, day })),
  fc.tuple(nearDate, fc.constantFrom(1, 2, 3, 4, -1)).map(([date, nth]): DayRule => {
    return { kind: 'weekday', nth, weekday: date.weekday, month: date.month };
  }),
  fc.integer({ min: -28, max: 4 }).map((days): DayRule => ({ kind: 'easter', days })),
);
const specialDay: fc.Arbitrary<SpecialDay> = fc.record({
  departmentId: whose,
  rule,
  periods: fc.array(hours, { maxLength: 2 }),
});
const week: fc.Arbitrary<OpenPeriod[]> = fc.array(
  fc.tuple(whose, period).map(([departmentId, each]) => ({ ...each, departmentId })),
  { maxLength: 8 },
);
const easters: Readonly<Record<number, string>> = { 2011: '2011-04-24', 2012: '2012-04-08', 2026: '2026-04-05' };

const daysOf = (year: number) => Array.from({ length: 366 }, (_, at) => DateTime.utc(year, 1, 1).plus({ days: at }));
const years: Readonly<Record<number, DateTime[]>> = { 2011: daysOf(2011), 2012: daysOf(2012), 2026: daysOf(2026) };

/** Every day that a rule names in a year, found by counting. */
function namedIn(year: number, one: DayRule): readonly string[] {
  const days = years[year] ?? [];
  const iso = (all: readonly (DateTime | undefined)[]) => all.flatMap((date) => date?.toISODate() ?? []);
  if (one.kind === 'date') return [one.date];
  if (one.kind === 'range') return iso(days).filter((date) => one.from <= date && date <= one.to);
  if (one.kind === 'yearly') return iso(days.filter(({ month, day }) => month === one.month && day === one.day));
  if (one.kind === 'easter')
    return iso([DateTime.fromISO(easters[year] ?? '', { zone: 'utc' }).plus({ days: one.days })]);
  const all = days.filter((date) => date.year === year && date.month === one.month && date.weekday === one.weekday);
  return iso([all.at(one.nth < 0 ? one.nth : one.nth - 1)]);
}

/** The hours of a date, by going through what may hold from the strongest to the weakest. */
function hoursOn({ items, specialDays }: Calendar, id: DepartmentId | null, date: DateTime): readonly DayHours[] {
  const iso = date.toISODate() ?? '';
  for (const owner of [id, null]) {
    for (const kinds of [['date'], ['range'], ['yearly', 'weekday', 'easter']]) {
      for (const { departmentId, rule: one, periods } of specialDays) {
        if (departmentId === owner && kinds.includes(one.kind) && namedIn(date.year, one).includes(iso)) return periods;
      }
    }
  }
  const own = items.filter(({ departmentId }) => departmentId === id);
  const used = own.length > 0 ? own : items.filter(({ departmentId }) => departmentId === null);
  return used.length === 0 ? [{ opens: 0, closes: 1_440 }] : used.filter((each) => each.weekday === date.weekday);
}

/** Every minute on the wall in which it is open, from one of the wall's minutes to another. */
function openMinutes(calendar: Calendar, id: DepartmentId | null, from: number, to: number): Set<number> {
  const open = new Set<number>();
  for (let day = Math.floor(from / dayMinutes) - 1; day <= Math.floor(to / dayMinutes); day++) {
    for (const { opens, closes } of hoursOn(calendar, id, DateTime.fromMillis(day * 864e5, { zone: 'utc' }))) {
      const length = closes > opens ? closes - opens : closes + dayMinutes - opens;
      for (let at = 0; at < length; at++) open.add(day * dayMinutes + opens + at);
    }
  }
  return open;
}

/** What the walk says: open at a minute of it, and when that changes, if it does while the walk lasts. */
function walked({ start, wall }: (typeof walks)[number], open: ReadonlySet<number>, now: number) {
  const isOpen = wall.map((shown) => open.has(shown));
  const changes = isOpen.findIndex((each, at) => at > now && each !== isOpen[now]);
  const at = changes < 0 ? null : start + changes * minuteMs;
  return { open: isOpen[now], opensAt: isOpen[now] ? null : at, closesAt: isOpen[now] ? at : null };
}

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

const span = (day: number, opens: number, closes: number, departmentId: DepartmentId | null = null): OpenPeriod => ({
  weekday: day,
  opens,
  closes,
  departmentId,
});
const nineToFive = [1, 2, 3, 4, 5].map((day) => span(day, 540, 1_020));
const in2026 = (items: readonly OpenPeriod[], ...specialDays: SpecialDay[]): Calendar => {
  return { timeZone: 'America/New_York', items, specialDays };
};
const closedOn = (one: DayRule, departmentId: DepartmentId | null = null): SpecialDay => {
  return { departmentId, rule: one, periods: [] };
};
const newYork = (time: string): number => DateTime.fromISO(time, { zone: 'America/New_York' }).toMillis();

describe('opening hours', () => {
  it('are open, open again and close exactly when a walk through the minutes says so', () => {
    fc.assert(
      fc.property(
        fc.nat(walks.length - 1),
        week,
        fc.array(specialDay, { maxLength: 4 }),
        fc.integer({ min: -3 * dayMinutes, max: 2 * dayMinutes }),
        (night, items, specialDays, later) => {
          const walk = walks[night]!;
          const calendar = { timeZone: walk.zone, items, specialDays };
          const now = walkedBefore + later;
          const opening = openingAt(calendar, walk.start + now * minuteMs);
          const ends = walk.start + (walkedBefore + walkedAfter) * minuteMs;
          const seen = (at: number | null) => (at !== null && at < ends ? at : null);
          for (const id of [null, first]) {
            const own = id === null ? opening : (opening.departments.find((each) => each.id === id) ?? opening);
            const open = openMinutes(calendar, id, walk.wall[0] ?? 0, walk.wall.at(-1) ?? 0);
            const { opensAt, closesAt } = own;
            const found = { open: own.open, opensAt: seen(opensAt), closesAt: seen(closesAt) };
            expect([id, found]).toEqual([id, walked(walk, open, now)]);
          }
        },
      ),
      { numRuns: trials(200) },
    );
  });

  it('overlap when they have a minute in common, in whatever order they stand', () => {
    fc.assert(
      fc.property(period, period, (one, other) => {
        const others = minutesOf(other);
        const shared = [...minutesOf(one)].some((each) => others.has(each));
        expect([overlap([one, other]), overlap([other, one])]).toEqual([shared, shared]);
        const [a, b] = [one, other].map((each) => ({ ...each, weekday: 1 }));
        expect(overlapInDay([one, other])).toBe(overlap([a!, b!]));
      }),
      { numRuns: trials(100) },
    );
  });

  it('of departments are listed for those that have a week or a day of their own', () => {
    const ids = (calendar: Calendar) => openingAt(calendar, 0).departments.map(({ id }) => id);
    expect(ids(in2026(nineToFive))).toEqual([]);
    expect(ids(in2026([...nineToFive, span(1, 1, 2, first)], closedOn({ kind: 'easter', days: 0 }, second)))).toEqual([
      first,
      second,
    ]);
  });

  it('are all of the time where none are set', () => {
    const always = { open: true, opensAt: null, closesAt: null };
    expect(openingAt(in2026([]), newYork('2026-03-01T12:00'))).toEqual({ ...always, departments: [] });
  });

  it('that never end, or never come, have no end and no beginning', () => {
    const now = newYork('2026-07-01T12:00');
    const wholeWeek = [1, 2, 3, 4, 5, 6, 7].map((day) => span(day, 0, 1_440));
    expect(openingAt(in2026(wholeWeek), now)).toMatchObject({ open: true, closesAt: null });
    const shut = closedOn({ kind: 'range', from: '2026-01-01', to: '2030-01-01' });
    expect(openingAt(in2026(nineToFive, shut), now)).toMatchObject({ open: false, opensAt: null });
  });

  it.each([
    ['the day before a holiday, in the evening', '2026-05-24T20:00', '2026-05-26T09:00'],
    ['a holiday', '2026-05-25T10:00', '2026-05-26T09:00'],
    ['a weekend', '2026-01-10T10:00', '2026-01-12T09:00'],
    ['the weekend in which clocks are put forward', '2026-03-07T18:00', '2026-03-09T09:00'],
    ['the weekend in which they are put back', '2026-10-31T18:00', '2026-11-02T09:00'],
  ])('begin again after %s', (_when, now, next) => {
    const memorialDay = closedOn({ kind: 'weekday', nth: -1, weekday: 1, month: 5 });
    const opening = openingAt(in2026(nineToFive, memorialDay), newYork(now));
    expect(opening).toMatchObject({ open: false, opensAt: newYork(next) });
  });

  it('begin again 366 days later at the latest', () => {
    const onceAYear = { ...closedOn({ kind: 'yearly', month: 7, day: 1 }), periods: [{ opens: 0, closes: 60 }] };
    const shut = closedOn({ kind: 'range', from: '2026-01-01', to: '2029-01-01' });
    const [own] = openingAt(
      in2026([], { ...onceAYear, departmentId: first }, shut),
      newYork('2027-07-01T02:00'),
    ).departments;
    // 2028 is a leap year.
    expect(own).toMatchObject({ open: false, opensAt: newYork('2028-07-01T00:00') });
  });

  it('are one where the next begin as the last end', () => {
    const opening = openingAt(in2026([span(1, 540, 720), span(1, 720, 1_020)]), newYork('2026-06-01T10:00'));
    expect(opening).toMatchObject({ open: true, closesAt: newYork('2026-06-01T17:00') });
  });

  it('are one across a day that clocks left out', () => {
    // Samoa had no December 30, 2011.
    const calendar = { timeZone: 'Pacific/Apia', items: [span(4, 0, 1_440), span(6, 0, 1_440)], specialDays: [] };
    const samoa = (time: string) => DateTime.fromISO(time, { zone: 'Pacific/Apia' }).toMillis();
    const closesAt = samoa('2012-01-01T00:00');
    expect(openingAt(calendar, samoa('2011-12-29T12:00'))).toMatchObject({ open: true, closesAt });
  });

  it('of one date count before those of a range, and these before those of every year, in whatever order', () => {
    const opensAt = (hour: number, one: DayRule) => ({
      ...closedOn(one),
      periods: [{ opens: hour * 60, closes: hour * 60 + 30 }],
    });
    const days = [
      opensAt(6, { kind: 'yearly', month: 5, day: 25 }),
      opensAt(7, { kind: 'range', from: '2026-05-24', to: '2026-05-26' }),
      opensAt(8, { kind: 'date', date: '2026-05-25' }),
    ];
    const next = (...specialDays: SpecialDay[]) =>
      openingAt(in2026(nineToFive, ...specialDays), newYork('2026-05-25T00:00')).opensAt;
    expect(next(...days)).toBe(newYork('2026-05-25T08:00'));
    expect(next(...days.toReversed())).toBe(newYork('2026-05-25T08:00'));
    expect(next(days[0]!, days[1]!)).toBe(newYork('2026-05-25T07:00'));
    expect(next(days[1]!, days[0]!)).toBe(newYork('2026-05-25T07:00'));
  });

  it('that began the evening before go on into a holiday', () => {
    const calendar = in2026([span(7, 1_320, 120)], closedOn({ kind: 'date', date: '2026-05-25' }));
    expect(openingAt(calendar, newYork('2026-05-25T01:59'))).toMatchObject({
      open: true,
      closesAt: newYork('2026-05-25T02:00'),
    });
  });

  it('are worked out within 3 ms where a whole year is closed, with 60 holidays', () => {
    const days = Array.from({ length: 60 }, (_, at) => closedOn({ kind: 'yearly', month: (at % 12) + 1, day: 1 }));
    const shut = closedOn({ kind: 'range', from: '2026-01-01', to: '2030-01-01' });
    const calendar = in2026(nineToFive, ...days, shut);
    const started = Date.now();
    for (let run = 0; run < 20; run++) openingAt(calendar, newYork('2026-07-01T12:00'));
    // Ten times as long on a machine that is busy with other tests.
    expect((Date.now() - started) / 20).toBeLessThan(30);
  });
});

describe('the next days', () => {
  it('are what the hours of each day say, the department’s own holiday before the one of the business', () => {
    const holiday = closedOn({ kind: 'yearly', month: 12, day: 25 });
    const own = { ...closedOn({ kind: 'date', date: '2026-12-25' }, first), periods: [{ opens: 600, closes: 720 }] };
    const calendar = in2026([...nineToFive, span(5, 480, 540, first), span(5, 0, 60, first)], holiday, own);
    const from = readDate('2026-12-24') ?? 0;
    expect(nextDays(calendar, null, from, 3)).toEqual([
      { day: from, periods: [{ opens: 540, closes: 1_020 }], special: null },
      { day: from + 1, periods: [], special: holiday },
      { day: from + 2, periods: [], special: null },
    ]);
    expect(nextDays(calendar, first, from, 9).filter(({ periods }) => periods.length > 0)).toEqual([
      { day: from + 1, periods: [{ opens: 600, closes: 720 }], special: own },
      {
        day: from + 8,
        periods: [
          { opens: 0, closes: 60 },
          { opens: 480, closes: 540 },
        ],
        special: null,
      },
    ]);
    expect(nextDays(calendar, second, from, 2)[1]).toMatchObject({ periods: [], special: holiday });
  });
});

describe('a rule', () => {
  it('names the days that counting finds', () => {
    fc.assert(
      fc.property(rule, fc.constantFrom(2012, 2026), fc.integer({ min: 0, max: 364 }), (one, year, at) => {
        const date = DateTime.utc(year, 1, 1).plus({ days: at });
        const named = namedIn(year, one);
        expect([date.toISODate(), isOn(one, date.toMillis() / 864e5)]).toEqual([
          date.toISODate(),
          named.includes(date.toISODate() ?? ''),
        ]);
        for (const each of named) expect(isOn(one, readDate(each) ?? 0)).toBe(true);
      }),
      { numRuns: trials(200) },
    );
  });

  it.each<[DayRule, ReturnType<typeof faultOfRule>]>([
    [{ kind: 'date', date: '2026-02-30' }, 'no_such_date'],
    [{ kind: 'date', date: '2027-02-29' }, 'no_such_date'],
    [{ kind: 'date', date: '2028-02-29' }, null],
    [{ kind: 'yearly', month: 2, day: 29 }, null],
    [{ kind: 'yearly', month: 2, day: 30 }, 'no_such_date'],
    [{ kind: 'yearly', month: 4, day: 31 }, 'no_such_date'],
    [{ kind: 'range', from: '2026-02-30', to: '2026-03-01' }, 'no_such_date'],
    [{ kind: 'range', from: '2026-03-02', to: '2026-03-01' }, 'inverted'],
    [{ kind: 'range', from: '2026-03-01', to: '2026-03-01' }, null],
    [{ kind: 'weekday', nth: -1, weekday: 1, month: 5 }, null],
    [{ kind: 'easter', days: -2 }, null],
  ])('%j: %s', (one, fault) => {
    expect(faultOfRule(one)).toBe(fault);
  });
});
