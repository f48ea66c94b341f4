import { isTimeZone, localTime } from './local-time';

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

describe('the local time', () => {
  it.each([
    // In 2026, daylight saving time in New York starts on March 8 at 2:00 and ends on November 1 at 2:00.
    ['2026-03-08T06:59:00Z', 'America/New_York', { weekday: 7, minute: 119 }],
    ['2026-03-08T07:00:00Z', 'America/New_York', { weekday: 7, minute: 180 }],
    ['2026-11-01T05:30:00Z', 'America/New_York', { weekday: 7, minute: 90 }],
    ['2026-11-01T06:30:00Z', 'America/New_York', { weekday: 7, minute: 90 }],
    ['2026-01-05T18:45:00Z', 'Asia/Kolkata', { weekday: 2, minute: 15 }],
    ['2026-01-05T00:00:00Z', 'UTC', { weekday: 1, minute: 0 }],
  ])('at %s in %s', (instant, zone, local) => {
    expect(localTime(Date.parse(instant), zone)).toEqual(local);
  });

  it.each(['AET', 'nowhere', ''])('is that of UTC where the zone is not known: %j', (zone) => {
    expect(localTime(Date.parse('2026-01-05T18:45:00Z'), zone)).toEqual({ weekday: 1, minute: 1_125 });
  });
});
