import { useMutation, useQueryClient, type QueryKey } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNotify } from './notify';
import { useUndoNotice } from './undo-notice';

interface Undo {
  readonly message: string;
  readonly undo: () => Promise<unknown>;
  /** The queries to read again afterwards. */
  readonly changed: readonly QueryKey[];
}

/** Says what was done, offers to undo it, and reports how that went. */
export function useUndo(): (undo: Undo) => void {
  const { t } = useTranslation();
  const notify = useNotify();
  const offer = useUndoNotice();
  const client = useQueryClient();
  const back = useMutation({
    mutationFn: ({ undo }: Undo) => undo(),
    onSuccess: (_answer, { changed }) => {
      for (const queryKey of changed) void client.invalidateQueries({ queryKey });
      notify.done(t('frame:undone'));
    },
    onError: notify.failed,
  });
  return (undo) => offer(undo.message, () => back.mutate(undo));
}
