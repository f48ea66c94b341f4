import { Skeleton, Stack, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api, keptByPushes, queryKeys, type Agent, type Call } from '../../lib/api';
import { useAgents } from '../../lib/directory';
import { clock } from '../../lib/format';
import { useMe } from '../../lib/session';
import { Loaded } from '../../ui/loaded';
import { Page } from '../../ui/page';
import { SkeletonRows } from '../../ui/skeleton-rows';
import { useNow } from '../../ui/use-now';
import { AgentBoard } from './agent-board';
import { LiveCalls } from './live-calls';
import { opensCall } from './opens-call';
import { SetUp } from './set-up';
import { Today } from './today';

/** Loads with the first caller who waits. */
const QueueBoard = lazy(async () => ({ default: (await import('./queue-board')).QueueBoard }));

/** If there are more live calls than this, they are counted and listed on the Calls page. */
const maxShown = 50;

export function HomePage() {
  const { t } = useTranslation();
  const live = useQuery({
    queryKey: queryKeys.calls.live,
    queryFn: () => answer(api.GET('/api/v1/calls', { params: { query: { stage: 'live', limit: maxShown } } })),
    ...keptByPushes,
  });
  const queue = useQuery({
    queryKey: queryKeys.calls.queue,
    queryFn: () => answer(api.GET('/api/v1/queue')),
    ...keptByPushes,
  });
  const people = useAgents();
  const agents = { ...people, data: people.data && { items: people.data.items.filter(takesCalls) } };
  const { role } = useMe();
  const opens = (callId: string) => opensCall(callId, role, live.data?.items);
  const now = useNow((live.data?.items.length ?? 0) > 0);
  return (
    <Page>
      <Stack gap="xl">
        {!(live.error ?? agents.error) && <Sentence calls={live.data?.items} agents={agents.data?.items} now={now} />}
        <SetUp />
        <Today />
        {queue.data && queue.data.items.length > 0 && (
          <Suspense fallback={null}>
            <QueueBoard places={queue.data.items} calls={live.data?.items ?? []} now={now} />
          </Suspense>
        )}
        <section aria-labelledby="live-calls">
          <Title order={2} id="live-calls" mb={8}>
            {t('home:live')}
          </Title>
          <Loaded query={live} skeleton={<SkeletonRows rows={3} height={64} />}>
            {({ items }) => <LiveCalls calls={items} now={now} />}
          </Loaded>
        </section>
        <section aria-labelledby="agents">
          <Title order={2} id="agents" mb={8}>
            {t('home:agents')}
          </Title>
          <Loaded query={people} skeleton={<SkeletonRows rows={3} />}>
            {({ items }) => <AgentBoard agents={items} opens={opens} />}
          </Loaded>
        </section>
      </Stack>
    </Page>
  );
}

/** A person who was invited and never signed in does not count as away. */
const takesCalls = ({ invited, disabled }: Agent): boolean => !invited && !disabled;

interface SentenceProps {
  calls: readonly Call[] | undefined;
  agents: readonly Agent[] | undefined;
  now: number;
}

/** "2 callers waiting, longest 1:12; 3 of 5 agents available." */
function Sentence({ calls, agents, now }: SentenceProps) {
  const { t } = useTranslation();
  if (!calls || !agents) return <Skeleton height={28} width={420} maw="100%" />;
  const waiting = calls.filter(({ stage }) => stage === 'waiting' || stage === 'ringing');
  const longest = Math.max(0, ...waiting.map((call) => now - waitingSince(call)));
  const first =
    waiting.length > 0
      ? t('home:waiting', { count: waiting.length, longest: clock(longest) })
      : t('home:on_line', { count: calls.length });
  const free = agents.filter(({ status }) => status === 'available').length;
  const second = agents.length > 0 ? t('home:available', { count: free, all: agents.length }) : t('home:no_agents');
  return (
    <Title order={2} size="20px" fw={600} lh="28px">
      {t('home:sentence', { first, second })}
    </Title>
  );
}

/** Since when the caller has been waiting for a person, across all agents who were called. */
function waitingSince(call: Call): number {
  let since = call.startedAt;
  for (const { stage, from } of call.segments) {
    if (stage !== 'waiting' && stage !== 'ringing') since = Infinity;
    else since = Math.min(since, from);
  }
  return Number.isFinite(since) ? since : call.startedAt;
}
