import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api, queryKeys, type Agent } from '../../lib/api';
import { ownMembers } from '../../lib/members';
import { Confirm } from '../../ui/confirm';
import { useNotify } from '../../ui/notify';
import { useUndo } from '../../ui/use-undo';

const changed = [queryKeys.agents, queryKeys.members, queryKeys.departments];

/** Removes the extension of an administrator, who stays an administrator; undo restores the same extension. */
export function GiveUpExtension({ agent, onDone }: { agent: Agent; onDone: () => void }) {
  const { t } = useTranslation();
  const notify = useNotify();
  const offerUndo = useUndo();
  const client = useQueryClient();
  const [asking, setAsking] = useState(false);
  const giving = useMutation({
    mutationFn: () => {
      const params = { path: { id: agent.id }, query: { version: String(agent.version) } };
      return answer(api.DELETE('/api/v1/agents/{id}/extension', { params }));
    },
    onSuccess: () => {
      for (const queryKey of changed) void client.invalidateQueries({ queryKey });
      offerUndo({
        message: t('staff:extension_given_up', { name: agent.name }),
        undo: () => giveBack(agent),
        changed,
      });
      onDone();
    },
    onError: notify.failed,
    onSettled: () => setAsking(false),
  });
  return (
    <>
      <Button variant="subtle" color="gray" onClick={() => setAsking(true)}>
        {t('staff:give_up_extension')}
      </Button>
      <Confirm
        opened={asking}
        title={t('staff:give_up_title', { name: agent.name })}
        yes={t('staff:give_up_extension')}
        busy={giving.isPending}
        onYes={() => giving.mutate()}
        onClose={() => setAsking(false)}
      >
        {t('staff:give_up_text', { extension: agent.extension })}
      </Confirm>
    </>
  );
}

async function giveBack({ personId, extension, departmentIds }: Agent): Promise<unknown> {
  const member = (await ownMembers.list()).items.find(({ id }) => id === personId);
  const body = { extension, departmentIds, version: member?.version ?? 1 };
  return answer(api.POST('/api/v1/members/{id}/extension', { params: { path: { id: personId } }, body }));
}
