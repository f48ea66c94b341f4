import { notifications, type NotificationData } from '@mantine/notifications';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { asProblem } from '../lib/api';
import { useProblemText } from './problem-text';

/** The id of the notice that shows a text, by the text. */
const shown = new Map<string, string>();

/** Shows a notice; the same notice replaces the one before, so that the latest is never queued behind it. */
function show(key: string, notice: NotificationData): void {
  const before = shown.get(key);
  if (before !== undefined) notifications.hide(before);
  shown.set(key, notifications.show({ ...notice, onClose: () => shown.delete(key) }));
}

/** Short notices in the corner: what was done, and what could not be done. */
export function useNotify() {
  const text = useProblemText();
  const { t } = useTranslation();
  return useMemo(() => {
    const refused = (error: unknown, advice: string | null) => {
      const words = text(asProblem(error));
      show(words.failed, {
        title: words.failed,
        message: advice ?? words.todo,
        color: 'red',
        autoClose: 8000,
        closeButtonProps: { 'aria-label': t('frame:close') },
      });
    };
    return {
      done: (message: string) =>
        show(message, { message, color: 'gray', closeButtonProps: { 'aria-label': t('frame:close') } }),
      failed: (error: unknown) => refused(error, null),
      /** Like `failed`, with advice that replaces the general one of the problem's code, where more is known. */
      refused,
    };
  }, [text, t]);
}
