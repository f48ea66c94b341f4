import { Drawer } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { KnowledgeEntry } from '../../lib/api';
import { ProblemNotice } from '../../ui/problem-notice';
import { SkeletonRows } from '../../ui/skeleton-rows';
import { EntryForm } from './entry-form';

interface Props {
  /** Null: a new one. Undefined: being read. */
  entry: KnowledgeEntry | null | undefined;
  problem: unknown;
  onClose: () => void;
}

export function EntryDrawer({ entry, problem, onClose }: Props) {
  const { t } = useTranslation();
  return (
    <Drawer
      opened
      onClose={onClose}
      size={840}
      title={t(entry === null ? 'knowledge:new' : 'knowledge:edit')}
      closeButtonProps={{ 'aria-label': t('frame:close') }}
    >
      {entry !== undefined ? (
        <EntryForm entry={entry} onDone={onClose} />
      ) : problem ? (
        <ProblemNotice problem={problem} />
      ) : (
        <SkeletonRows rows={6} height={56} />
      )}
    </Drawer>
  );
}
