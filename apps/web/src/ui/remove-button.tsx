import { Button } from '@mantine/core';
import { useMutation, useQueryClient, type QueryKey } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Confirm } from './confirm';
import { useNotify } from './notify';
import { useUndo } from './use-undo';

interface Props {
  /** What goes, as it is called in the notice afterwards. */
  name: string;
  /** What follows from it and cannot be undone: asks once before. Left out, it goes at once. */
  text?: string;
  remove: () => Promise<unknown>;
  /** Puts it back. */
  restore: () => Promise<unknown>;
  /** What is no longer true on the screens. */
  changed: readonly QueryKey[];
  onDone?: () => void;
  size?: 'xs';
}

/** Removes and offers to put it back; asks first only where something goes that does not come back. */
export function RemoveButton({ name, text, remove, restore, changed, onDone, size }: Props) {
  const { t } = useTranslation();
  const notify = useNotify();
  const offerUndo = useUndo();
  const client = useQueryClient();
  const [asking, setAsking] = useState(false);
  const removal = useMutation({
    mutationFn: remove,
    onSuccess: () => {
      for (const queryKey of changed) void client.invalidateQueries({ queryKey });
      offerUndo({ message: t('people:removed', { name }), undo: restore, changed });
      onDone?.();
    },
    onError: notify.failed,
    onSettled: () => setAsking(false),
  });
  return (
    <>
      <Button
        variant="subtle"
        color="red"
        size={size}
        loading={removal.isPending && text === undefined}
        onClick={() => (text === undefined ? removal.mutate() : setAsking(true))}
      >
        {t('people:remove')}
      </Button>
      {text !== undefined && (
        <Confirm
          opened={asking}
          title={t('people:remove_title', { name })}
          yes={t('people:remove')}
          busy={removal.isPending}
          onYes={() => removal.mutate()}
          onClose={() => setAsking(false)}
        >
          {text}
        </Confirm>
      )}
    </>
  );
}
