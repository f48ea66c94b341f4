import { outcomes } from '@voicecore/domain/call/outcome';
import { searchTerms } from '@voicecore/domain/finding/search-terms';
import { Button, Group, Select, Text, TextInput } from '@mantine/core';
import { IconFilter } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallFilters } from '../../lib/api';
import { useAgents, useDepartments } from '../../lib/directory';
import { SearchBox } from '../../ui/search-box';
import { DownloadButton } from './download-button';
import { endChoices, stageChoices, type FilterName, type FilterState } from './filters';
import type { CallTotal } from './call-file';
import css from './calls.module.css';

interface Props {
  state: FilterState;
  query: CallFilters;
  /** How many calls match; null until known. */
  total: CallTotal | null;
}

export function FilterBar({ state, query, total }: Props) {
  const { t, i18n } = useTranslation();
  const [unfolded, setUnfolded] = useState(false);
  const agents = useAgents().data?.items ?? [];
  const departments = useDepartments().data?.items ?? [];
  const choice = (name: FilterName, data: { value: string; label: string }[]) => (
    <Select
      size="xs"
      className={css.filter}
      placeholder={t(`calls:filter.${name}`)}
      aria-label={t(`calls:filter.${name}`)}
      data={data}
      value={state.filters[name] ?? null}
      onChange={(value) => state.set(name, value)}
      searchable={data.length > 12}
      clearable
      clearButtonProps={{ 'aria-label': t('calls:filter.clear_this') }}
    />
  );
  const active = state.narrowed - (state.filters.q ? 1 : 0);
  return (
    <Group className={css.filters} gap={8} role="search" aria-label={t('calls:filter.label')}>
      <SearchBox
        size="xs"
        className={css.search}
        placeholder={t('calls:filter.q')}
        aria-label={t('calls:filter.q')}
        asked={state.filters.q ?? ''}
        onAsk={(q) => state.set('q', q)}
        why={(typed) => (typed.trim() !== '' && searchTerms(typed) === null ? t('calls:filter.q_short') : undefined)}
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
          stageChoices.map((value) => ({ value, label: t(`calls:filter.stage_${value}`) })),
        )}
        {choice(
          'outcome',
          outcomes.map((value) => ({ value, label: t(`calls:outcome.${value}.plain`) })),
        )}
        {choice(
          'endedBy',
          endChoices.map((value) => ({ value, label: t(`calls:party.${value}`) })),
        )}
        {choice(
          'departmentId',
          departments.map(({ id, names }) => ({ value: id, label: i18n.language === 'es' ? names.es : names.en })),
        )}
        {choice(
          'agentId',
          agents.map(({ id, name }) => ({ value: id, label: name })),
        )}
        <DayBox name="from" state={state} />
        <DayBox name="to" state={state} />
      </div>
      {state.narrowed > 0 && (
        <Button size="xs" variant="subtle" color="gray" onClick={state.clear}>
          {t('calls:filter.clear')}
        </Button>
      )}
      {total && (
        <Text className={css.total} role="status">
          {t(total.exact ? 'calls:total' : 'calls:total_more', { count: total.count })}
        </Text>
      )}
      {total && total.count > 0 && <DownloadButton query={query} total={total} />}
    </Group>
  );
}

function DayBox({ name, state }: { name: 'from' | 'to'; state: FilterState }) {
  const { t } = useTranslation();
  return (
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
}
