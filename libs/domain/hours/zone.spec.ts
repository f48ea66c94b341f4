import { DateTime, IANAZone } from 'luxon';
import { instantOf, isTimeZone, localTime } from './zone';
import { dateOf, dayOf, easterOf, readDate, weekdayOf, writeDate } from './date';

/** Zones whose clocks change at midnight, by half an hour or by a day, or on other dates than elsewhere. */
const zones = [
  ...['America/New_York', 'America/Los_Angeles', 'Europe/Madrid', 'Asia/Kolkata', 'Asia/Kathmandu', 'UTC'],
  ...['America/Havana', 'America/Santiago', 'America/Asuncion', 'America/St_Johns', 'America/Sao_Paulo'],
  ...['Africa/Cairo', 'Africa/Casablanca', 'Asia/Beirut', 'Asia/Gaza', 'Asia/Tehran', 'Atlantic/Azores'],
  ...['Australia/Lord_Howe', 'Antarctica/Troll', 'Pacific/Apia', 'Pacific/Chatham', 'Pacific/Kiritimati'],
];
const [hour, minuteMs] = [3_600_000, 60_000];

/** Every change of a zone's clocks in those years, found by another library. */
function changesOf(zone: string, from: number, to: number): number[] {
  const of = IANAZone.create(zone);
  const changes: number[] = [];
  for (let at = Date.UTC(from); at < Date.UTC(to); at += hour) {
    if (of.offset(at) === of.offset(at + hour)) continue;
    let change = at;
    while (of.offset(change) === of.offset(at)) change += minuteMs;
    changes.push(change);
  }
  return changes;
}

/** The local time as minutes that can be compared. */
const wall = (instant: number, zone: string): number => {
  const { year, month, day, hour: hours, minute } = DateTime.fromMillis(instant, { zone });
  return Date.UTC(year, month - 1, day, hours, minute) / minuteMs;
};

const yearsWith: Readonly<Record<string, readonly [number, number]>> = { 'Pacific/Apia': [2011, 2013] };

describe.each(zones)('the clocks of %s', (zone) => {
  const changes = changesOf(zone, ...(yearsWith[zone] ?? [2025, 2028]));

  it('show what another library says, around each change and between', () => {
    const around = changes.flatMap((at) =>
      [-1_501, -61, -1, 0, 1, 59, 1_499].map((minutes) => at + minutes * minuteMs),
    );
    for (const instant of [...around, Date.UTC(2026, 0, 5, 18, 45), Date.UTC(2026, 6, 5, 3, 4)]) {
      const { weekday, minute, day } = localTime(instant, zone);
      const other = DateTime.fromMillis(instant, { zone });
      expect([day * 1_440 + minute, weekday]).toEqual([wall(instant, zone), other.weekday]);
    }
  });

  it('give for every local time around a change the first instant that shows it or a later one', () => {
    for (const change of changes) {
      const start = change - 50 * hour;
      // The first instant of each minute on the wall, by walking.
      const first = new Map<number, number>();
      let highest = wall(start, zone) - 1;
      for (let at = start; at < change + 27 * hour; at += minuteMs) {
        for (const now = wall(at, zone); highest < now;) first.set(++highest, at);
      }
      const middle = wall(change, zone);
      for (const [minutes, instant] of first) {
        if (Math.abs(minutes - middle) > 1_560 || minutes % 5 !== 0) continue;
        const local = { day: Math.floor(minutes / 1_440), minute: minutes % 1_440 };
        expect([local, instantOf(local, zone)]).toEqual([local, instant]);
      }
    }
  });
});

describe('a time zone', () => {
  it.each(['America/New_York', 'Europe/Madrid', 'Asia/Kolkata', 'America/Argentina/Buenos_Aires', 'UTC', 'Etc/GMT+5'])(
    'may be %s',
    (zone) => {
      expect(isTimeZone(zone)).toBe(true);
    },
  );

  it('may be every zone that the screens offer', () => {
    expect(Intl.supportedValuesOf('timeZone').filter((zone) => !isTimeZone(zone))).toEqual([]);
  });

  // Each of these is one time zone to one library and another, or none, to another library.
  it.each(['IST', 'BST', 'AET', '+05:30', '-03:00', '+0530', 'EST5', 'Mars/Olympus', '', 'America/', '/'])(
    'is not %j',
    (zone) => {
      expect(isTimeZone(zone)).toBe(false);
    },
  );
});

describe('a date', () => {
  it('is written and read again, with the weekday that another library says', () => {
    for (let day = -30_000; day < 30_000; day += 17) {
      expect([readDate(writeDate(day)), dayOf(dateOf(day))]).toEqual([day, day]);
      expect(weekdayOf(day)).toBe(DateTime.fromMillis(day * 24 * hour, { zone: 'utc' }).weekday);
    }
  });

  it.each(['2026-02-29', '2026-02-30', '2026-13-01', '2026-00-10', '2026-1-1', 'today', '', '20260101'])(
    'is not %j',
    (written) => {
      expect(readDate(written)).toBeNull();
    },
  );

  // From the tables of the United States Naval Observatory.
  it.each([
    [2024, '2024-03-31'],
    [2025, '2025-04-20'],
    [2026, '2026-04-05'],
    [2027, '2027-03-28'],
    [2028, '2028-04-16'],
    [2035, '2035-03-25'],
    [2038, '2038-04-25'],
    [1954, '1954-04-18'],
    [1981, '1981-04-19'],
    [2076, '2076-04-19'],
  ])('of Easter Sunday in %i is %s', (year, written) => {
    expect(writeDate(easterOf(year))).toBe(written);
  });
});
