import { faultOf, isOvernight, periodsOf, weekOf } from './week';

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
