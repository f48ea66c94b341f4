import { Button, Group } from '@mantine/core';
import { IconCircleCheckFilled, IconPlayerPauseFilled } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api, queryKeys, type Tenant } from '../../lib/api';
import { useTimes } from '../../lib/format';
import { Confirm } from '../../ui/confirm';
import { useNotify } from '../../ui/notify';
import { AdministratorsDrawer } from './administrators-drawer';
import { NumbersDrawer } from './numbers-drawer';
import css from './platform.module.css';

export function TenantRow({ tenant }: { tenant: Tenant }) {
  const { t } = useTranslation();
  const times = useTimes();
  const active = tenant.status === 'active';
  const Shape = active ? IconCircleCheckFilled : IconPlayerPauseFilled;
  return (
    <li className={css.row}>
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
          <Administrators tenant={tenant} />
          <Numbers tenant={tenant} />
          <Suspension tenant={tenant} />
        </Group>
      )}
    </li>
  );
}

function Administrators({ tenant }: { tenant: Tenant }) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  return (
    <>
      <Button
        size="xs"
        variant="default"
        aria-label={t('platform:administrators_of', { name: tenant.name })}
        onClick={() => setOpened(true)}
      >
        {t('platform:administrators')}
      </Button>
      {opened && <AdministratorsDrawer tenant={tenant} onClose={() => setOpened(false)} />}
    </>
  );
}

function Numbers({ tenant }: { tenant: Tenant }) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  return (
    <>
      <Button
        size="xs"
        variant="default"
        aria-label={t('platform:numbers_of', { name: tenant.name })}
        onClick={() => setOpened(true)}
      >
        {t('platform:numbers')}
      </Button>
      {opened && <NumbersDrawer tenant={tenant} onClose={() => setOpened(false)} />}
    </>
  );
}

/** Suspending asks once, since callers notice; restoring does not. */
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
          body: { status: active ? 'suspended' : 'active' },
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
