import { Button, Checkbox, Group, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  answer,
  api,
  queryKeys,
  type KnowledgeDraft,
  type KnowledgeImportMade,
  type KnowledgeImportPreview,
} from '../../../lib/api';
import { addUnsaved } from '../../../lib/leaving';
import { ProblemNotice } from '../../../ui/problem-notice';
import { List } from '../../../ui/resource-list';
import { DraftRow } from './draft-row';
import { entriesOf, lacksLanguage, rowFaults, rowsOf, type ImportRow } from './rows';
import css from '../knowledge.module.css';

/** Rows rendered at first and added with each press: the page stays fast with two thousand. */
const rowsAtOnce = 50;

interface Props {
  preview: KnowledgeImportPreview;
  onBack: () => void;
  onDone: (made: KnowledgeImportMade) => void;
}

/** The proposed entries, each to be reviewed, corrected or left out; nothing else is published. */
export function ImportPreview({ preview, onBack, onDone }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [rows, setRows] = useState(() => rowsOf(preview.drafts));
  const [shown, setShown] = useState(rowsAtOnce);
  const chosen = rows.filter((row) => row.chosen);
  const broken = chosen.filter(({ draft }) => rowFaults(draft).length > 0).length;
  const partial = chosen.filter(({ draft }) => lacksLanguage(draft)).length;
  const publish = useMutation({
    mutationFn: () =>
      answer(api.POST('/api/v1/knowledge/imports', { body: { source: preview.source, entries: entriesOf(rows) } })),
    onSuccess: (made) => {
      void client.invalidateQueries({ queryKey: queryKeys.knowledge.every });
      onDone(made);
    },
  });
  const isPublished = publish.isSuccess;
  useEffect(
    () => addUnsaved({ kind: 'unfinished', isOpen: () => !isPublished, discard: () => undefined }),
    [isPublished],
  );
  const change = (id: number, part: Partial<ImportRow>) =>
    setRows((all) => all.map((row) => (row.id === id ? { ...row, ...part } : row)));
  const chooseAll = (all: boolean) =>
    setRows((before) => before.map((row) => ({ ...row, chosen: all && rowFaults(row.draft).length === 0 })));
  return (
    <Stack>
      <Text>{t('knowledge:import.found', { count: rows.length })}</Text>
      {preview.leftOff > 0 && <Text c="orange">{t('knowledge:import.left_off', { count: preview.leftOff })}</Text>}
      {preview.ignoredColumns.length > 0 && (
        <Text c="dimmed">{t('knowledge:import.ignored', { columns: preview.ignoredColumns.join(', ') })}</Text>
      )}
      <Checkbox
        label={t('knowledge:import.all')}
        checked={chosen.length > 0}
        indeterminate={chosen.length > 0 && chosen.length < rows.length}
        onChange={(event) => chooseAll(event.currentTarget.checked)}
      />
      <List>
        {rows.slice(0, shown).map((row) => (
          <DraftRow
            key={row.id}
            row={row}
            onChoose={(value) => change(row.id, { chosen: value })}
            onChange={(draft: KnowledgeDraft) => change(row.id, { draft, chosen: rowFaults(draft).length === 0 })}
          />
        ))}
      </List>
      {rows.length > shown && (
        <Button variant="default" onClick={() => setShown(shown + rowsAtOnce)}>
          {t('knowledge:import.show_more', { count: rows.length - shown })}
        </Button>
      )}
      {publish.error ? <ProblemNotice problem={publish.error} /> : null}
      <div className={css.sticky}>
        <div role="status">
          {broken > 0 ? (
            <Text c="red">{t('knowledge:import.mend', { count: broken })}</Text>
          ) : (
            partial > 0 && <Text c="dimmed">{t('knowledge:import.partial', { count: partial })}</Text>
          )}
        </div>
        <Group ml="auto" wrap="nowrap">
          <Button variant="default" onClick={onBack}>
            {t('knowledge:import.back')}
          </Button>
          <Button
            disabled={chosen.length === 0 || broken > 0}
            loading={publish.isPending}
            onClick={() => publish.mutate()}
          >
            {t('knowledge:import.publish', { count: chosen.length })}
          </Button>
        </Group>
      </div>
    </Stack>
  );
}
