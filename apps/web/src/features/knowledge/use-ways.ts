import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answer, api, queryKeys, type KnowledgeWay, type KnowledgeWays } from '../../lib/api';
import { useNotify } from '../../ui/notify';
import { useUndoNotice } from '../../ui/undo-notice';

/** How often to check for proposals while they are being made, ms. */
const LOOK_MS = 1_500;

/** The phrasings proposed for an entry, and the actions for them. */
export function useWays(entryId: string, onApproved: (ways: readonly KnowledgeWay[]) => void) {
  const { t } = useTranslation();
  const notify = useNotify();
  const offerUndo = useUndoNotice();
  const client = useQueryClient();
  const queryKey = queryKeys.knowledge.waysOf(entryId);
  const path = { params: { path: { id: entryId } } };
  const ways = useQuery({
    queryKey,
    queryFn: () => answer(api.GET('/api/v1/knowledge/entries/{id}/ways', path)),
    refetchInterval: ({ state }) => (state.data?.state === 'waiting' ? LOOK_MS : false),
  });
  const without = (ids: readonly string[]) =>
    client.setQueryData<KnowledgeWays>(
      queryKey,
      (before) => before && { ...before, items: before.items.filter(({ id }) => !ids.includes(id)) },
    );
  // Reads the proposals again to show what another user has decided in the meantime.
  const failed = (error: unknown) => {
    notify.failed(error);
    void client.invalidateQueries({ queryKey });
  };
  const ask = useMutation({
    mutationFn: () => answer(api.POST('/api/v1/knowledge/entries/{id}/ways', path)),
    onSuccess: (now) => client.setQueryData(queryKey, now),
    onError: failed,
  });
  const approve = useMutation({
    mutationFn: async (approved: readonly KnowledgeWay[]) => {
      const body = { items: approved.map(({ id, way }) => ({ id, way })) };
      await answer(api.POST('/api/v1/knowledge/entries/{id}/ways/approvals', { ...path, body }));
      return approved;
    },
    onSuccess: (approved) => {
      without(approved.map(({ id }) => id));
      onApproved(approved);
      notify.done(t('knowledge:ways.approved', { count: approved.length }));
      void client.invalidateQueries({ queryKey: queryKeys.knowledge.lists });
      void client.invalidateQueries({ queryKey: queryKeys.knowledge.questionsOf(entryId) });
    },
    onError: failed,
  });
  const restore = useMutation({
    mutationFn: (id: string) =>
      answer(api.POST('/api/v1/knowledge/entries/{id}/ways/restorations', { ...path, body: { id } })),
    onSettled: () => client.invalidateQueries({ queryKey }),
    onError: failed,
  });
  const discard = useMutation({
    mutationFn: async (id: string) => {
      await answer(api.POST('/api/v1/knowledge/entries/{id}/ways/discards', { ...path, body: { id } }));
      return id;
    },
    onSuccess: (id) => {
      without([id]);
      offerUndo(t('knowledge:ways.discarded'), () => restore.mutate(id));
    },
    onError: failed,
  });
  return { ways, ask, approve, discard };
}
