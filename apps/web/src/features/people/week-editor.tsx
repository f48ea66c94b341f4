import { Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api, queryKeys, type Hours, type HoursSpan } from '../../lib/api';
import { useDraft } from '../../lib/drafts';
import { DraftForm } from '../../ui/draft-form';
import { useNotify } from '../../ui/notify';
import { useUndo } from '../../ui/use-undo';
import { DayRow, useDayName } from './day-row';
import { copyToWeekdays, faultOf, periodsOf, weekOf, type Span, type Week } from './week';
import css from './people.module.css';
import { SaveOrDiscard } from './save-or-discard';

type Periods = readonly Omit<HoursSpan, 'departmentId'>[];

/** The hours of the business or a department, with the version that a change of them names. */
interface OwnHours {
  readonly version: number;
  readonly periods: Periods;
}

function ownOf({ items, versions }: Hours, departmentId: string | null): OwnHours {
  const version = versions.find((one) => one.departmentId === departmentId)?.version ?? 1;
  const own = items.filter((span) => span.departmentId === departmentId);
  return { version, periods: own.map(({ weekday, opens, closes }) => ({ weekday, opens, closes })) };
}

/** Each day is one field: when two users change the same day, the user chooses between the two. */
type Days = Record<`day${number}`, readonly Span[]>;

const daysOf = (week: Week): Days => Object.fromEntries(week.map((spans, day) => [`day${day}`, spans]));
const weekIn = (days: Days): Week => [0, 1, 2, 3, 4, 5, 6].map((day) => days[`day${day}`] ?? []);

interface Props {
  hours: Hours;
  departmentId: string | null;
  admin: boolean;
}

export function WeekEditor({ hours, departmentId, admin }: Props) {
  const { t } = useTranslation();
  const nameOf = useDayName();
  const stored = useMemo(() => ownOf(hours, departmentId), [hours, departmentId]);
  const draft = useWeekDraft(stored, departmentId);
  const week = weekIn(draft.form.values);
  const isOpen = hours.departments.find(({ id }) => id === departmentId)?.open ?? hours.open;
  const inherits = departmentId !== null && stored.periods.length === 0;
  const become = (next: Week) => draft.form.setValues(daysOf(next));
  return (
    <DraftForm draft={draft} show={(_path, spans) => inWords(spans as readonly Span[])} label={nameOf}>
      <Text c="dimmed" mb="md">
        {inherits && `${t('staff:inherits_hours')} `}
        {t('staff:hours_zone', { zone: hours.timeZone })} {t(isOpen ? 'staff:open_now' : 'staff:closed_now')}{' '}
        {admin && t('staff:hours_overnight')}
      </Text>
      <div className={css.days}>
        {week.map((_, day) => (
          <DayRow
            key={day}
            day={day}
            week={week}
            onChange={admin ? (spans) => become(week.map((old, i) => (i === day ? spans : old))) : null}
            onCopy={() => become(copyToWeekdays(week, day))}
          />
        ))}
      </div>
      <SaveOrDiscard draft={draft} />
    </DraftForm>
  );
}

const inWords = (spans: readonly Span[]): string => spans.map(({ opens, closes }) => `${opens} – ${closes}`).join(', ');

function useWeekDraft(stored: OwnHours, departmentId: string | null) {
  const { t } = useTranslation();
  const notify = useNotify();
  const offerUndo = useUndo();
  const client = useQueryClient();
  const put = async (periods: Periods, version: number): Promise<Hours> => {
    const body = { departmentId, periods: [...periods], version };
    const hours = await answer(api.PUT('/api/v1/hours', { body }));
    client.setQueryData(queryKeys.hours, hours);
    return hours;
  };
  return useDraft<Days, OwnHours, { hours: Hours; before: Periods }>({
    name: 'hours',
    of: departmentId ?? 'business',
    stored,
    valuesOf: (own) => daysOf(weekOf(own?.periods ?? [])),
    storedOf: (current) => ownOf(current as Hours, departmentId),
    validate: (days) => {
      const week = weekIn(days);
      const faults = week.map((_, day) => [`day${day}`, faultOf(week, day)] as const);
      return Object.fromEntries(
        faults.flatMap(([path, fault]) => (fault ? [[path, t(`staff:hours_fault.${fault}`)]] : [])),
      );
    },
    save: async (days, own) => ({
      hours: await put(periodsOf(weekIn(days)), own?.version ?? 1),
      before: own?.periods ?? [],
    }),
    onSaved: ({ hours, before }) =>
      offerUndo({
        message: t('people:saved'),
        undo: () => put(before, ownOf(hours, departmentId).version),
        changed: [queryKeys.hours],
      }),
    onFailed: notify.failed,
  });
}
