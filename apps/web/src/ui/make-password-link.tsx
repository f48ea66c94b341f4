import { Alert, Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useTimes } from '../lib/format';
import { useNotify } from './notify';

interface Props {
  /** Returns the secret of the link. */
  make: () => Promise<string>;
  onMade: (token: string) => void;
}

/** For a user who forgot the password. Nothing ends until the link is used, so no confirmation is needed. */
export function MakePasswordLink({ make, onMade }: Props) {
  const { t } = useTranslation();
  const notify = useNotify();
  const link = useMutation({ mutationFn: make, onSuccess: onMade, onError: notify.failed });
  return (
    <Button variant="subtle" onClick={() => link.mutate()} loading={link.isPending}>
      {t('people:make_password_link')}
    </Button>
  );
}

/** The user may have reported the forgotten password on the sign-in page. */
export function AskedForPassword({ at }: { at: number | null }) {
  const { t } = useTranslation();
  const { when } = useTimes();
  if (at === null) return null;
  return (
    <Alert variant="light" title={t('people:asked_for_password', { when: when(at) })}>
      {t('people:asked_for_password_todo')}
    </Alert>
  );
}
