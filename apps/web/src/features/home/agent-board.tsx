import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Agent } from '../../lib/api';
import { useDirectory } from '../../lib/directory';
import { useTimes } from '../../lib/format';
import { AgentStatus } from '../../ui/agent-status';
import { List } from '../../ui/resource-list';
import css from './home.module.css';

const order = { available: 0, busy: 1, not_available: 2 };

export function AgentBoard({ agents }: { agents: readonly Agent[] }) {
  const { t } = useTranslation();
  if (agents.length === 0) return <Text c="dimmed">{t('home:no_agents_yet')}</Text>;
  const sorted = [...agents].sort((a, b) => order[a.status] - order[b.status] || a.name.localeCompare(b.name));
  return (
    <List>
      {sorted.map((agent) => (
        <AgentLine key={agent.id} agent={agent} />
      ))}
    </List>
  );
}

function AgentLine({ agent }: { agent: Agent }) {
  const { t, i18n } = useTranslation();
  const times = useTimes();
  const directory = useDirectory();
  const places = agent.departmentIds.map(directory.department).filter(Boolean).join(', ');
  // A status that somebody chose needs no explanation and has no words here; one that the system set does.
  const reason = agent.statusReason;
  const why = reason && i18n.exists(`people:status_reason.${reason}`) ? t(`people:status_reason.${reason}`) : null;
  return (
    <li className={css.agent}>
      <span className={css.name}>{agent.name}</span>
      <span className={css.extension}>{t('people:extension_short', { extension: agent.extension })}</span>
      <span className={css.places}>{places}</span>
      <span className={css.statusCell}>
        <AgentStatus status={agent.status} />
        <span className={css.since}>
          {why && `${why} · `}
          {agent.callId && <Link to={`/calls/${agent.callId}`}>{t('home:their_call')}</Link>}
          {!agent.callId && agent.statusAt !== null && (
            <time title={times.exact(agent.statusAt)}>{t('home:since', { time: times.when(agent.statusAt) })}</time>
          )}
        </span>
      </span>
    </li>
  );
}
