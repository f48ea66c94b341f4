import { Button } from '@mantine/core';
import { useMutation, useQueryClient, type QueryKey } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { asProblem, type ApiProblem } from '../lib/api';
import { Confirm } from './confirm';
import { useNotify } from './notify';
import { useUndo } from './use-undo';

interface Props {
  /** What is removed, as the notice names it afterwards. */
  name: string;
  /** Consequences for other things, or that cannot be undone: asks for confirmation first. If omitted, it is removed at once. */
  text?: string;
  remove: () => Promise<unknown>;
  /** Restores it; missing where nothing can. */
  restore?: () => Promise<unknown>;
  /** The queries to read again. */
  changed: readonly QueryKey[];
  onDone?: () => void;
  /** What must be done first, where more is known of a refusal than its code says. */
  adviceOn?: (problem: ApiProblem) => string | null;
  size?: 'xs';
}

/** Removes an object and offers to restore it; asks first only when something is lost for good or when others depend on it. */
export function RemoveButton({ name, text, remove, restore, changed, onDone, adviceOn, size }: Props) {
  const { t } = useTranslation();
  const notify = useNotify();
  const offerUndo = useUndo();
  const client = useQueryClient();
  const [asking, setAsking] = useState(false);
  const removal = useMutation({
    mutationFn: remove,
    onSuccess: () => {
      for (const queryKey of changed) void client.invalidateQueries({ queryKey });
      const message = t('people:removed', { name });
      if (restore) offerUndo({ message, undo: restore, changed });
      else notify.done(message);
      onDone?.();
    },
    onError: (error) => notify.refused(error, adviceOn?.(asProblem(error)) ?? null),
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
