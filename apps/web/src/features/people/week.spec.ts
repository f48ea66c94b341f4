import { faultOf, periodsOf, weekOf } from './week';

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
    [[{ opens: '11:00', closes: '10:00' }], 'backwards'],
    [
      [
        { opens: '09:00', closes: '12:00' },
        { opens: '11:00', closes: '13:00' },
      ],
      'overlap',
    ],
    [[{ opens: '09:00', closes: '00:00' }], null],
    [[], null],
  ])('says what is wrong with %j: %s', (spans, fault) => {
    expect(faultOf(spans)).toBe(fault);
  });
});
