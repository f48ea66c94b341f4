import { Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Overlay } from './overlay';

interface Props {
  opened: boolean;
  title: string;
  /** Names what will be removed. */
  children: string;
  yes: string;
  busy?: boolean;
  onYes: () => void;
  onClose: () => void;
}

/** Asks for confirmation before something is destroyed. */
export function Confirm({ opened, title, children, yes, busy, onYes, onClose }: Props) {
  const { t } = useTranslation();
  if (!opened) return null;
  return (
    <Overlay kind="center" title={title} onClose={onClose}>
      <Text>{children}</Text>
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onClose} data-autofocus>
          {t('frame:cancel')}
        </Button>
        <Button color="red" onClick={onYes} loading={busy}>
          {yes}
        </Button>
      </Group>
    </Overlay>
  );
}
