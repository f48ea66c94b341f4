import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api, queryKeys } from '../../../lib/api';
import { Confirm } from '../../../ui/confirm';
import { useNotify } from '../../../ui/notify';

/** Undoes an import after asking for confirmation. */
export function UndoImport({ id, onDone }: { id: string; onDone: () => void }) {
  const { t } = useTranslation();
  const notify = useNotify();
  const client = useQueryClient();
  const [asking, setAsking] = useState(false);
  const undo = useMutation({
    mutationFn: () => answer(api.DELETE('/api/v1/knowledge/imports/{id}', { params: { path: { id } } })),
    onSuccess: ({ removed, kept }) => {
      void client.invalidateQueries({ queryKey: queryKeys.knowledge.every });
      notify.done(t(kept > 0 ? 'knowledge:import.undone_kept' : 'knowledge:import.undone', { count: removed, kept }));
      setAsking(false);
      onDone();
    },
    onError: notify.failed,
  });
  return (
    <>
      <Button variant="default" size="sm" onClick={() => setAsking(true)}>
        {t('knowledge:import.undo')}
      </Button>
      <Confirm
        opened={asking}
        title={t('knowledge:import.undo_title')}
        yes={t('knowledge:import.undo')}
        busy={undo.isPending}
        onYes={() => undo.mutate()}
        onClose={() => setAsking(false)}
      >
        {t('knowledge:import.undo_text')}
      </Confirm>
    </>
  );
}
