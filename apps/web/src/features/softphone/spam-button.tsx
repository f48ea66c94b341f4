import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api, queryKeys } from '../../lib/api';
import { useKeys, type KeyHint } from '../../lib/commands';
import { useNotify } from '../../ui/notify';
import { useUndo } from '../../ui/use-undo';

/** Says with one key that the last call was spam, which moves the score of its number. */
export function SpamButton({ callId }: { callId: string }) {
  const { t } = useTranslation();
  const notify = useNotify();
  const offerUndo = useUndo();
  const client = useQueryClient();
  const changed = [queryKeys.calls.detail(callId)];
  const mark = (isSpam: boolean | null) =>
    answer(api.PUT('/api/v1/calls/{id}/mark', { params: { path: { id: callId } }, body: { isSpam } }));
  const { mutate, isPending, isSuccess } = useMutation({
    mutationFn: () => mark(true),
    onSuccess: () => {
      for (const queryKey of changed) void client.invalidateQueries({ queryKey });
      offerUndo({ message: t('softphone:spam_marked'), undo: () => mark(null), changed });
    },
    onError: notify.failed,
  });
  const keys = useMemo(
    (): KeyHint[] => [{ keys: 'S', label: t('softphone:spam_key'), group: t('softphone:title'), run: () => mutate() }],
    [t, mutate],
  );
  useKeys(keys);
  return (
    <Button variant="subtle" h={44} loading={isPending} disabled={isSuccess} onClick={() => mutate()}>
      {t('softphone:spam')}
    </Button>
  );
}
