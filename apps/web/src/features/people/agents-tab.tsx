import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answer, api, queryKeys, type Agent } from '../../lib/api';
import { EmptyState } from '../../ui/empty-state';
import { Loaded } from '../../ui/loaded';
import { SkeletonRows } from '../../ui/skeleton-rows';
import { AgentDrawer } from './agent-drawer';
import { PeopleBar } from './people-bar';
import { usePeopleFilters, type PeopleFilters } from './people-filters';
import { usePeoplePages } from './people-pages';
import { PeopleTable } from './people-table';

export function AgentsTab({ admin }: { admin: boolean }) {
  const filters = usePeopleFilters();
  const pages = usePeoplePages(filters.asked);
  const people = pages.data?.pages.flatMap(({ items }) => items);
  const total = pages.data?.pages[0]?.total ?? null;
  const open = admin ? filters.open : null;
  const chosen = useChosen(open, people);
  const close = () => filters.set({ agent: null });
  const add = admin ? () => filters.set({ agent: 'new' }) : null;
  return (
    <>
      <PeopleBar filters={filters} total={total} onAdd={add} />
      <Loaded query={{ ...pages, data: people }} skeleton={<SkeletonRows rows={8} height={52} />}>
        {(rows) =>
          rows.length > 0 ? (
            <PeopleTable
              people={rows}
              total={total ?? rows.length}
              filters={filters}
              pages={pages}
              onOpen={admin ? (agent) => filters.set({ agent }) : null}
            />
          ) : (
            <Nobody filters={filters} onAdd={add} />
          )
        }
      </Loaded>
      {(open === 'new' || chosen) && <AgentDrawer key={open} agent={chosen} onClose={close} />}
    </>
  );
}

/**
 * Returns the agent that is open: from the list, or read separately when a link names an agent whose page was not read.
 */
function useChosen(open: string | null, people: readonly Agent[] | undefined): Agent | null {
  const listed = people?.find(({ id }) => id === open) ?? null;
  const id = open !== null && open !== 'new' && people !== undefined && listed === null ? open : null;
  const alone = useQuery({
    queryKey: queryKeys.agent(id),
    queryFn: () => answer(api.GET('/api/v1/agents/{id}', { params: { path: { id: id ?? '' } } })),
    enabled: id !== null,
    meta: {
      follow: (data: Agent, changed: string, agent: Agent | null) => (data.id === changed && agent ? agent : data),
    },
  });
  return listed ?? (id === null ? null : (alone.data ?? null));
}

function Nobody({ filters, onAdd }: { filters: PeopleFilters; onAdd: (() => void) | null }) {
  const { t } = useTranslation();
  if (filters.isNarrowed)
    return (
      <EmptyState title={t('staff:none_found.title')} action={undefined}>
        {t('staff:none_found.text')}
      </EmptyState>
    );
  const add = onAdd ? <Button onClick={onAdd}>{t('staff:add_agent')}</Button> : undefined;
  return (
    <EmptyState title={t('staff:no_agents.title')} action={add}>
      {t('staff:no_agents.text')}
    </EmptyState>
  );
}
