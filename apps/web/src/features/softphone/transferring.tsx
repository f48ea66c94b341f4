import { Alert, Button, Group, Loader, Stack, Text } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { clock } from '../../lib/format';
import { useNow } from '../../ui/phone';
import type { DeskCall } from './desk';
import { useTargetName } from './use-target-name';

interface Props {
  transferring: NonNullable<DeskCall['transferring']>;
  clockOffset: number;
  onTakeBack: () => void;
}

/**
 * Who is being called for the caller and for how long, until they have joined; until then the caller can be taken
 * back.
 */
export function TransferringLine({ transferring, clockOffset, onTakeBack }: Props) {
  const { t } = useTranslation();
  const nameOf = useTargetName();
  const now = useNow(clockOffset, 500);
  const { to, ringing, since } = transferring;
  const rings = ringing === null || to.kind === 'agent' ? null : nameOf({ kind: 'agent', id: ringing });
  const name = rings === null ? nameOf(to) : t('softphone:of_department', { name: rings, department: nameOf(to) });
  return (
    <Stack gap={8}>
      <Group gap={8} wrap="nowrap">
        <Loader size="xs" />
        <Text fw={600} role="status">
          {t('softphone:ringing', { name })}
        </Text>
        <Text role="timer" fw={600}>
          {clock(Math.max(0, now - since))}
        </Text>
      </Group>
      <Text size="xs" c="dimmed">
        {t('softphone:ringing_hint')}
      </Text>
      <Button h={44} leftSection={<IconArrowBackUp size={18} aria-hidden />} onClick={onTakeBack}>
        {t('softphone:take_back')}
      </Button>
    </Stack>
  );
}

/** The result of a transfer after which the caller is still here; it can be dismissed. */
export function TransferResult({ transfer }: { transfer: NonNullable<DeskCall['lastTransfer']> }) {
  const { t } = useTranslation();
  const nameOf = useTargetName();
  const [seen, setSeen] = useState(false);
  if (seen || transfer.result === 'handed_over') return null;
  const close = { withCloseButton: true, closeButtonLabel: t('softphone:dismiss'), onClose: () => setSeen(true) };
  return (
    <Alert role="status" color={transfer.result === 'taken_back' ? 'gray' : 'yellow'} variant="light" {...close}>
      {t(`softphone:transfer_result.${transfer.result}`, { name: nameOf(transfer.to) })}
    </Alert>
  );
}
