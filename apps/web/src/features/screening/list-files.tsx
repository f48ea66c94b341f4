import { Group, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { readListFile, type ListFile } from '@voicecore/domain/screening';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queryKeys, type ListedNumber } from '../../lib/api';
import { asE164 } from '../../lib/format/typed-number';
import { ChooseFile, ImportPreview, SaveAsFile } from '../../ui/file-import';
import { useNotify } from '../../ui/notify';
import { listApis, type Home } from './list-api';

type ListName = ListedNumber['list'];

/** Numbers sent in one request. */
const TOGETHER = 1_000;
/** Lines that are named when they cannot be read; there may be very many. */
const MOST_NAMED = 20;

/** Takes a file of numbers into a list, after showing what is in it, and saves the list as such a file. */
export function ListFiles({ home, list, isEmpty }: { home: Home; list: ListName; isEmpty: boolean }) {
  const [file, setFile] = useState<ListFile | null>(null);
  return (
    <Group gap="xs">
      <ChooseFile accept=".csv,.txt,.tsv,text/csv,text/plain" onText={(text) => setFile(readListFile(text, asE164))} />
      {!isEmpty && <SaveAsFile name={`${list}.csv`} read={() => listApis[home].file(list)} />}
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

function Preview({ home, list, file, onClose }: PreviewProps) {
  const { t } = useTranslation();
  const notify = useNotify();
  const client = useQueryClient();
  const { numbers, badLines, repeated } = file;
  const take = async (onSent: (count: number) => void) => {
    try {
      for (let from = 0; from < numbers.length; from += TOGETHER) {
        onSent(from);
        await listApis[home].addMany(list, numbers.slice(from, from + TOGETHER));
      }
    } finally {
      void client.invalidateQueries({ queryKey: queryKeys.screening.every });
    }
    notify.done(t('screening:file.done', { count: numbers.length }));
    return null;
  };
  return (
    <ImportPreview
      title={t('screening:file.title')}
      count={numbers.length}
      yes={t(`screening:file.take.${list}`, { count: numbers.length })}
      take={take}
      onClose={onClose}
      found={
        <>
          <Text>{t('screening:file.found', { count: numbers.length })}</Text>
          {repeated > 0 && <Text c="dimmed">{t('screening:file.repeated', { count: repeated })}</Text>}
          {badLines.length > 0 && (
            <Text c="dimmed">
              {t('screening:file.bad', { count: badLines.length, lines: badLines.slice(0, MOST_NAMED).join(', ') })}
              {badLines.length > MOST_NAMED ? ' …' : ''}
            </Text>
          )}
        </>
      }
    />
  );
}
