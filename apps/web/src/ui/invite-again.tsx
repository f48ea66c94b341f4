import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Confirm } from './confirm';
import { useNotify } from './notify';

interface Props {
  name: string;
  /** Returns the invitation to hand over. */
  invite: () => Promise<string | null>;
  onInvited: (token: string) => void;
}

/** Asks for confirmation, because the person's current password stops working. */
export function InviteAgain({ name, invite, onInvited }: Props) {
  const { t } = useTranslation();
  const notify = useNotify();
  const [asking, setAsking] = useState(false);
  const again = useMutation({
    mutationFn: invite,
    onSuccess: (token) => token && onInvited(token),
    onError: notify.failed,
    onSettled: () => setAsking(false),
  });
  return (
    <>
      <Button variant="subtle" onClick={() => setAsking(true)}>
        {t('people:invite_again')}
      </Button>
      <Confirm
        opened={asking}
        title={t('people:invite_again_title', { name })}
        yes={t('people:invite_again')}
        busy={again.isPending}
        onYes={() => again.mutate()}
        onClose={() => setAsking(false)}
      >
        {t('people:invite_again_text')}
      </Confirm>
    </>
  );
}
