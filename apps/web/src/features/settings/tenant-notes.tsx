import { Alert, Button, Group, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { answer, api, queryKeys, type OwnTenant } from '../../lib/api';
import { useTimes } from '../../lib/format';
import { useNotify } from '../../ui/notify';

type Note = OwnTenant['notes'][number];

/** These notes disappear once their cause is fixed. */
const standing: ReadonlySet<Note['kind']> = new Set<Note['kind']>(['time_zone_unknown', 'effects_failed']);

/** What the system did differently from the settings of the business, and what to do about it. */
export function TenantNotes({ notes }: { notes: readonly Note[] }) {
  const { t } = useTranslation();
  const times = useTimes();
  const notify = useNotify();
  const client = useQueryClient();
  const dismiss = useMutation({
    mutationFn: (kind: Note['kind']) =>
      answer(api.DELETE('/api/v1/tenant/notes/{kind}', { params: { path: { kind } } })),
    onSuccess: () => client.invalidateQueries({ queryKey: queryKeys.tenant }),
    onError: notify.failed,
  });
  return notes.map(({ kind, detail, count, lastAt }) => (
    <Alert key={kind} color="yellow" icon={<IconAlertTriangle aria-hidden />} title={t(`settings:note.${kind}.title`)}>
      <Text size="sm">{t(`settings:note.${kind}.text`, { detail })}</Text>
      <Group justify="space-between" mt="xs">
        <Text size="xs" c="dimmed">
          {t('settings:note.seen', { count, time: times.when(lastAt) })}
        </Text>
        {kind === 'effects_failed' && (
          <Button component={Link} to="/failed" variant="default" size="xs">
            {t('settings:note.look')}
          </Button>
        )}
        {!standing.has(kind) && (
          <Button variant="default" size="xs" loading={dismiss.isPending} onClick={() => dismiss.mutate(kind)}>
            {t('settings:note.dismiss')}
          </Button>
        )}
      </Group>
    </Alert>
  ));
}
