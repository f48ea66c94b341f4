import { Alert, Button, Checkbox, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { IconCircleCheckFilled, IconHandStop } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api, queryKeys, type InstallationOutbound, type OutboundSettings } from '../../lib/api';
import { useTimes } from '../../lib/format';
import { useNotify } from '../../ui/notify';
import { Overlay } from '../../ui/overlay';
import css from './outgoing.module.css';

interface Stop {
  readonly isStopped: boolean;
  readonly endsRunning: boolean;
}

/** The switch of one business, and a word when the super admin has stopped every business. */
export function TenantStop({ settings }: { settings: OutboundSettings }) {
  const { t } = useTranslation();
  return (
    <>
      {settings.isInstallationStopped && (
        <Alert color="red" icon={<IconHandStop aria-hidden />}>
          {t('outgoing:stop.by_platform')}
        </Alert>
      )}
      <StopPanel
        of="business"
        stop={settings}
        send={(body) => answer(api.PUT('/api/v1/outbound/stop', { body }))}
        queryKey={queryKeys.outbound.policy}
      />
    </>
  );
}

/** The switch of the super admin for every business. */
export function InstallationStop({ stop }: { stop: InstallationOutbound }) {
  return (
    <StopPanel
      of="installation"
      stop={stop}
      send={(body) => answer(api.PUT('/api/v1/installation-outbound/stop', { body }))}
      queryKey={queryKeys.outbound.installation}
    />
  );
}

interface PanelProps {
  of: 'business' | 'installation';
  stop: InstallationOutbound;
  send: (body: Stop) => Promise<InstallationOutbound>;
  queryKey: readonly string[];
}

function StopPanel({ of, stop, send, queryKey }: PanelProps) {
  const { t } = useTranslation();
  const times = useTimes();
  const notify = useNotify();
  const client = useQueryClient();
  const [asking, setAsking] = useState(false);
  const change = useMutation({
    mutationFn: send,
    onSuccess: (saved) => {
      client.setQueryData(queryKey, saved);
      notify.done(t(saved.stoppedAt === null ? 'outgoing:stop.resumed' : 'outgoing:stop.done'));
    },
    onError: notify.failed,
    onSettled: () => setAsking(false),
  });
  const { stoppedAt } = stop;
  const Shape = stoppedAt === null ? IconCircleCheckFilled : IconHandStop;
  return (
    <Paper p="lg" component="section" aria-labelledby="outgoing-stop">
      <Group justify="space-between" align="center">
        <div className={css.state}>
          <Title order={2} id="outgoing-stop">
            {t(`outgoing:stop.title_${of}`)}
          </Title>
          <Text className={css.verdict} data-allowed={stoppedAt === null} role="status">
            <Shape size={16} aria-hidden />
            {stoppedAt === null ? t('outgoing:stop.is_on') : t('outgoing:stop.is_off', { when: times.when(stoppedAt) })}
          </Text>
        </div>
        {stoppedAt === null ? (
          <Button color="red" onClick={() => setAsking(true)}>
            {t('outgoing:stop.stop')}
          </Button>
        ) : (
          <Button
            variant="default"
            loading={change.isPending}
            onClick={() => change.mutate({ isStopped: false, endsRunning: false })}
          >
            {t('outgoing:stop.resume')}
          </Button>
        )}
      </Group>
      {asking && (
        <StopQuestion
          of={of}
          isBusy={change.isPending}
          onYes={(endsRunning) => change.mutate({ isStopped: true, endsRunning })}
          onClose={() => setAsking(false)}
        />
      )}
    </Paper>
  );
}

interface QuestionProps {
  of: PanelProps['of'];
  isBusy: boolean;
  onYes: (endsRunning: boolean) => void;
  onClose: () => void;
}

function StopQuestion({ of, isBusy, onYes, onClose }: QuestionProps) {
  const { t } = useTranslation();
  const [endsRunning, setEndsRunning] = useState(false);
  return (
    <Overlay kind="center" title={t(`outgoing:stop.ask_${of}`)} onClose={onClose}>
      <Stack>
        <Text>{t(`outgoing:stop.text_${of}`)}</Text>
        <Checkbox
          label={t('outgoing:stop.ends_running')}
          checked={endsRunning}
          classNames={{ body: css.checkBody, label: css.check }}
          onChange={({ currentTarget }) => setEndsRunning(currentTarget.checked)}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose} data-autofocus>
            {t('frame:cancel')}
          </Button>
          <Button color="red" loading={isBusy} onClick={() => onYes(endsRunning)}>
            {t('outgoing:stop.stop')}
          </Button>
        </Group>
      </Stack>
    </Overlay>
  );
}
