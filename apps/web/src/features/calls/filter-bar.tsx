import { outcomes } from '@voicecore/domain/call/outcome';
import { Button, Group, Select, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconDownload, IconFilter } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAgents, useDepartments } from '../../lib/directory';
import { asE164 } from '../../lib/format';
import type { FilterName, useFilters } from './filters';
import css from './calls.module.css';

interface Props {
  state: ReturnType<typeof useFilters>;
  onCsv: (() => void) | null;
}

export function FilterBar({ state, onCsv }: Props) {
  const { t, i18n } = useTranslation();
  const [unfolded, setUnfolded] = useState(false);
  const agents = useAgents().data?.items ?? [];
  const departments = useDepartments().data?.items ?? [];
  const typed = useDebouncedCallback((value: string) => state.set('number', asE164(value)), 400);
  const choice = (name: FilterName, data: { value: string; label: string }[]) => (
    <Select
      size="xs"
      className={css.filter}
      placeholder={t(`calls:filter.${name}`)}
      aria-label={t(`calls:filter.${name}`)}
      data={data}
      value={state.filters[name] ?? null}
      onChange={(value) => state.set(name, value)}
      clearable
      clearButtonProps={{ 'aria-label': t('calls:filter.clear_this') }}
    />
  );
  const day = (name: 'from' | 'to') => (
    <TextInput
      size="xs"
      type="date"
      className={css.filter}
      leftSection={t(`calls:filter.${name}_short`)}
      leftSectionWidth={52}
      aria-label={t(`calls:filter.${name}`)}
      title={t(`calls:filter.${name}`)}
      value={state.filters[name] ?? ''}
      onChange={(event) => state.set(name, event.currentTarget.value)}
    />
  );
  const active = Object.keys(state.filters).filter((name) => name !== 'number').length;
  return (
    <Group className={css.filters} gap={8} role="search" aria-label={t('calls:filter.label')}>
      <TextInput
        size="xs"
        className={css.filter}
        type="tel"
        placeholder={t('calls:filter.number')}
        aria-label={t('calls:filter.number')}
        defaultValue={state.filters.number ?? ''}
        onChange={(event) => typed(event.currentTarget.value)}
      />
      <Button
        size="xs"
        variant="default"
        className={css.unfold}
        leftSection={<IconFilter size={14} aria-hidden />}
        aria-expanded={unfolded}
        onClick={() => setUnfolded(!unfolded)}
      >
        {active > 0 ? t('calls:filter.more_active', { n: active }) : t('calls:filter.more')}
      </Button>
      <div className={css.more} data-open={unfolded || undefined}>
        {choice(
          'stage',
          ['live', 'ended'].map((value) => ({ value, label: t(`calls:filter.stage_${value}`) })),
        )}
        {choice(
          'outcome',
          outcomes.map((value) => ({ value, label: t(`calls:outcome.${value}.plain`) })),
        )}
        {choice(
          'departmentId',
          departments.map(({ id, names }) => ({ value: id, label: i18n.language === 'es' ? names.es : names.en })),
        )}
        {choice(
          'agentId',
          agents.map(({ id, name }) => ({ value: id, label: name })),
        )}
        {day('from')}
        {day('to')}
      </div>
      {state.any && (
        <Button size="xs" variant="subtle" color="gray" onClick={state.clear}>
          {t('calls:filter.clear')}
        </Button>
      )}
      {onCsv && (
        <Button
          size="xs"
          variant="default"
          ml="auto"
          leftSection={<IconDownload size={14} aria-hidden />}
          onClick={onCsv}
          title={t('calls:csv_hint')}
        >
          {t('calls:csv')}
        </Button>
      )}
    </Group>
  );
}
