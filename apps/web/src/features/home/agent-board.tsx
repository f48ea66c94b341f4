import { Text, UnstyledButton } from '@mantine/core';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Agent } from '../../lib/api';
import { useDepartmentName, useDepartments } from '../../lib/directory';
import { useTimes } from '../../lib/format';
import { PersonStatus } from '../../ui/person-status';
import { List } from '../../ui/resource-list';
import { groupsOf, type PlaceOfPeople } from './groups';
import css from './home.module.css';

/** The people by department: who is available at a glance, and who is away on request. */
export function AgentBoard({ agents, opens }: { agents: readonly Agent[]; opens: (callId: string) => boolean }) {
  const { t } = useTranslation();
  const departments = useDepartments().data?.items;
  const groups = useMemo(() => groupsOf(agents, departments?.map(({ id }) => id) ?? []), [agents, departments]);
  if (groups.length === 0) return <Text c="dimmed">{t('home:no_agents_yet')}</Text>;
  return groups.map((group) => <Group key={group.departmentId ?? ''} group={group} opens={opens} />);
}

function Group({ group, opens }: { group: PlaceOfPeople; opens: (callId: string) => boolean }) {
  const { t } = useTranslation();
  const nameOf = useDepartmentName();
  const [isOpen, setOpen] = useState(false);
  const { departmentId, here, away, invited } = group;
  const name = departmentId === null ? t('home:no_department') : (nameOf(departmentId) ?? '');
  const absent = away.length - invited;
  const folded = [
    absent > 0 && t('home:away', { count: absent }),
    invited > 0 && t('home:invited', { count: invited }),
  ].filter(Boolean);
  const Chevron = isOpen ? IconChevronDown : IconChevronRight;
  return (
    <section className={css.group} aria-label={name}>
      <h3 className={css.groupName}>{name}</h3>
      <List>
        {here.map((agent) => (
          <AgentLine key={agent.id} agent={agent} opens={opens} />
        ))}
        {away.length > 0 && (
          <li>
            <UnstyledButton className={css.fold} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
              <Chevron size={14} aria-hidden />
              {folded.join(' · ')}
            </UnstyledButton>
          </li>
        )}
        {isOpen && away.map((agent) => <AgentLine key={agent.id} agent={agent} opens={opens} />)}
      </List>
    </section>
  );
}

function AgentLine({ agent, opens }: { agent: Agent; opens: (callId: string) => boolean }) {
  const { t, i18n } = useTranslation();
  const times = useTimes();
  // A status that the agent chose needs no explanation; one that the system set does.
  const reason = agent.invited ? null : agent.statusReason;
  const why = reason && i18n.exists(`people:status_reason.${reason}`) ? t(`people:status_reason.${reason}`) : null;
  const call = agent.callId && opens(agent.callId) ? agent.callId : null;
  return (
    <li className={css.agent}>
      <span className={css.name}>{agent.name}</span>
      <span className={css.extension}>{t('people:extension_short', { extension: agent.extension })}</span>
      <span className={css.statusCell}>
        <PersonStatus agent={agent} />
        {!agent.invited && (
          <span className={css.since}>
            {why && `${why} · `}
            {call && <Link to={`/calls/${call}`}>{t('home:their_call')}</Link>}
            {!call && agent.statusAt !== null && (
              <time title={times.exact(agent.statusAt)}>{t('home:since', { time: times.when(agent.statusAt) })}</time>
            )}
          </span>
        )}
      </span>
    </li>
  );
}
