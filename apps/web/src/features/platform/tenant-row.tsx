import { Button, Group } from '@mantine/core';
import { IconCircleCheckFilled, IconPlayerPauseFilled } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api, queryKeys, type Tenant } from '../../lib/api';
import { useTimes } from '../../lib/format';
import { Confirm } from '../../ui/confirm';
import { useNotify } from '../../ui/notify';
import { ListRow } from '../../ui/resource-list';
import css from './platform.module.css';

const AdministratorsDrawer = lazy(async () => ({
  default: (await import('./administrators-drawer')).AdministratorsDrawer,
}));
const NumbersDrawer = lazy(async () => ({ default: (await import('./numbers-drawer')).NumbersDrawer }));

export function TenantRow({ tenant }: { tenant: Tenant }) {
  const { t } = useTranslation();
  const times = useTimes();
  const active = tenant.status === 'active';
  const Shape = active ? IconCircleCheckFilled : IconPlayerPauseFilled;
  return (
    <ListRow className={css.row} onOpen={null}>
      <span className={css.name}>
        {tenant.name}
        {tenant.isDemo && <span className={css.quiet}> · {t('platform:demo')}</span>}
      </span>
      <span className={css.status} data-active={active}>
        <Shape size={14} aria-hidden />
        {t(`platform:status.${tenant.status}`)}
      </span>
      <span className={css.quiet}>
        {t(`calls:language.${tenant.defaultLanguage}`)} · {tenant.timeZone}
      </span>
      <time className={css.quiet} title={times.exact(tenant.createdAt)}>
        {times.when(tenant.createdAt)}
      </time>
      {tenant.status !== 'deleted' && (
        <Group gap="xs" justify="flex-end">
          <Opens
            label={t('platform:administrators_of', { name: tenant.name })}
            drawer={(close) => <AdministratorsDrawer tenant={tenant} onClose={close} />}
          >
            {t('platform:administrators')}
          </Opens>
          <Opens
            label={t('platform:numbers_of', { name: tenant.name })}
            drawer={(close) => <NumbersDrawer tenant={tenant} onClose={close} />}
          >
            {t('platform:numbers')}
          </Opens>
          <Suspension tenant={tenant} />
        </Group>
      )}
    </ListRow>
  );
}

interface OpensProps {
  label: string;
  children: string;
  drawer: (close: () => void) => ReactNode;
}

function Opens({ label, children, drawer }: OpensProps) {
  const [opened, setOpened] = useState(false);
  return (
    <>
      <Button size="xs" variant="default" aria-label={label} onClick={() => setOpened(true)}>
        {children}
      </Button>
      <Suspense fallback={null}>{opened && drawer(() => setOpened(false))}</Suspense>
    </>
  );
}

/** Suspending asks for confirmation, because callers notice it; restoring does not. */
function Suspension({ tenant }: { tenant: Tenant }) {
  const { t } = useTranslation();
  const notify = useNotify();
  const client = useQueryClient();
  const [asking, setAsking] = useState(false);
  const active = tenant.status === 'active';
  const change = useMutation({
    mutationFn: () =>
      answer(
        api.PATCH('/api/v1/tenants/{id}', {
          params: { path: { id: tenant.id } },
          body: { status: active ? 'suspended' : 'active', version: tenant.version },
        }),
      ),
    onSuccess: () => {
      setAsking(false);
      void client.invalidateQueries({ queryKey: queryKeys.tenants });
      notify.done(t(active ? 'platform:suspended' : 'platform:restored', { name: tenant.name }));
    },
    onError: notify.failed,
  });
  return (
    <>
      <Button
        size="xs"
        variant="default"
        loading={change.isPending}
        aria-label={t(active ? 'platform:suspend_named' : 'platform:restore_named', { name: tenant.name })}
        onClick={() => (active ? setAsking(true) : change.mutate())}
      >
        {t(active ? 'platform:suspend' : 'platform:restore')}
      </Button>
      <Confirm
        opened={asking}
        title={t('platform:suspend_title', { name: tenant.name })}
        yes={t('platform:suspend')}
        busy={change.isPending}
        onYes={() => change.mutate()}
        onClose={() => setAsking(false)}
      >
        {t('platform:suspend_text')}
      </Confirm>
    </>
  );
}
