import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answer, api, queryKeys, type KnowledgeEntry } from '../../lib/api';
import { useNotify } from '../../ui/notify';
import { useUndoNotice } from '../../ui/undo-notice';

/** Deletes an entry, and offers to put it back with all its words. */
export function useDeleteEntry(onDone: () => void) {
  const { t } = useTranslation();
  const notify = useNotify();
  const offerUndo = useUndoNotice();
  const client = useQueryClient();
  // Not the detail: the entry that is gone would be asked for once more.
  const read = () => {
    void client.invalidateQueries({ queryKey: queryKeys.knowledge.lists });
    void client.invalidateQueries({ queryKey: queryKeys.knowledge.contradictions });
  };
  const restore = useMutation({
    mutationFn: ({ question, answer: words, alternates, enabled }: KnowledgeEntry) =>
      answer(api.POST('/api/v1/knowledge/entries', { body: { question, answer: words, alternates, enabled } })),
    onSuccess: read,
    onError: notify.failed,
  });
  return useMutation({
    mutationFn: async (entry: KnowledgeEntry) => {
      await answer(api.DELETE('/api/v1/knowledge/entries/{id}', { params: { path: { id: entry.id } } }));
      return entry;
    },
    onSuccess: (entry) => {
      read();
      onDone();
      offerUndo(t('knowledge:deleted'), () => restore.mutate(entry));
    },
    onError: notify.failed,
  });
}
