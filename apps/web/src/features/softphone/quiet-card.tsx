import { Loader, Stack, Text } from '@mantine/core';
import { IconPhone, IconPhoneOff, IconPlugConnectedX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { callerOf } from '../../lib/format';
import type { DockView } from './dock-view';
import css from './softphone.module.css';

const SIGNS = { off: IconPhoneOff, available: IconPhone, 'line-lost': IconPlugConnectedX };

type Quiet = Extract<DockView, { kind: 'off' | 'available' | 'line-lost' | 'connecting' }>;

/** The states in which there is nothing to press. */
export function QuietCard({ view }: { view: Exclude<DockView, { kind: 'not-ready' }> }) {
  const { t } = useTranslation();
  const quiet = view as Quiet;
  if (quiet.kind === 'connecting') {
    return (
      <Stack className={css.quiet} role="status">
        <Loader size="sm" />
        <Text fw={600}>{callerOf(quiet, t('softphone:withheld'))}</Text>
        <Text c="dimmed">{t('softphone:connecting')}</Text>
      </Stack>
    );
  }
  const Sign = SIGNS[quiet.kind];
  return (
    <Stack className={css.quiet} role="status">
      <Sign size={28} stroke={1.5} aria-hidden />
      <Text fw={600}>{t(`softphone:quiet.${quiet.kind}.title`)}</Text>
      <Text c="dimmed">
        {t(`softphone:quiet.${quiet.kind}.text`)}
        {quiet.kind === 'available' && <span className={css.keyHint}> {t('softphone:f2_answers')}</span>}
      </Text>
    </Stack>
  );
}
