import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answer, api, queryKeys, type KnowledgeEntry } from '../../lib/api';
import { useNotify } from '../../ui/notify';
import { useUndo } from '../../ui/use-undo';

/** Deletes an entry, and offers to restore it with all its phrasings. */
export function useDeleteEntry(onDone: () => void) {
  const { t } = useTranslation();
  const notify = useNotify();
  const offerUndo = useUndo();
  const client = useQueryClient();
  // The detail query is left out: it would request the deleted entry once more.
  const changed = [queryKeys.knowledge.lists, queryKeys.knowledge.contradictions];
  return useMutation({
    mutationFn: async (entry: KnowledgeEntry) => {
      const params = { path: { id: entry.id }, query: { version: String(entry.version) } };
      await answer(api.DELETE('/api/v1/knowledge/entries/{id}', { params }));
      return entry;
    },
    onSuccess: ({ question, answer: words, alternates, enabled }) => {
      for (const queryKey of changed) void client.invalidateQueries({ queryKey });
      onDone();
      const undo = () =>
        answer(api.POST('/api/v1/knowledge/entries', { body: { question, answer: words, alternates, enabled } }));
      offerUndo({ message: t('knowledge:deleted'), undo, changed });
    },
    onError: notify.failed,
  });
}
