import { Button } from '@mantine/core';
import { useMutation, useQueryClient, type QueryKey } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Confirm } from './confirm';
import { useNotify } from './notify';

interface Props {
  /** What goes, as it is called in the question and in the notice afterwards. */
  name: string;
  /** What follows from it. */
  text: string;
  remove: () => Promise<unknown>;
  /** What is no longer true on the screens. */
  changed: readonly QueryKey[];
  onDone?: () => void;
  size?: 'xs';
}

/** Asks once, removes, says so. */
export function RemoveButton({ name, text, remove, changed, onDone, size }: Props) {
  const { t } = useTranslation();
  const notify = useNotify();
  const client = useQueryClient();
  const [asking, setAsking] = useState(false);
  const removal = useMutation({
    mutationFn: remove,
    onSuccess: () => {
      for (const queryKey of changed) void client.invalidateQueries({ queryKey });
      notify.done(t('people:removed', { name }));
      onDone?.();
    },
    onError: notify.failed,
    onSettled: () => setAsking(false),
  });
  return (
    <>
      <Button variant="subtle" color="red" size={size} onClick={() => setAsking(true)}>
        {t('people:remove')}
      </Button>
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
    </>
  );
}
