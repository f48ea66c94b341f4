import { ActionIcon, Switch, Text, TextInput } from '@mantine/core';
import { IconCopy, IconPlus, IconTrash } from '@tabler/icons-react';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { allDay, faultOf, isAllDay, isOvernight, nextSpan, type Span, type Week } from './week';
import css from './people.module.css';

/** A Monday, from which the names of the days are counted. */
const monday = Date.UTC(2024, 0, 1);

/** Returns the name of a day (`day0` is Monday), capitalized in both languages. */
export function useDayName(): (path: string) => string {
  const { i18n } = useTranslation();
  return useCallback(
    (path) => {
      const format = new Intl.DateTimeFormat(i18n.language, { weekday: 'long', timeZone: 'UTC' });
      const name = format.format(monday + Number(path.slice(3)) * 864e5);
      return name.charAt(0).toLocaleUpperCase(i18n.language) + name.slice(1);
    },
    [i18n.language],
  );
}

interface Props {
  day: number;
  week: Week;
  /** Null: read-only. */
  onChange: ((spans: readonly Span[]) => void) | null;
  /** Copies the hours of this day to every weekday. */
  onCopy: () => void;
}

/** One day of a week: its hours, an "open all day" switch, and the actions for them. */
export function DayRow({ day, week, onChange, onCopy }: Props) {
  const { t } = useTranslation();
  const name = useDayName()(`day${day}`);
  const spans = week[day] ?? [];
  const fault = faultOf(week, day);
  const isWhole = spans.length === 1 && spans.every(isAllDay);
  return (
    <div className={css.day} role="group" aria-label={name} data-path={`day${day}`}>
      <span>{name}</span>
      <div className={css.spans}>
        {spans.length === 0 && <span className={css.closed}>{t('staff:closed')}</span>}
        {isWhole && <span className={css.closed}>{t('staff:all_day')}</span>}
        {!isWhole &&
          spans.map((span, i) => (
            <SpanFields
              key={i}
              span={span}
              onChange={onChange && ((changed) => onChange(spans.map((old, at) => (at === i ? changed : old))))}
              onRemove={onChange && (() => onChange(spans.filter((_, at) => at !== i)))}
            />
          ))}
        {fault && (
          <Text size="xs" c="var(--vc-bad)" role="alert">
            {t(`staff:hours_fault.${fault}`)}
          </Text>
        )}
      </div>
      {onChange && <DayActions {...{ day, name, week, spans, isWhole, onChange, onCopy }} />}
    </div>
  );
}

interface ActionProps extends Pick<Props, 'day' | 'week' | 'onCopy'> {
  name: string;
  spans: readonly Span[];
  isWhole: boolean;
  onChange: (spans: readonly Span[]) => void;
}

function DayActions({ day, name, week, spans, isWhole, onChange, onCopy }: ActionProps) {
  const { t } = useTranslation();
  const next = isWhole ? null : nextSpan(week, day);
  return (
    <div className={css.dayActions}>
      <Switch
        size="xs"
        label={t('staff:open_all_day')}
        aria-label={t('staff:open_all_day_on', { day: name })}
        checked={isWhole}
        onChange={(event) => onChange(event.currentTarget.checked ? [allDay] : [])}
      />
      <ActionIcon
        variant="subtle"
        color="gray"
        size={32}
        disabled={next === null}
        aria-label={t('staff:add_hours', { day: name })}
        onClick={() => next && onChange([...spans, next])}
      >
        <IconPlus size={16} aria-hidden />
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        color="gray"
        size={32}
        aria-label={t('staff:copy_hours', { day: name })}
        title={t('staff:copy_hours', { day: name })}
        onClick={onCopy}
      >
        <IconCopy size={16} aria-hidden />
      </ActionIcon>
    </div>
  );
}

interface SpanProps {
  span: Span;
  onChange: ((span: Span) => void) | null;
  onRemove: (() => void) | null;
}

/** The two times of one period. */
export function SpanFields({ span, onChange, onRemove }: SpanProps) {
  const { t } = useTranslation();
  const field = (name: 'opens' | 'closes') => (
    <TextInput
      type="time"
      size="xs"
      aria-label={t(`staff:${name}`)}
      value={span[name]}
      readOnly={!onChange}
      onChange={(event) => onChange?.({ ...span, [name]: event.currentTarget.value })}
    />
  );
  return (
    <div className={css.span}>
      {field('opens')}
      <span aria-hidden>{t('staff:until')}</span>
      {field('closes')}
      {onRemove && (
        <ActionIcon variant="subtle" color="gray" size={32} aria-label={t('staff:remove_hours')} onClick={onRemove}>
          <IconTrash size={16} aria-hidden />
        </ActionIcon>
      )}
      {isOvernight(span) && <span className={css.quiet}>{t('staff:next_day')}</span>}
    </div>
  );
}
