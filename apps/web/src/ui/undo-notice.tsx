import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

/** How long the undo button stays on the screen, ms. */
const regret = 12_000;

/** Says what was done, with a button that undoes it. */
export function useUndoNotice() {
  const { t } = useTranslation();
  return useCallback(
    (message: string, onUndo: () => void) => {
      const id = notifications.show({
        color: 'gray',
        autoClose: regret,
        closeButtonProps: { 'aria-label': t('frame:close') },
        message: (
          <Group justify="space-between" wrap="nowrap">
            <Text>{message}</Text>
            <Button
              size="xs"
              flex="none"
              variant="default"
              onClick={() => {
                onUndo();
                notifications.hide(id);
              }}
            >
              {t('frame:undo')}
            </Button>
          </Group>
        ),
      });
    },
    [t],
  );
}
