import { Button, Group, Select, Text } from '@mantine/core';
import { peopleStates } from '@voicecore/domain/people';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useDepartments } from '../../lib/directory';
import { SearchBox } from '../../ui/search-box';
import type { PeopleFilters } from './people-filters';
import css from './people.module.css';

interface Props {
  filters: PeopleFilters;
  /** The number of matches; null until it is known. */
  total: number | null;
  onAdd: (() => void) | null;
}

/** The filters of the list, the number of matches, and the button to add a person. */
export function PeopleBar({ filters, total, onAdd }: Props) {
  const { t, i18n } = useTranslation();
  const departments = useDepartments().data?.items ?? [];
  const { asked, isNarrowed, set } = filters;
  const clear = { q: null, department: null, state: null };
  return (
    <Group gap={8} mb={12} role="search" aria-label={t('staff:filter.label')}>
      <SearchBox
        className={css.search}
        placeholder={t('staff:filter.short')}
        aria-label={t('staff:filter.q')}
        asked={asked.q ?? ''}
        onAsk={(q) => set({ q })}
      />
      <Select
        className={css.filter}
        placeholder={t('staff:filter.department')}
        aria-label={t('staff:filter.department')}
        data={departments.map(({ id, names }) => ({ value: id, label: i18n.language === 'es' ? names.es : names.en }))}
        value={asked.departmentId ?? null}
        onChange={(department) => set({ department })}
        searchable={departments.length > 12}
        clearable
        clearButtonProps={{ 'aria-label': t('calls:filter.clear_this') }}
      />
      <Select
        className={css.filter}
        placeholder={t('staff:filter.state')}
        aria-label={t('staff:filter.state')}
        data={peopleStates.map((value) => ({ value, label: t(`people:state.${value}`) }))}
        value={asked.state ?? null}
        onChange={(state) => set({ state: state })}
        clearable
        clearButtonProps={{ 'aria-label': t('calls:filter.clear_this') }}
      />
      {isNarrowed && (
        <Button variant="subtle" color="gray" onClick={() => set(clear)}>
          {t('calls:filter.clear')}
        </Button>
      )}
      {total !== null && (
        <Text className={css.quiet} role="status">
          {t('staff:total', { count: total })}
        </Text>
      )}
      {onAdd && (
        <Button ml="auto" leftSection={<IconPlus size={16} aria-hidden />} onClick={onAdd}>
          {t('staff:add_agent')}
        </Button>
      )}
    </Group>
  );
}
