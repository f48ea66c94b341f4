import { Button, Group, Slider, Stack, Text } from '@mantine/core';
import { IconVolume, IconVolumeOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { PhoneInUse } from './use-phone';
import css from './phone.module.css';

/** The volume of the other side. A phone plays sound from the click that calls, like any phone. */
export function SoundControls({ phone: { silent, volume, silence, setVolume } }: { phone: PhoneInUse }) {
  const { t } = useTranslation();
  return (
    <Stack gap={4}>
      <Group gap={16}>
        <Button
          h={44}
          variant={silent ? 'light' : 'default'}
          leftSection={silent ? <IconVolumeOff size={18} aria-hidden /> : <IconVolume size={18} aria-hidden />}
          onClick={() => silence(!silent)}
        >
          {t(silent ? 'phone:hear_line' : 'phone:mute_line')}
        </Button>
        <Slider
          className={css.volume}
          thumbLabel={t('phone:volume')}
          label={(percent) => `${percent} %`}
          min={5}
          max={100}
          step={5}
          size="lg"
          thumbSize={24}
          value={volume}
          disabled={silent}
          onChange={setVolume}
        />
      </Group>
      <Text size="xs" c="dimmed">
        {t('phone:sound_note')}
      </Text>
    </Stack>
  );
}
