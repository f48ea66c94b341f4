import { Skeleton, Stack, Text } from '@mantine/core';
import { lazy, Suspense, useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommands, useKeys } from '../../lib/commands';
import { useDock } from '../../lib/dock';
import { callerOf } from '../../lib/format';
import { useMe } from '../../lib/session';
import { useNow } from '../../ui/phone';
import { ProblemNotice } from '../../ui/problem-notice';
import { CallBar } from './call-bar';
import { CallCard } from './call-card';
import { dockView, type DockView } from './dock-view';
import { EndedCard } from './ended-card';
import { MissedCalls } from './missed-calls';
import { NotReadyCard } from './not-ready-card';
import { OfferCard } from './offer-card';
import { QuietCard } from './quiet-card';
import { askForNotices, useRingNotice } from './ring-notice';
import { StatusBar } from './status-bar';
import { useAnswerKey } from './use-answer-key';
import { useRinger } from './use-ringer';
import { type SoftphoneInUse, useSoftphone } from './use-softphone';
import css from './softphone.module.css';

/** Not needed at once: it loads after the dock is there. */
const RecentCalls = lazy(async () => ({ default: (await import('./recent-calls')).RecentCalls }));

export function SoftphoneDock() {
  const { agentId } = useMe();
  return agentId ? <AgentsDock agentId={agentId} /> : null;
}

function AgentsDock({ agentId }: { agentId: string }) {
  const { t } = useTranslation();
  const inUse = useSoftphone(agentId);
  const { desk, problem, retry } = inUse;
  if (problem) return <ProblemNotice problem={problem} onRetry={retry} />;
  if (!desk) {
    return (
      <Stack p="md" aria-label={t('softphone:loading')} aria-busy>
        <Skeleton h={36} />
        <Skeleton h={120} />
      </Stack>
    );
  }
  return <Dock {...inUse} desk={desk} />;
}

type Props = SoftphoneInUse & { desk: NonNullable<SoftphoneInUse['desk']> };

function Dock(props: Props) {
  const { t } = useTranslation();
  const { softphone, desk, local, clockOffset } = props;
  const now = useNow(clockOffset, 1000, desk.offer !== null);
  const view = dockView({ ...desk, now: Math.max(desk.now, now) }, local);
  const offer = view.kind === 'offered' ? view.offer : null;
  const { setOpen } = useDock();
  useEffect(() => {
    if (offer?.offerId) setOpen(true);
  }, [offer?.offerId, setOpen]);
  useDeskSign(view, desk);
  useRingNotice(local.role === 'mirror' ? null : offer);
  useRinger(offer !== null && local.role !== 'mirror');
  useAnswerKey(offer, (taken) => softphone.order({ kind: 'answer', offer: taken }));
  useKeys(useMemo(() => [{ keys: 'F2', label: t('softphone:answer_key'), group: t('softphone:title') }], [t]));
  useStatusCommands(props);
  return (
    <div className={css.dock} data-view={view.kind}>
      <StatusBar {...props} />
      {local.role === 'mirror' && (
        <Text size="xs" c="dimmed">
          {t('softphone:other_tab')}
        </Text>
      )}
      <Card view={view} {...props} />
      <CallBar view={view} {...props} />
      {quietViews.includes(view.kind) && (
        <>
          <MissedCalls missed={desk.missed} />
          <Suspense fallback={null}>
            <RecentCalls agentId={desk.agent.id} seen={`${desk.agent.statusAt} ${desk.missed[0]?.at ?? ''}`} />
          </Suspense>
        </>
      )}
    </div>
  );
}

const BUSY: readonly DockView['kind'][] = ['offered', 'connecting', 'talking', 'held', 'transferring', 'reconnecting'];

/** What the frame shows of it: in the tab, in the header and in the navigation. */
function useDeskSign(view: DockView, desk: Props['desk']): void {
  const { t } = useTranslation();
  const { setSign } = useDock();
  const { status } = desk.agent;
  const ringing = view.kind === 'offered' ? callerOf(view.offer, t('softphone:withheld')) : null;
  const busy = BUSY.includes(view.kind);
  const missed = desk.missed.filter(({ result }) => result === 'missed').length;
  useEffect(() => setSign({ status, ringing, busy, missed }), [setSign, status, ringing, busy, missed]);
  useEffect(() => () => setSign(null), [setSign]);
}

/** While no call is ringing or running, there is room for missed calls. */
const quietViews: readonly DockView['kind'][] = ['off', 'available', 'line-lost', 'not-ready', 'ended'];

function Card({ view, ...props }: Props & { view: DockView }) {
  switch (view.kind) {
    case 'offered':
      return <OfferCard offer={view.offer} {...props} />;
    case 'talking':
    case 'held':
    case 'transferring':
    case 'reconnecting':
      return <CallCard view={view} {...props} />;
    case 'ended':
      return <EndedCard ended={view.ended} handedTo={view.handedTo} {...props} />;
    case 'not-ready':
      return <NotReadyCard obstacle={view.obstacle} {...props} />;
    default:
      return <QuietCard view={view} />;
  }
}

function useStatusCommands({ softphone, desk }: Props): void {
  const { t } = useTranslation();
  const { status, id } = desk.agent;
  const commands = useMemo(() => {
    const next = status === 'available' ? 'not_available' : 'available';
    const run = () => {
      if (next === 'available') void askForNotices();
      void softphone.goTo(id, next);
    };
    const command = { id: 'softphone.status', label: t(`softphone:go_${next}`), group: t('softphone:title'), run };
    return status === 'busy' ? [] : [command];
  }, [softphone, status, id, t]);
  useCommands(commands);
}
