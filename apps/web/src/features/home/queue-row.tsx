import { Button, Menu } from '@mantine/core';
import { IconArrowBarToUp, IconArrowsLeftRight, IconPhoneIncoming } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { answer, api, queryKeys, type Call, type QueuePlace } from '../../lib/api';
import { useDepartmentName, useDepartments, useDirectory } from '../../lib/directory';
import { callerOf, clock } from '../../lib/format';
import { useMe } from '../../lib/session';
import { useNotify } from '../../ui/notify';
import { VipBadge } from '../../ui/vip-badge';
import css from './home.module.css';

interface Props {
  place: QueuePlace;
  /** Missing when there are more live calls than the page lists. */
  call: Call | undefined;
  now: number;
}

/** One waiting caller: who, for whom, how long so far and still, and why ahead of others. */
export function QueueRow({ place, call, now }: Props) {
  const { t } = useTranslation();
  const { target, position, queuedAt, expectedWaitMs, ahead, ringing, callId } = place;
  const directory = useDirectory();
  const { role } = useMe();
  const whom = directory.department(target.id) ?? directory.agent(target.id);
  const caller = call ? callerOf(call, t('calls:unknown_caller')) : t('calls:unknown_caller');
  const expected = expectedWaitMs === null ? null : t('home:queue.expected', { time: clock(expectedWaitMs) });
  const why = [ringing && t('home:queue.ringing'), ahead && t(`home:queue.ahead.${ahead}`)].filter(Boolean);
  return (
    <li className={css.queued}>
      <span className={css.position}>{position}</span>
      <Link to={`/calls/${callId}`} className={css.queuedCaller}>
        {caller} <VipBadge tier={call?.contact?.tier ?? null} />
      </Link>
      <span className={css.queuedFor}>{[whom, ...why].filter(Boolean).join(' · ')}</span>
      <span className={css.queuedTime}>
        {clock(now - queuedAt)}
        {expected && <span className={css.since}> {expected}</span>}
      </span>
      {(role === 'tenant_admin' || role === 'supervisor') && <Decisions place={place} caller={caller} />}
    </li>
  );
}

function Decisions({ place: { callId, target, ringing }, caller }: { place: QueuePlace; caller: string }) {
  const { t } = useTranslation();
  const notify = useNotify();
  const client = useQueryClient();
  const { agentId } = useMe();
  const nameOf = useDepartmentName();
  const others = (useDepartments().data?.items ?? []).filter(({ id }) => id !== target.id);
  const decision = useMutation({
    mutationFn: (decide: () => Promise<unknown>) => decide(),
    onError: notify.failed,
    onSettled: () => client.invalidateQueries({ queryKey: queryKeys.calls.queue }),
  });
  const path = { id: callId };
  const pull = () => answer(api.POST('/api/v1/queue/{id}/pull', { params: { path } }));
  const take = () => answer(api.POST('/api/v1/queue/{id}/take', { params: { path } }));
  const move = (id: string) => () =>
    answer(api.POST('/api/v1/queue/{id}/move', { params: { path }, body: { kind: 'department', id } }));
  return (
    <Button.Group className={css.decisions}>
      <Button
        variant="default"
        size="xs"
        leftSection={<IconArrowBarToUp size={14} aria-hidden />}
        aria-label={t('home:queue.pull_caller', { caller })}
        disabled={ringing || decision.isPending}
        onClick={() => decision.mutate(pull)}
      >
        {t('home:queue.pull')}
      </Button>
      {others.length > 0 && (
        <Menu position="bottom-end">
          <Menu.Target>
            <Button
              variant="default"
              size="xs"
              leftSection={<IconArrowsLeftRight size={14} aria-hidden />}
              aria-label={t('home:queue.move_caller', { caller })}
              disabled={decision.isPending}
            >
              {t('home:queue.move')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown className={css.departments}>
            {others.map(({ id }) => (
              <Menu.Item key={id} onClick={() => decision.mutate(move(id))}>
                {nameOf(id)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      {agentId !== null && (
        <Button
          variant="default"
          size="xs"
          leftSection={<IconPhoneIncoming size={14} aria-hidden />}
          aria-label={t('home:queue.take_caller', { caller })}
          disabled={decision.isPending}
          onClick={() => decision.mutate(take)}
        >
          {t('home:queue.take')}
        </Button>
      )}
    </Button.Group>
  );
}
