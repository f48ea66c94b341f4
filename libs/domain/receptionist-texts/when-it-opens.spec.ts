import { DateTime } from 'luxon';
import { spoken, whenItOpens } from './index';

const timeZone = 'America/New_York';
const at = (time: string): number => DateTime.fromISO(time, { zone: timeZone }).toMillis();

describe('when it opens next', () => {
  it.each([
    ['2026-05-25T07:00', '2026-05-25T09:00', 'today at 9 in the morning', 'hoy a las 9 de la mañana'],
    ['2026-05-25T00:10', '2026-05-25T00:30', 'today at 12:30 in the morning', 'hoy a las 12:30 de la madrugada'],
    ['2026-05-25T12:00', '2026-05-25T13:00', 'today at 1 in the afternoon', 'hoy a la 1 de la tarde'],
    ['2026-05-25T18:00', '2026-05-25T18:05', 'today at 6:05 in the evening', 'hoy a las 6:05 de la tarde'],
    ['2026-05-25T18:00', '2026-05-25T22:00', 'today at 10 at night', 'hoy a las 10 de la noche'],
    ['2026-05-25T23:59', '2026-05-26T12:00', 'tomorrow, Tuesday, at noon', 'mañana, martes, al mediodía'],
    [
      '2026-05-25T10:00',
      '2026-05-26T00:00',
      'tomorrow, Tuesday, at the beginning of the day',
      'mañana, martes, al comenzar el día',
    ],
    ['2026-05-23T10:00', '2026-05-26T09:30', 'on Tuesday at 9:30 in the morning', 'el martes a las 9:30 de la mañana'],
    ['2026-05-23T10:00', '2026-05-29T09:00', 'on Friday at 9 in the morning', 'el viernes a las 9 de la mañana'],
    [
      '2026-05-23T10:00',
      '2026-05-30T09:00',
      'on Saturday, May 30, at 9 in the morning',
      'el sábado 30 de mayo, a las 9 de la mañana',
    ],
    // 23 hours later, over the night in which clocks are put forward.
    [
      '2026-03-07T10:00',
      '2026-03-08T10:00',
      'tomorrow, Sunday, at 10 in the morning',
      'mañana, domingo, a las 10 de la mañana',
    ],
  ])('at %s, if it is %s: %s', (now, opens, english, spanish) => {
    const next = { now: at(now), at: at(opens), timeZone };
    expect([whenItOpens(next, 'en'), whenItOpens(next, 'es')]).toEqual([english, spanish]);
  });

  it('is said in the zone of the business', () => {
    const next = { now: at('2026-05-25T22:00'), at: at('2026-05-26T00:30'), timeZone: 'America/Los_Angeles' };
    expect(whenItOpens(next, 'en')).toBe('today at 9:30 at night');
  });

  it('is one sentence of what the caller hears, short enough to be heard', () => {
    const next = { now: at('2026-05-23T10:00'), at: at('2026-09-30T09:30'), timeZone };
    const [english, spanish] = (['en', 'es'] as const).map((language) =>
      spoken('closedUntil', language, { when: whenItOpens(next, language) }),
    );
    expect(english).toBe('We are closed right now. We open again on Wednesday, September 30, at 9:30 in the morning.');
    expect(spanish).toBe(
      'En este momento estamos cerrados. Abrimos de nuevo el miércoles 30 de septiembre, a las 9:30 de la mañana.',
    );
  });
});
