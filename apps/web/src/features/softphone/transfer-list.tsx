import { Button, Group, Radio, Stack, Text, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAgents, useDepartments } from '../../lib/directory';
import { useMe } from '../../lib/session';
import { ProblemNotice } from '../../ui/problem-notice';
import type { TransferTarget } from './desk';
import { targetsFound, transferTargets } from './transfer-targets';
import css from './softphone.module.css';

/** The transfer targets: free ones first, and everyone else with the reason why not now. */
export function TransferList({ onTransfer }: { onTransfer: (target: TransferTarget) => void }) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<string | null>(null);
  const [asked, setAsked] = useState('');
  const list = useRef<HTMLDivElement>(null);
  // The best match comes first, however far the user had scrolled.
  const search = (typed: string) => {
    setAsked(typed);
    if (list.current) list.current.scrollTop = 0;
  };
  const { targets, problem, retry } = useTargets();
  if (problem) return <ProblemNotice problem={problem} onRetry={retry} />;
  const shown = targetsFound(asked, targets);
  const target = targets.find(({ id, isFree }) => id === chosen && isFree);
  return (
    <Stack gap={8}>
      <TextInput
        label={t('softphone:transfer_to')}
        placeholder={t('softphone:transfer_search')}
        leftSection={<IconSearch size={16} aria-hidden />}
        value={asked}
        onChange={({ currentTarget }) => search(currentTarget.value)}
      />
      <Radio.Group value={chosen} onChange={setChosen} aria-label={t('softphone:transfer_to')}>
        <div ref={list} className={css.targets} tabIndex={0} role="group" aria-label={t('softphone:transfer_to')}>
          {shown.map(({ id, kind, name, extension, free, isFree, status }) => (
            <Radio.Card key={id} value={id} className={css.target} p={8} disabled={!isFree}>
              <Group gap={8} wrap="nowrap">
                <Radio.Indicator disabled={!isFree} />
                <div>
                  <Text>{name}</Text>
                  <Group gap={4}>
                    {status && <span className={css.dot} data-status={status} aria-hidden />}
                    <Text size="xs" c="dimmed">
                      {kind === 'department'
                        ? t('softphone:free', { count: free })
                        : `${extension} · ${t(`softphone:reach.${status ?? 'not_available'}`)}`}
                    </Text>
                  </Group>
                </div>
              </Group>
            </Radio.Card>
          ))}
          {shown.length === 0 && (
            <Text c="dimmed" role="status">
              {t('softphone:transfer_nobody')}
            </Text>
          )}
        </div>
      </Radio.Group>
      <Button h={44} disabled={!target} onClick={() => target && onTransfer({ kind: target.kind, id: target.id })}>
        {target ? t('softphone:transfer_now', { name: target.name }) : t('softphone:transfer_choose')}
      </Button>
    </Stack>
  );
}

function useTargets() {
  const { i18n } = useTranslation();
  const me = useMe();
  const agents = useAgents();
  const departments = useDepartments();
  const language = i18n.language === 'es' ? 'es' : 'en';
  const others = (agents.data?.items ?? []).filter(({ id }) => id !== me.agentId);
  const targets = transferTargets(others, departments.data?.items ?? [], language);
  const retry = () => void Promise.all([agents.refetch(), departments.refetch()]);
  return { targets, problem: agents.error ?? departments.error, retry };
}
