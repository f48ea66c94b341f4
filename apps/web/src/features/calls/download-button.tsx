import { Button } from '@mantine/core';
import { IconDownload, IconX } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallFilters } from '../../lib/api';
import { saveFile } from '../../lib/format/save-file';
import { useNotify } from '../../ui/notify';
import { readCallFile, type CallTotal } from './call-file';
import css from './calls.module.css';

/**
 * Downloads all matching calls as a file, with their count; while it runs, shows the progress and a way to stop.
 */
export function DownloadButton({ query, total }: { query: CallFilters; total: CallTotal }) {
  const { t, i18n } = useTranslation();
  const notify = useNotify();
  const [come, setCome] = useState<number | null>(null);
  const stop = useRef<AbortController>(null);
  const count = t(total.exact ? 'calls:count' : 'calls:count_more', { count: total.count });
  const download = async () => {
    const control = new AbortController();
    stop.current = control;
    setCome(0);
    try {
      let calls = 0;
      const language = i18n.language === 'es' ? 'es' : 'en';
      const file = await readCallFile(query, language, (n) => setCome((calls = n)), control.signal);
      saveFile('calls.csv', file);
      notify.done(t('calls:csv_done', { count: calls }));
    } catch (error) {
      if (!control.signal.aborted) notify.failed(error);
    } finally {
      setCome(null);
    }
  };
  if (come !== null) {
    return (
      <Button
        size="xs"
        variant="default"
        className={css.csv}
        rightSection={<IconX size={14} aria-hidden />}
        aria-label={t('calls:csv_stop')}
        onClick={() => stop.current?.abort()}
      >
        {t('calls:csv_progress', { come, count })}
      </Button>
    );
  }
  return (
    <Button
      size="xs"
      variant="default"
      className={css.csv}
      leftSection={<IconDownload size={14} aria-hidden />}
      title={t('calls:csv_hint')}
      onClick={() => void download()}
    >
      {t('calls:csv', { count })}
    </Button>
  );
}
