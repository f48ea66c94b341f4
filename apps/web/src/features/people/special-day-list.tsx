import { ActionIcon, Button, Group, Text, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Hours, SpecialDay } from '../../lib/api';
import { useNotify } from '../../ui/notify';
import { List } from '../../ui/resource-list';
import { ReadyHolidays } from './ready-holidays-menu';
import { SpecialDayDrawer } from './special-day-drawer';
import { byNext } from './special-days';
import { useDayWords } from './use-day-words';
import { ownDaysOf, useSpecialDays } from './use-special-days';
import css from './people.module.css';

interface Props {
  hours: Hours;
  departmentId: string | null;
  /** The day that it is in the business's time zone, in days since 1970. */
  today: number;
  admin: boolean;
}

/** The holidays and exceptions of the business or of a department, the one that comes next first. */
export function SpecialDayList({ hours, departmentId, today, admin }: Props) {
  const { t } = useTranslation();
  const [edited, setEdited] = useState<SpecialDay | 'new' | null>(null);
  const own = ownDaysOf(hours, departmentId);
  return (
    <section aria-labelledby="special-days">
      <Group justify="space-between" mb="sm">
        <div className={css.grow}>
          <Title order={2} id="special-days">
            {t('hours:special.title')}
          </Title>
          <Text c="dimmed">{t(departmentId === null ? 'hours:special.text' : 'hours:special.text_department')}</Text>
        </div>
        {admin && (
          <Group gap="xs">
            <ReadyHolidays own={own} departmentId={departmentId} />
            <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setEdited('new')}>
              {t('hours:special.add')}
            </Button>
          </Group>
        )}
      </Group>
      {own.days.length === 0 ? (
        <Text className={css.noDays}>{t('hours:special.none')}</Text>
      ) : (
        <List>
          {byNext(own.days, today).map(({ next, ...day }) => (
            <DayItem
              key={day.id}
              {...{ day, next, hours, departmentId }}
              onEdit={admin ? () => setEdited(day) : null}
            />
          ))}
        </List>
      )}
      {edited !== null && (
        <SpecialDayDrawer
          {...{ hours, departmentId, today }}
          id={edited === 'new' ? null : edited.id}
          onClose={() => setEdited(null)}
        />
      )}
    </section>
  );
}

interface ItemProps {
  day: SpecialDay;
  next: number | null;
  hours: Hours;
  departmentId: string | null;
  /** Null: it may not be changed. */
  onEdit: (() => void) | null;
}

function DayItem({ day, next, hours, departmentId, onEdit }: ItemProps) {
  const { t } = useTranslation();
  const words = useDayWords();
  const isDated = day.rule.kind === 'date' || day.rule.kind === 'range';
  const when = next === null ? t('hours:special.over') : t('hours:special.next', { date: words.date(next) });
  return (
    <li className={css.specialDay} data-over={next === null || undefined}>
      <div className={css.grow}>
        {onEdit ? (
          <button type="button" className={css.dayName} onClick={onEdit}>
            {day.name}
          </button>
        ) : (
          <span className={css.name}>{day.name}</span>
        )}
        <span className={css.quiet}>
          {words.rule(day.rule)}
          {(!isDated || next === null) && ` · ${when}`}
        </span>
      </div>
      <span>{words.hours(day.periods)}</span>
      {onEdit && <RemoveDay {...{ day, hours, departmentId }} />}
    </li>
  );
}

function RemoveDay({ day, hours, departmentId }: Pick<ItemProps, 'day' | 'hours' | 'departmentId'>) {
  const { t } = useTranslation();
  const notify = useNotify();
  const { put, offerBack } = useSpecialDays(departmentId);
  const own = ownDaysOf(hours, departmentId);
  const removal = useMutation({
    mutationFn: () =>
      put(
        own.days.filter(({ id }) => id !== day.id),
        own.version,
      ),
    onSuccess: (after) => offerBack(t('people:removed', { name: day.name }), after, own),
    onError: notify.failed,
  });
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size={32}
      loading={removal.isPending}
      aria-label={t('hours:special.remove', { name: day.name })}
      onClick={() => removal.mutate()}
    >
      <IconTrash size={16} aria-hidden />
    </ActionIcon>
  );
}
