import { ActionIcon, Select, Stack, Text } from '@mantine/core';
import { IconSearch, IconX } from '@tabler/icons-react';
import { personFits } from '@voicecore/domain/people';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Agent } from '../../lib/api';
import { useAgents } from '../../lib/directory';
import css from './people.module.css';

interface Props {
  /** The field that it edits. */
  path: 'agentIds' | 'managerIds';
  /** What these people are, how many there are, and what the field for one more says. */
  label: string;
  count: string;
  add: string;
  text?: string;
  ids: readonly string[];
  onChange: (ids: string[]) => void;
  error: React.ReactNode;
}

/** The number of names offered at once; the user finds the others by typing. */
const offered = 20;

/** People of a department: added by name, extension or e-mail, and removed. */
export function DepartmentPeople({ path, label, count, add, text, ids, onChange, error }: Props) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const agents = useAgents().data?.items ?? [];
  const known = new Map(agents.map((agent) => [agent.id, agent]));
  const listed = ids.flatMap((id) => known.get(id) ?? []);
  const others = agents.filter(({ id }) => !ids.includes(id));
  const found = ({ options, search }: { options: { value: string }[]; search: string }) =>
    options.filter(({ value }) => {
      const agent = known.get(value);
      return agent !== undefined && personFits(agent, search.trim() === '' ? {} : { q: search });
    });
  return (
    <Stack gap={8} role="group" aria-label={label} data-path={path}>
      <Text fw={500} size="sm">
        {count}
      </Text>
      {text && (
        <Text size="sm" c="dimmed">
          {text}
        </Text>
      )}
      <Select
        searchable
        leftSection={<IconSearch size={14} aria-hidden />}
        aria-label={add}
        placeholder={add}
        limit={offered}
        nothingFoundMessage={t('staff:none_found.title')}
        data={others.map((agent) => ({ value: agent.id, label: labelOf(agent) }))}
        filter={(input) => found(input as Parameters<typeof found>[0]) as never}
        searchValue={typed}
        onSearchChange={setTyped}
        value={null}
        error={error}
        onChange={(id) => {
          if (id === null) return;
          onChange([...ids, id]);
          setTyped('');
        }}
      />
      <ul className={css.members}>
        {listed.map((agent) => (
          <li key={agent.id} className={css.member}>
            <span>
              {agent.name} <span className={css.quiet}>{agent.extension}</span>
            </span>
            <ActionIcon
              variant="subtle"
              color="gray"
              size={32}
              aria-label={t('staff:take_out', { name: agent.name })}
              onClick={() => onChange(ids.filter((id) => id !== agent.id))}
            >
              <IconX size={16} aria-hidden />
            </ActionIcon>
          </li>
        ))}
      </ul>
    </Stack>
  );
}

const labelOf = ({ name, extension }: Agent): string => `${name} · ${extension}`;
