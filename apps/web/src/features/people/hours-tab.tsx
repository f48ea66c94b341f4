import { ActionIcon, Button, Group, Select, Stack, Text, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api, queryKeys, type Hours } from '../../lib/api';
import { useDepartments } from '../../lib/directory';
import { Loaded } from '../../ui/loaded';
import { useNotify } from '../../ui/notify';
import { SkeletonRows } from '../../ui/skeleton-rows';
import { faultOf, isOvernight, periodsOf, weekOf, type Span, type Week } from './week';
import css from './people.module.css';

const business = 'business';

/** When the business is open, and where a department differs from it. */
export function HoursTab({ admin }: { admin: boolean }) {
  const { t, i18n } = useTranslation();
  const [whose, setWhose] = useState(business);
  const departments = useDepartments().data?.items ?? [];
  const hours = useQuery({ queryKey: queryKeys.hours, queryFn: () => answer(api.GET('/api/v1/hours')) });
  return (
    <Stack>
      <Select
        label={t('people:hours_of')}
        maw={320}
        allowDeselect={false}
        value={whose}
        onChange={(value) => setWhose(value ?? business)}
        data={[
          { value: business, label: t('people:whole_business') },
          ...departments.map(({ id, names }) => ({ value: id, label: i18n.language === 'es' ? names.es : names.en })),
        ]}
      />
      <Loaded query={hours} skeleton={<SkeletonRows rows={7} height={48} />}>
        {(data) => (
          <WeekEditor key={whose} hours={data} departmentId={whose === business ? null : whose} admin={admin} />
        )}
      </Loaded>
    </Stack>
  );
}

interface EditorProps {
  hours: Hours;
  departmentId: string | null;
  admin: boolean;
}

function useSaveWeek(departmentId: string | null, onSaved: () => void) {
  const { t } = useTranslation();
  const notify = useNotify();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (week: Week) => answer(api.PUT('/api/v1/hours', { body: { departmentId, periods: periodsOf(week) } })),
    onSuccess: (stored) => {
      client.setQueryData(queryKeys.hours, stored);
      notify.done(t('people:saved'));
      onSaved();
    },
    onError: notify.failed,
  });
}

function WeekEditor({ hours, departmentId, admin }: EditorProps) {
  const { t } = useTranslation();
  const stored = useMemo(
    () => weekOf(hours.items.filter((span) => span.departmentId === departmentId)),
    [hours, departmentId],
  );
  const [draft, setDraft] = useState<Week | null>(null);
  const week = draft ?? stored;
  const save = useSaveWeek(departmentId, () => setDraft(null));
  const faulty = week.some((_, day) => faultOf(week, day) !== null);
  const isOpen = hours.departments.find(({ id }) => id === departmentId)?.open ?? hours.open;
  const inherits = departmentId !== null && stored.every((spans) => spans.length === 0);
  const change = (day: number, spans: readonly Span[]) => setDraft(week.map((old, i) => (i === day ? spans : old)));
  return (
    <>
      <Text c="dimmed">
        {inherits && `${t('people:inherits_hours')} `}
        {t('people:hours_zone', { zone: hours.timeZone })} {t(isOpen ? 'people:open_now' : 'people:closed_now')}
      </Text>
      <div className={css.days}>
        {week.map((spans, day) => (
          <Day
            key={day}
            day={day}
            spans={spans}
            fault={faultOf(week, day)}
            onChange={admin ? (next) => change(day, next) : null}
          />
        ))}
      </div>
      {draft && (
        <Group justify="flex-end">
          <Button variant="default" onClick={() => setDraft(null)}>
            {t('frame:cancel')}
          </Button>
          <Button disabled={faulty} loading={save.isPending} onClick={() => save.mutate(week)}>
            {t('frame:save')}
          </Button>
        </Group>
      )}
    </>
  );
}

interface DayProps {
  day: number;
  spans: readonly Span[];
  fault: ReturnType<typeof faultOf>;
  onChange: ((spans: readonly Span[]) => void) | null;
}

/** A Monday, from which the names of the days are counted. */
const monday = Date.UTC(2024, 0, 1);

function Day({ day, spans, fault, onChange }: DayProps) {
  const { t, i18n } = useTranslation();
  const name = new Intl.DateTimeFormat(i18n.language, { weekday: 'long', timeZone: 'UTC' }).format(
    monday + day * 864e5,
  );
  const last = spans.at(-1);
  const next = { opens: last?.closes ?? '09:00', closes: last ? '18:00' : '17:00' };
  return (
    <div className={css.day} role="group" aria-label={name}>
      <span>{name}</span>
      <div className={css.spans}>
        {spans.length === 0 && <span className={css.closed}>{t('people:closed')}</span>}
        {spans.map((span, i) => (
          <SpanFields
            key={i}
            span={span}
            onChange={onChange && ((changed) => onChange(spans.map((old, at) => (at === i ? changed : old))))}
            onRemove={onChange && (() => onChange(spans.filter((_, at) => at !== i)))}
          />
        ))}
        {fault && (
          <Text size="xs" c="var(--vc-bad)" role="alert">
            {t(`people:hours_fault.${fault}`)}
          </Text>
        )}
      </div>
      {onChange && (
        <ActionIcon
          variant="subtle"
          color="gray"
          size={32}
          aria-label={t('people:add_hours', { day: name })}
          onClick={() => onChange([...spans, next])}
        >
          <IconPlus size={16} aria-hidden />
        </ActionIcon>
      )}
    </div>
  );
}

interface SpanProps {
  span: Span;
  onChange: ((span: Span) => void) | null;
  onRemove: (() => void) | null;
}

function SpanFields({ span, onChange, onRemove }: SpanProps) {
  const { t } = useTranslation();
  const field = (name: 'opens' | 'closes') => (
    <TextInput
      type="time"
      size="xs"
      aria-label={t(`people:${name}`)}
      value={span[name]}
      readOnly={!onChange}
      onChange={(event) => onChange?.({ ...span, [name]: event.currentTarget.value })}
    />
  );
  return (
    <div className={css.span}>
      {field('opens')}
      <span aria-hidden>{t('people:until')}</span>
      {field('closes')}
      {onRemove && (
        <ActionIcon variant="subtle" color="gray" size={32} aria-label={t('people:remove_hours')} onClick={onRemove}>
          <IconTrash size={16} aria-hidden />
        </ActionIcon>
      )}
      {isOvernight(span) && <span className={css.quiet}>{t('people:next_day')}</span>}
      {span.opens === '00:00' && span.closes === '00:00' && <span className={css.quiet}>{t('people:all_day')}</span>}
    </div>
  );
}
