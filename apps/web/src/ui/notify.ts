import { notifications } from '@mantine/notifications';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { asProblem } from '../lib/api';
import { useProblemText } from './problem-text';

/** Short notices in the corner: what was done, and what could not be done. */
export function useNotify() {
  const text = useProblemText();
  const { t } = useTranslation();
  return useMemo(
    () => ({
      done: (message: string) =>
        notifications.show({ message, color: 'gray', closeButtonProps: { 'aria-label': t('frame:close') } }),
      failed: (error: unknown) => {
        const words = text(asProblem(error));
        notifications.show({
          title: words.failed,
          message: words.todo,
          color: 'red',
          autoClose: 8000,
          closeButtonProps: { 'aria-label': t('frame:close') },
        });
      },
    }),
    [text, t],
  );
}
