import { Button, Group, Radio, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAgents, useDepartments } from '../../lib/directory';
import { useMe } from '../../lib/session';
import { ProblemNotice } from '../../ui/problem-notice';
import type { TransferTarget } from './desk';
import css from './softphone.module.css';

interface Row extends TransferTarget {
  note: string;
  status: string | null;
}

/** To whom a call can be handed, each with what may be expected of them. The caller goes as soon as it is pressed. */
export function TransferList({ onTransfer }: { onTransfer: (target: TransferTarget) => void }) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<string | null>(null);
  const { rows, problem, retry } = useTargets();
  if (problem) return <ProblemNotice problem={problem} onRetry={retry} />;
  const target = rows.find(({ id }) => id === chosen);
  return (
    <Stack gap={8}>
      <Radio.Group value={chosen} onChange={setChosen} label={t('softphone:transfer_to')}>
        <Stack gap={4} mt={4}>
          {rows.map(({ id, name, note, status }) => (
            <Radio.Card key={id} value={id} className={css.target} p={8}>
              <Group gap={8} wrap="nowrap">
                <Radio.Indicator />
                <div>
                  <Text>{name}</Text>
                  <Group gap={4}>
                    {status && <span className={css.dot} data-status={status} aria-hidden />}
                    <Text size="xs" c="dimmed">
                      {note}
                    </Text>
                  </Group>
                </div>
              </Group>
            </Radio.Card>
          ))}
        </Stack>
      </Radio.Group>
      <Button h={44} disabled={!target} onClick={() => target && onTransfer(target)}>
        {target ? t('softphone:transfer_now', { name: target.name }) : t('softphone:transfer_choose')}
      </Button>
    </Stack>
  );
}

function useTargets(): { rows: Row[]; problem: Error | null; retry: () => void } {
  const { t, i18n } = useTranslation();
  const me = useMe();
  const agents = useAgents();
  const departments = useDepartments();
  const people = agents.data?.items ?? [];
  const others = people.filter(({ id }) => id !== me.agentId);
  const language = i18n.language === 'es' ? 'es' : 'en';
  const rows: Row[] = [
    ...(departments.data?.items ?? []).map(({ id, names }) => {
      const count = others.filter((one) => one.departmentIds.includes(id) && one.status === 'available').length;
      return {
        kind: 'department' as const,
        id,
        name: names[language],
        status: null,
        note: t('softphone:free', { count }),
      };
    }),
    ...others.map(({ id, name, extension, status }) => {
      const note = `${extension} · ${t(`softphone:status.${status}`)}`;
      return { kind: 'agent' as const, id, name, status, note };
    }),
  ];
  const retry = () => void Promise.all([agents.refetch(), departments.refetch()]);
  return { rows, problem: agents.error ?? departments.error, retry };
}
