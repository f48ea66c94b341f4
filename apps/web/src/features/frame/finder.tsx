import '@mantine/spotlight/styles.css';
import { useDebouncedValue } from '@mantine/hooks';
import { createSpotlight, Spotlight, type SpotlightActionGroupData } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { answer, api, queryKeys } from '../../lib/api';
import { useCommandList } from '../../lib/commands';
import { useAgents } from '../../lib/directory';
import { asE164, callerName, useTimes } from '../../lib/format';
import type { PageLink } from './pages';

const [store, finder] = createSpotlight();

interface Props {
  pages: readonly PageLink[];
  onClose: () => void;
}

/** Ctrl K: pages, people, calls by the caller's number, and what the page on the screen offers. */
export function Finder({ pages, onClose }: Props) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState('');
  const groups = useFound(pages, asked);
  useEffect(() => finder.open(), []);
  return (
    <Spotlight
      store={store}
      actions={groups}
      query={asked}
      onQueryChange={setAsked}
      onSpotlightClose={onClose}
      shortcut={null}
      scrollable
      overlayProps={{ backgroundOpacity: 0.4, blur: 0 }}
      yOffset="12vh"
      centered={false}
      maxHeight={420}
      highlightQuery
      nothingFound={t('frame:nothing_found')}
      searchProps={{ leftSection: <IconSearch size={18} aria-hidden />, placeholder: t('frame:find_hint') }}
    />
  );
}

function useFound(pages: readonly PageLink[], asked: string): SpotlightActionGroupData[] {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const commands = useCommandList();
  const calls = useCallsFound(asked);
  const people = usePeopleFound(pages);
  const groups = [...new Set(commands.map(({ group }) => group))];
  return [
    {
      group: t('frame:found.pages'),
      actions: pages.map(({ name, path, key }) => ({
        id: path,
        label: t(`frame:pages.${name}`),
        description: t(`frame:purpose.${name}`),
        keywords: [name, key],
        onClick: () => void navigate(path),
      })),
    },
    ...groups.map((group) => ({
      group,
      actions: commands
        .filter((command) => command.group === group)
        .map(({ id, label, hint, run }) => ({ id, label, description: hint, onClick: run })),
    })),
    { group: t('frame:found.people'), actions: people },
    { group: t('frame:found.calls'), actions: calls },
  ];
}

function usePeopleFound(pages: readonly PageLink[]) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const allowed = pages.some(({ name }) => name === 'people');
  const { data } = useAgents(allowed);
  return (allowed ? (data?.items ?? []) : []).map(({ id, name, extension }) => ({
    id,
    label: name,
    description: t('frame:found.extension', { extension }),
    keywords: [extension],
    onClick: () => void navigate(`/people?agent=${id}`),
  }));
}

function useCallsFound(asked: string) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const times = useTimes();
  const [number] = useDebouncedValue(asE164(asked), 250);
  const { data } = useQuery({
    queryKey: queryKeys.calls.found(number),
    queryFn: () => answer(api.GET('/api/v1/calls', { params: { query: { number: number ?? '', limit: 5 } } })),
    enabled: number !== null,
  });
  return (number ? (data?.items ?? []) : []).map((call) => ({
    id: call.id,
    label: callerName(call.caller, t('calls:unknown_caller')),
    description: times.when(call.startedAt),
    keywords: [asked, call.caller ?? ''],
    onClick: () => void navigate(`/calls/${call.id}`),
  }));
}
