import { useTranslation } from 'react-i18next';
import type { KnowledgeEntry } from '../../lib/api';
import { EditDrawer } from '../../ui/edit-drawer';
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
    <EditDrawer title={t(entry === null ? 'knowledge:new' : 'knowledge:edit')} size={840} onClose={onClose}>
      {entry !== undefined ? (
        <EntryForm entry={entry} onDone={onClose} />
      ) : problem ? (
        <ProblemNotice problem={problem} />
      ) : (
        <SkeletonRows rows={6} height={56} />
      )}
    </EditDrawer>
  );
}
