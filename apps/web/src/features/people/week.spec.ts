import { trials } from '@voicecore/testing/trials';
import fc from 'fast-check';
import { allDay, copyToWeekdays, faultOf, isOvernight, nextSpan, periodsOf, weekOf, type Span } from './week';

describe('a week of opening hours', () => {
  it('comes back as it went in, midnight at the end of a day included', () => {
    const periods = [
      { weekday: 1, opens: 0, closes: 1440 },
      { weekday: 5, opens: 480, closes: 720 },
      { weekday: 5, opens: 780, closes: 1020 },
    ];
    expect(periodsOf(weekOf(periods))).toEqual(periods);
  });

  it.each([
    [[{ opens: '', closes: '10:00' }], 'empty'],
    [[{ opens: '10:00', closes: '10:00' }], 'same'],
    [
      [
        { opens: '09:00', closes: '12:00' },
        { opens: '11:00', closes: '13:00' },
      ],
      'overlap',
    ],
    [[{ opens: '09:00', closes: '00:00' }], null],
    [[{ opens: '00:00', closes: '00:00' }], null],
    [[{ opens: '22:00', closes: '02:00' }], null],
    [[], null],
  ])('says what is wrong with %j: %s', (spans, fault) => {
    expect(
      faultOf(
        weekOf([]).map((none, day) => (day === 4 ? spans : none)),
        4,
      ),
    ).toBe(fault);
  });

  it('sees that a night reaches into the next day, Sunday into Monday too', () => {
    const week = weekOf([
      { weekday: 7, opens: 1_320, closes: 120 },
      { weekday: 1, opens: 60, closes: 600 },
    ]);
    expect([faultOf(week, 6), faultOf(week, 0), faultOf(week, 3)]).toEqual(['overlap', 'overlap', null]);
    expect(isOvernight({ opens: '22:00', closes: '02:00' })).toBe(true);
    expect(isOvernight({ opens: '22:00', closes: '00:00' })).toBe(false);
  });
});

describe('what is proposed for a day', () => {
  const minute = fc.integer({ min: 0, max: 95 }).map((quarter) => quarter * 15);
  const period = fc.record({ weekday: fc.integer({ min: 1, max: 7 }), opens: minute, closes: minute });
  /** Weeks that can be stored. */
  const weeks = fc.array(period, { maxLength: 12 }).map((all) => {
    const kept: typeof all = [];
    for (const one of all) {
      const week = weekOf([...kept, one]);
      if (week.every((_, day) => faultOf(week, day) === null)) kept.push(one);
    }
    return weekOf(kept);
  });

  it('can always be stored, press after press, until the day is full', () => {
    fc.assert(
      fc.property(weeks, fc.integer({ min: 0, max: 6 }), (start, day) => {
        let week = start;
        for (let presses = 0; presses < 8; presses++) {
          const next = nextSpan(week, day);
          if (next === null) break;
          week = week.map((spans, index): readonly Span[] => (index === day ? [...spans, next] : spans));
          expect(week.map((_, index) => faultOf(week, index))).toEqual(week.map(() => null));
        }
      }),
      { numRuns: trials(300) },
    );
  });

  it('is something wherever an hour is free', () => {
    const after = (spans: Span[]) =>
      nextSpan(
        weekOf([]).map((none, day) => (day === 2 ? spans : none)),
        2,
      );
    expect(after([])).toEqual({ opens: '09:00', closes: '17:00' });
    expect(after([{ opens: '09:00', closes: '19:00' }])).toEqual({ opens: '19:00', closes: '23:00' });
    expect(after([{ opens: '09:00', closes: '22:00' }])).toEqual({ opens: '22:00', closes: '00:00' });
    expect(after([{ opens: '09:00', closes: '00:00' }])).toEqual({ opens: '00:00', closes: '04:00' });
    expect(after([{ opens: '22:00', closes: '02:00' }])).toEqual({ opens: '00:00', closes: '04:00' });
    expect(after([allDay])).toBeNull();
  });

  it('is copied from one day to the weekdays and leaves the weekend', () => {
    const week = weekOf([
      { weekday: 2, opens: 480, closes: 720 },
      { weekday: 6, opens: 600, closes: 660 },
    ]);
    expect(copyToWeekdays(week, 1).map((spans) => spans.length)).toEqual([1, 1, 1, 1, 1, 1, 0]);
    expect(copyToWeekdays(week, 6).map((spans) => spans.length)).toEqual([0, 0, 0, 0, 0, 1, 0]);
  });
});
