import { Button, Group, SegmentedControl } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answer, api, queryKeys, type CallDetail } from '../../lib/api';
import { useMe } from '../../lib/session';
import { useNotify } from '../../ui/notify';
import { useUndo } from '../../ui/use-undo';
import { SaveContact } from './caller-contact';
import css from './detail.module.css';

const marks = { spam: true, not_spam: false, none: null } as const;
type Mark = keyof typeof marks;

/** What a person says of the call, which moves the score of its number; an administrator may also block the number. */
export function CallMark({ call }: { call: CallDetail }) {
  const { t } = useTranslation();
  const notify = useNotify();
  const client = useQueryClient();
  const { id } = call;
  const marking = useMutation({
    mutationFn: (mark: Mark) =>
      answer(api.PUT('/api/v1/calls/{id}/mark', { params: { path: { id } }, body: { isSpam: marks[mark] } })),
    onSuccess: ({ isSpam }) =>
      client.setQueryData<CallDetail>(queryKeys.calls.detail(id), (known) => known && { ...known, isSpam }),
    onError: notify.failed,
  });
  const current: Mark = call.isSpam === null ? 'none' : call.isSpam ? 'spam' : 'not_spam';
  return (
    <Group gap="xs" className={css.mark}>
      <SegmentedControl
        size="xs"
        aria-label={t('calls:marking.label')}
        value={current}
        disabled={marking.isPending}
        onChange={(value) => marking.mutate(value === 'spam' || value === 'not_spam' ? value : 'none')}
        data={(['none', 'spam', 'not_spam'] as const).map((value) => ({ value, label: t(`calls:marking.${value}`) }))}
      />
      <SaveContact call={call} />
      {call.caller !== null && <BlockNumber number={call.caller} />}
    </Group>
  );
}

function BlockNumber({ number }: { number: string }) {
  const { t } = useTranslation();
  const notify = useNotify();
  const offerUndo = useUndo();
  const isAdmin = useMe().role === 'tenant_admin';
  const changed = [queryKeys.screening.every];
  const blocking = useMutation({
    mutationFn: () =>
      answer(api.POST('/api/v1/screening/numbers', { body: { list: 'block', isPrefix: false, number } })),
    onSuccess: ({ id }) =>
      offerUndo({
        message: t('calls:marking.blocked'),
        undo: () => answer(api.DELETE('/api/v1/screening/numbers/{id}', { params: { path: { id } } })),
        changed,
      }),
    onError: notify.failed,
  });
  if (!isAdmin) return null;
  return (
    <Button size="xs" variant="default" loading={blocking.isPending} onClick={() => blocking.mutate()}>
      {t('calls:marking.block')}
    </Button>
  );
}
