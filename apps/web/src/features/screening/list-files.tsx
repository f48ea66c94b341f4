import { Button, FileButton, Group, Progress, Stack, Text } from '@mantine/core';
import { IconDownload, IconUpload } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { readListFile, type ListFile } from '@voicecore/domain/screening';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queryKeys, type ListedNumber } from '../../lib/api';
import { asE164 } from '../../lib/format/typed-number';
import { saveFile } from '../../lib/format/save-file';
import { useNotify } from '../../ui/notify';
import { Overlay } from '../../ui/overlay';
import { listApis, type Home } from './list-api';
import { decoded, largestFile } from './read-file';

type ListName = ListedNumber['list'];

/** Numbers sent in one request. */
const TOGETHER = 1_000;
/** Lines that are named when they cannot be read; there may be very many. */
const MOST_NAMED = 20;

/** Takes a file of numbers into a list, after showing what is in it, and saves the list as such a file. */
export function ListFiles({ home, list, isEmpty }: { home: Home; list: ListName; isEmpty: boolean }) {
  const { t } = useTranslation();
  const notify = useNotify();
  const [file, setFile] = useState<ListFile | null>(null);
  const [isTooLarge, setTooLarge] = useState(false);
  const reset = useRef<() => void>(null);
  const read = async (chosen: File | null) => {
    reset.current?.();
    if (chosen === null) return;
    setTooLarge(chosen.size > largestFile);
    if (chosen.size <= largestFile) setFile(readListFile(decoded(new Uint8Array(await chosen.arrayBuffer())), asE164));
  };
  const download = async () => {
    saveFile(`${list}.csv`, await listApis[home].file(list));
  };
  return (
    <Group gap="xs">
      <FileButton resetRef={reset} accept=".csv,.txt,.tsv,text/csv,text/plain" onChange={(chosen) => void read(chosen)}>
        {(props) => (
          <Button {...props} size="xs" variant="default" leftSection={<IconUpload size={14} aria-hidden />}>
            {t('screening:file.choose')}
          </Button>
        )}
      </FileButton>
      {!isEmpty && (
        <Button
          size="xs"
          variant="default"
          leftSection={<IconDownload size={14} aria-hidden />}
          onClick={() => void download().catch(notify.failed)}
        >
          {t('screening:file.save')}
        </Button>
      )}
      {isTooLarge && (
        <Text c="red" size="sm" role="alert">
          {t('screening:file.too_large')}
        </Text>
      )}
      {file && <Preview home={home} list={list} file={file} onClose={() => setFile(null)} />}
    </Group>
  );
}

interface PreviewProps {
  home: Home;
  list: ListName;
  file: ListFile;
  onClose: () => void;
}

/** What a file holds; once confirmed, how far it has been taken in. */
function Preview({ home, list, file, onClose }: PreviewProps) {
  const { t } = useTranslation();
  const notify = useNotify();
  const client = useQueryClient();
  const { numbers, badLines, repeated } = file;
  const [sent, setSent] = useState<number | null>(null);
  const take = async () => {
    try {
      for (let from = 0; from < numbers.length; from += TOGETHER) {
        setSent(from);
        await listApis[home].addMany(list, numbers.slice(from, from + TOGETHER));
      }
      notify.done(t('screening:file.done', { count: numbers.length }));
      onClose();
    } catch (error) {
      notify.failed(error);
      setSent(null);
    } finally {
      void client.invalidateQueries({ queryKey: queryKeys.screening.every });
    }
  };
  const isBusy = sent !== null;
  return (
    <Overlay kind="center" title={t('screening:file.title')} onClose={() => !isBusy && onClose()}>
      <Stack>
        <Text>{t('screening:file.found', { count: numbers.length })}</Text>
        {repeated > 0 && <Text c="dimmed">{t('screening:file.repeated', { count: repeated })}</Text>}
        {badLines.length > 0 && (
          <Text c="dimmed">
            {t('screening:file.bad', { count: badLines.length, lines: badLines.slice(0, MOST_NAMED).join(', ') })}
            {badLines.length > MOST_NAMED ? ' …' : ''}
          </Text>
        )}
        {isBusy && (
          <Progress
            value={(100 * sent) / numbers.length}
            aria-label={t('screening:file.progress', { sent, count: numbers.length })}
          />
        )}
        <Group justify="flex-end">
          <Button variant="default" disabled={isBusy} onClick={onClose}>
            {t('frame:cancel')}
          </Button>
          <Button disabled={numbers.length === 0} loading={isBusy} onClick={() => void take()}>
            {t(`screening:file.take.${list}`, { count: numbers.length })}
          </Button>
        </Group>
      </Stack>
    </Overlay>
  );
}
