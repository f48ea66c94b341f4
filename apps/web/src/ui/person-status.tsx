import { useMutation } from '@tanstack/react-query';
import { IconCheck, IconChevronDown, IconMoon } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { answer, api, type Agent } from '../lib/api';
import { useMe } from '../lib/session';
import { AgentStatus } from './agent-status';
import { MenuButton } from './menu';
import { useNotify } from './notify';
import { useUndo } from './use-undo';
import css from './agent-status.module.css';

type Chosen = 'available' | 'not_available';

const put = (id: string, status: Chosen) =>
  answer(api.PUT('/api/v1/agents/{id}/status', { params: { path: { id } }, body: { status } }));

/**
 * A person's status. Users who manage people may set it for others; agents set their own in the softphone, which
 * checks the microphone.
 */
export function PersonStatus({ agent }: { agent: Agent }) {
  const { t } = useTranslation();
  const me = useMe();
  if (agent.disabled) return t('people:state.no_access');
  if (agent.invited) return t('people:state.invited');
  const isMine = agent.id === me.agentId || me.role === 'agent';
  if (isMine || agent.status === 'busy') return <AgentStatus status={agent.status} />;
  return <StatusMenu agent={agent} />;
}

function StatusMenu({ agent }: { agent: Agent }) {
  const { t } = useTranslation();
  const notify = useNotify();
  const offerUndo = useUndo();
  const set = useMutation({
    mutationFn: (status: Chosen) => put(agent.id, status),
    onSuccess: (_answer, status) =>
      offerUndo({
        message: t(`people:status_set.${status}`, { name: agent.name }),
        undo: () => put(agent.id, status === 'available' ? 'not_available' : 'available'),
        changed: [],
      }),
    onError: notify.failed,
  });
  const choice = (status: Chosen, icon: typeof IconCheck) => ({
    label: t(`people:set_status.${status}`),
    icon,
    onChoose: () => set.mutate(status),
  });
  return (
    <MenuButton
      className={css.menu}
      position="bottom-start"
      heading={t('people:status_of', { name: agent.name })}
      items={[agent.status === 'available' ? choice('not_available', IconMoon) : choice('available', IconCheck)]}
    >
      <AgentStatus status={agent.status} />
      <IconChevronDown size={14} aria-hidden />
    </MenuButton>
  );
}
