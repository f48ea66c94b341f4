import { Button, Group, Stack, Text } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { callerOf, clock } from '../../lib/format';
import type { TransferTarget } from './desk';
import type { LocalState } from './local-state';
import type { Softphone } from './softphone';
import { SpamButton } from './spam-button';
import { useTargetName } from './use-target-name';
import css from './softphone.module.css';

/** How long the card stays, ms: long enough to open the call's page. */
const STAYS_MS = 20_000;

interface Props {
  ended: NonNullable<LocalState['ended']>;
  handedTo: TransferTarget | null;
  softphone: Softphone;
}

/** How the last call ended. */
export function EndedCard({ ended, handedTo, softphone }: Props) {
  const { t } = useTranslation();
  useEffect(() => {
    const timer = setTimeout(() => softphone.order({ kind: 'dismiss' }), STAYS_MS);
    return () => clearTimeout(timer);
  }, [softphone, ended]);
  return (
    <Stack className={css.card} gap={8} role="status">
      <Text className={css.number}>{callerOf(ended, t('softphone:withheld'))}</Text>
      <Text fw={600}>{handedTo ? <HandedTo target={handedTo} /> : t(`softphone:ending.${ended.ending}`)}</Text>
      {ended.lastedMs !== null && <Text c="dimmed">{t('softphone:lasted', { time: clock(ended.lastedMs) })}</Text>}
      <Group justify="space-between">
        {ended.callId && <Link to={`/calls/${ended.callId}`}>{t('softphone:open_call')}</Link>}
        {ended.callId && <SpamButton key={ended.callId} callId={ended.callId} />}
        <Button variant="default" h={44} onClick={() => softphone.order({ kind: 'dismiss' })}>
          {t('softphone:dismiss')}
        </Button>
      </Group>
    </Stack>
  );
}

function HandedTo({ target }: { target: TransferTarget }) {
  const { t } = useTranslation();
  return t('softphone:handed_over', { name: useTargetName()(target) });
}
