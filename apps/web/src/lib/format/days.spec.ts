import { dayAfter, dayOf, isDay, startOfDay } from './days';

describe('days of a zone', () => {
  it.each([
    ['2026-11-24', 'America/New_York', '2026-11-24T05:00:00Z'],
    ['2026-07-01', 'America/New_York', '2026-07-01T04:00:00Z'],
    ['2026-11-24', 'Asia/Tokyo', '2026-11-23T15:00:00Z'],
    ['2026-11-24', 'Asia/Kathmandu', '2026-11-23T18:15:00Z'],
    ['2026-11-24', 'Pacific/Kiritimati', '2026-11-23T10:00:00Z'],
    ['2026-11-24', 'Pacific/Niue', '2026-11-24T11:00:00Z'],
    ['2026-11-01', 'America/New_York', '2026-11-01T04:00:00Z'],
    // The clocks change at midnight: that day has no midnight.
    ['2026-09-06', 'America/Santiago', '2026-09-06T04:00:00Z'],
  ])('%s in %s begins at %s, wherever the browser is', (day, zone, start) => {
    expect(new Date(startOfDay(day, zone)).toISOString().replace('.000', '')).toBe(start);
    expect(dayOf(startOfDay(day, zone), zone)).toBe(day);
    expect(dayOf(startOfDay(day, zone) - 1, zone)).toBe(dayAfter(day, -1));
  });

  it.each(['banana', '', '2026-02-30', '2026-13-01', '24.11.2026', '2026-11-24T00:00'])('%s is none', (text) => {
    expect(isDay(text)).toBe(false);
  });

  it('knows a day, and the one after it', () => {
    expect([isDay('2028-02-29'), dayAfter('2028-02-28'), dayAfter('2026-12-31')]).toEqual([
      true,
      '2028-02-29',
      '2027-01-01',
    ]);
  });
});
