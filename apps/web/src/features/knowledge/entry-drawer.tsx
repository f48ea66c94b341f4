import { useTranslation } from 'react-i18next';
import type { KnowledgeEntry, UnansweredQuestion } from '../../lib/api';
import { EditDrawer } from '../../ui/edit-drawer';
import { ProblemNotice } from '../../ui/problem-notice';
import { SkeletonRows } from '../../ui/skeleton-rows';
import { EntryContradictions } from './contradictions';
import { EntryForm } from './entry-form';
import { EntryQuestions } from './entry-questions';

interface Props {
  /** Null: a new entry. Undefined: still loading. */
  entry: KnowledgeEntry | null | undefined;
  /** The caller's question that a new entry should answer. */
  asked: UnansweredQuestion | null;
  problem: unknown;
  onClose: () => void;
}

export function EntryDrawer({ entry, asked, problem, onClose }: Props) {
  const { t } = useTranslation();
  return (
    <EditDrawer title={t(entry === null ? 'knowledge:new' : 'knowledge:edit')} size={840} onClose={onClose}>
      {entry !== undefined ? (
        <>
          {entry && <EntryContradictions id={entry.id} />}
          <EntryForm entry={entry} asked={asked} onDone={onClose} />
          {entry && <EntryQuestions id={entry.id} />}
        </>
      ) : problem ? (
        <ProblemNotice problem={problem} />
      ) : (
        <SkeletonRows rows={6} height={56} />
      )}
    </EditDrawer>
  );
}
