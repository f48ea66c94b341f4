import { Button, Stack, Text } from '@mantine/core';
import { IconMicrophoneOff } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Obstacle } from '../../lib/line';
import type { Softphone } from './softphone';
import css from './softphone.module.css';

/** Why this browser cannot take calls now, and how to fix it. */
export function NotReadyCard({ obstacle, softphone }: { obstacle: Obstacle; softphone: Softphone }) {
  const { t } = useTranslation();
  const [checking, setChecking] = useState(false);
  const again = () => {
    setChecking(true);
    void softphone.check().finally(() => setChecking(false));
  };
  return (
    <Stack className={css.card} gap={8} role="alert">
      <IconMicrophoneOff size={28} stroke={1.5} className={css.bad} aria-hidden />
      <Text fw={600}>{t(`softphone:obstacle.${obstacle}.title`)}</Text>
      <Text>{t(`softphone:obstacle.${obstacle}.cure`)}</Text>
      {obstacle !== 'insecure' && (
        <Button variant="default" h={44} onClick={again} loading={checking}>
          {t('softphone:check_again')}
        </Button>
      )}
    </Stack>
  );
}
