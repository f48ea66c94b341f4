import { Button, Group, Modal, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

interface Props {
  opened: boolean;
  title: string;
  /** Names what goes. */
  children: string;
  yes: string;
  busy?: boolean;
  onYes: () => void;
  onClose: () => void;
}

/** Asks once before something is destroyed. */
export function Confirm({ opened, title, children, yes, busy, onYes, onClose }: Props) {
  const { t } = useTranslation();
  return (
    <Modal opened={opened} onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t('frame:close') }}>
      <Text>{children}</Text>
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onClose} data-autofocus>
          {t('frame:cancel')}
        </Button>
        <Button color="red" onClick={onYes} loading={busy}>
          {yes}
        </Button>
      </Group>
    </Modal>
  );
}
