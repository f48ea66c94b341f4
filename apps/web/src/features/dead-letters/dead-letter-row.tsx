import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { answer, api, queryKeys, type DeadLetter } from '../../lib/api';
import { useTimes } from '../../lib/format';
import { useMe } from '../../lib/session';
import { useNotify } from '../../ui/notify';
import { ListRow } from '../../ui/resource-list';
import { whatOf } from './what-of';
import css from './dead-letters.module.css';

/** One effect that failed, why, and the button that retries it. */
export function DeadLetterRow({ letter }: { letter: DeadLetter }) {
  const { t } = useTranslation();
  const times = useTimes();
  const me = useMe();
  const what = t(whatOf(letter.kind), { kind: letter.kind });
  return (
    <ListRow className={css.row} onOpen={null}>
      <span>
        <span className={css.what}>{what}</span>{' '}
        <span className={css.quiet}>
          {me.role === 'super_admin'
            ? letter.tenantName
            : letter.callId && <Link to={`/calls/${letter.callId}`}>{t('failed:call')}</Link>}
        </span>
      </span>
      <span className={css.quiet}>{t('failed:why', { fault: letter.fault, count: letter.attempts })}</span>
      <time className={css.quiet} title={times.exact(letter.failedAt)}>
        {times.when(letter.failedAt)}
      </time>
      <Retry letter={letter} what={what} />
    </ListRow>
  );
}

function Retry({ letter, what }: { letter: DeadLetter; what: string }) {
  const { t } = useTranslation();
  const notify = useNotify();
  const client = useQueryClient();
  const retry = useMutation({
    mutationFn: () => answer(api.POST('/api/v1/dead-letters/{id}/retry', { params: { path: { id: letter.id } } })),
    onSuccess: ({ outcome, fault }) => notify.done(t(`failed:${outcome}`, { what, fault })),
    onError: notify.failed,
    onSettled: () => {
      void client.invalidateQueries({ queryKey: queryKeys.deadLetters });
      void client.invalidateQueries({ queryKey: queryKeys.tenant });
    },
  });
  return (
    <Button
      size="xs"
      variant="default"
      loading={retry.isPending}
      aria-label={t('failed:retry_named', { what })}
      onClick={() => retry.mutate()}
    >
      {t('failed:retry')}
    </Button>
  );
}
