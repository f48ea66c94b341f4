import { readDate } from '@voicecore/domain/hours';
import type { DayRule, SpecialDay } from '../../lib/api';
import { missingOf, readyHolidays, readyLists } from './ready-holidays';
import { byNext, dayIn, faultsOf, nextOf, valuesOf, type DayValues } from './special-days';

const today = readDate('2026-11-28') ?? 0;
const day = (rule: DayRule, periods: SpecialDay['periods'] = []): SpecialDay => ({
  id: 'a',
  departmentId: null,
  name: 'A day',
  rule,
  periods,
});
const rules: readonly DayRule[] = [
  { kind: 'date', date: '2026-12-24' },
  { kind: 'range', from: '2026-12-24', to: '2027-01-02' },
  { kind: 'yearly', month: 2, day: 29 },
  { kind: 'weekday', nth: -1, weekday: 1, month: 5 },
  { kind: 'easter', days: -2 },
];
const values = (more: Partial<DayValues>): DayValues => ({ ...valuesOf(null, today), name: 'A day', ...more });

describe('a special day in a form', () => {
  it.each(rules)('comes back as it went in: %j', (rule) => {
    const periods = [
      { opens: 540, closes: 720 },
      { opens: 1_320, closes: 1_440 },
    ];
    for (const hours of [[], periods]) {
      const stored = day(rule, hours);
      expect(dayIn(valuesOf(stored, today))).toEqual({ name: 'A day', rule, periods: hours });
      expect(faultsOf(valuesOf(stored, today))).toEqual({});
    }
  });

  it('that is new is today, closed, and lacks a name only', () => {
    expect(dayIn(valuesOf(null, today))).toEqual({ name: '', rule: { kind: 'date', date: '2026-11-28' }, periods: [] });
    expect(faultsOf(valuesOf(null, today))).toEqual({ name: 'name' });
  });

  it.each<[Partial<DayValues>, ReturnType<typeof faultsOf>]>([
    [{ name: '  ' }, { name: 'name' }],
    [{ date: '' }, { date: 'date' }],
    [{ kind: 'range', from: '2026-12-24', to: '2026-12-23' }, { to: 'inverted' }],
    [{ kind: 'range', from: '', to: '2026-12-23' }, { from: 'date' }],
    [{ kind: 'yearly', month: '2', dayOfMonth: 30 }, { dayOfMonth: 'day' }],
    [{ kind: 'yearly', month: '2', dayOfMonth: '' }, { dayOfMonth: 'day' }],
    [{ kind: 'yearly', month: '2', dayOfMonth: 29 }, {}],
    [{ kind: 'easter', days: '' }, { days: 'days' }],
    [{ kind: 'easter', days: 71 }, { days: 'days' }],
    [{ isClosed: false, spans: [] }, { spans: 'hours' }],
    [{ isClosed: false, spans: [{ opens: '09:00', closes: '' }] }, { spans: 'empty' }],
    [{ isClosed: true, spans: [{ opens: '09:00', closes: '' }] }, {}],
    [
      {
        isClosed: false,
        spans: [
          { opens: '09:00', closes: '12:00' },
          { opens: '11:00', closes: '13:00' },
        ],
      },
      { spans: 'overlap' },
    ],
  ])('%j: %j', (more, faults) => {
    expect(faultsOf(values(more))).toEqual(faults);
  });
});

describe('the list of special days', () => {
  it('shows what comes next first, and what is over last', () => {
    const over = day({ kind: 'date', date: '2026-11-27' });
    const sorted = byNext([over, ...rules.map((rule) => day(rule))], today);
    expect(sorted.map(({ rule, next }) => [rule.kind, next === null ? null : next - today])).toEqual([
      ['date', 26],
      ['range', 26],
      ['easter', readDate('2027-03-26')! - today],
      ['weekday', readDate('2027-05-31')! - today],
      ['yearly', readDate('2028-02-29')! - today],
      ['date', null],
    ]);
  });
});

describe('common holidays', () => {
  it('are added once, in whatever order the parts of a rule are stored', () => {
    for (const list of readyLists) {
      const all = missingOf(list, []);
      expect(all).toHaveLength(Object.keys(readyHolidays[list]).length);
      const stored = all.map(({ rule }) => ({ rule: Object.fromEntries(Object.entries(rule).reverse()) as DayRule }));
      expect(missingOf(list, stored)).toEqual([]);
    }
  });

  it('fall on the days of 2027', () => {
    const from = readDate('2027-01-01') ?? 0;
    const days = Object.values(readyHolidays.us).map((rule) => new Date((nextOf(rule, from) ?? 0) * 864e5));
    // From the calendar of the Office of Personnel Management, before a weekend's holidays are moved.
    expect(days.map((date) => date.toISOString().slice(5, 10))).toEqual([
      ...['01-01', '01-18', '02-15', '05-31', '06-19', '07-04', '09-06', '10-11', '11-11', '11-25', '12-25'],
    ]);
  });
});
