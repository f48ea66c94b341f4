import { Button, Group, Progress, Stack } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNotify } from '../notify';
import { Overlay } from '../overlay';

interface Props {
  title: string;
  /** The number of things that would be taken in. */
  count: number;
  /** The label of the button that takes them in. */
  yes: string;
  /** What the file holds. */
  found: ReactNode;
  /**
   * Takes them in, and says how many have been sent. What it returns is shown in place of the preview; with null, the
   * overlay closes.
   */
  take: (onSent: (count: number) => void) => Promise<ReactNode>;
  onClose: () => void;
}

/** What a file holds; once confirmed, how far it has been taken in, and what came of it. */
export function ImportPreview({ title, count, yes, found, take, onClose }: Props) {
  const { t } = useTranslation();
  const notify = useNotify();
  const [sent, setSent] = useState<number | null>(null);
  const [report, setReport] = useState<ReactNode>(null);
  const isBusy = sent !== null;
  const start = async () => {
    setSent(0);
    try {
      const outcome = await take(setSent);
      if (outcome === null) onClose();
      else setReport(outcome);
    } catch (error) {
      notify.failed(error);
    } finally {
      setSent(null);
    }
  };
  return (
    <Overlay kind="center" title={title} onClose={() => !isBusy && onClose()}>
      <Stack>
        {report ?? found}
        {isBusy && (
          <Progress value={(100 * sent) / Math.max(1, count)} aria-label={t('frame:file.progress', { sent, count })} />
        )}
        <Group justify="flex-end">
          <Button variant="default" disabled={isBusy} onClick={onClose}>
            {t(report === null ? 'frame:cancel' : 'frame:close')}
          </Button>
          {report === null && (
            <Button disabled={count === 0} loading={isBusy} onClick={() => void start()}>
              {yes}
            </Button>
          )}
        </Group>
      </Stack>
    </Overlay>
  );
}
