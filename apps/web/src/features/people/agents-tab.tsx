import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import type { Agent } from '../../lib/api';
import { useAgents, useDirectory } from '../../lib/directory';
import { AgentStatus } from '../../ui/agent-status';
import { EmptyState } from '../../ui/empty-state';
import { ListBar, ListRow, ResourceList } from '../../ui/resource-list';
import { AgentDrawer } from './agent-drawer';
import css from './people.module.css';

export function AgentsTab({ admin }: { admin: boolean }) {
  const { t } = useTranslation();
  const agents = useAgents();
  const [params, setParams] = useSearchParams();
  const open = admin ? params.get('agent') : null;
  const set = (id: string | null) => setParams(id ? { agent: id } : {});
  const add = admin ? (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => set('new')}>
      {t('people:add_agent')}
    </Button>
  ) : undefined;
  const chosen = agents.data?.items.find(({ id }) => id === open) ?? null;
  return (
    <>
      <ResourceList
        query={agents}
        rows={5}
        head={<ListBar>{add}</ListBar>}
        empty={
          <EmptyState title={t('people:no_agents.title')} action={add}>
            {t('people:no_agents.text')}
          </EmptyState>
        }
      >
        {(agent) => <AgentRow key={agent.id} agent={agent} onOpen={admin ? () => set(agent.id) : null} />}
      </ResourceList>
      {(open === 'new' || chosen) && <AgentDrawer key={open} agent={chosen} onClose={() => set(null)} />}
    </>
  );
}

function AgentRow({ agent, onOpen }: { agent: Agent; onOpen: (() => void) | null }) {
  const { t } = useTranslation();
  const directory = useDirectory();
  return (
    <ListRow className={css.row} onOpen={onOpen}>
      <span>
        <span className={css.name}>{agent.name}</span>
        <span className={css.quiet}>{agent.email}</span>
        {onOpen && agent.passwordAskedAt !== null && <span className={css.asked}>{t('people:forgot_password')}</span>}
      </span>
      <span>{t('people:extension_short', { extension: agent.extension })}</span>
      <span className={css.quiet}>{agent.departmentIds.map(directory.department).filter(Boolean).join(', ')}</span>
      <span>
        {agent.disabled ? (
          t('people:disabled')
        ) : agent.invited ? (
          t('people:invited')
        ) : (
          <AgentStatus status={agent.status} />
        )}
      </span>
      <span className={css.quiet}>{t(`frame:role.${agent.role}`)}</span>
    </ListRow>
  );
}
