import { Anchor, Skeleton, Stack, Text, Title } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { suspicionOf } from '@voicecore/domain/screening';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useNavigate, useParams } from 'react-router';
import { answer, api, queryKeys, type CallDetail } from '../../lib/api';
import { useDirectory } from '../../lib/directory';
import { callerName, clock, useTimes } from '../../lib/format';
import { CallRibbon, StageBadge, stageNow } from '../../ui/call-ribbon';
import { Loaded } from '../../ui/loaded';
import { useOutcome } from '../../ui/outcome';
import { useNow } from '../../ui/use-now';
import { Course } from './course';
import { MessagesLeft } from './messages-left';
import { silencesOf, storyOf } from './story';
import { Transcript } from './transcript';
import { CallerContact } from './caller-contact';
import { CallMark } from './call-mark';
import css from './detail.module.css';

export function CallDetailPage() {
  const { t } = useTranslation();
  const { callId = '' } = useParams();
  const { search } = useLocation();
  useCloseByEscape(search);
  const call = useQuery({
    queryKey: queryKeys.calls.detail(callId),
    queryFn: () => answer(api.GET('/api/v1/calls/{id}', { params: { path: { id: callId } } })),
  });
  return (
    <div className={css.detail}>
      <Anchor component={Link} to={{ pathname: '/calls', search }} className={css.back}>
        <IconArrowLeft size={16} aria-hidden /> {t('calls:back')}
      </Anchor>
      <Loaded query={call} skeleton={<DetailSkeleton />}>
        {(data) => <Detail key={data.id} call={data} />}
      </Loaded>
    </div>
  );
}

/** Esc closes the call, unless something above it handles the key. */
function useCloseByEscape(search: string): void {
  const navigate = useNavigate();
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      const overlays = [...document.querySelectorAll('[role="dialog"], [role="listbox"], [role="menu"]')];
      if (overlays.some((one) => one.checkVisibility())) return;
      void navigate({ pathname: '/calls', search });
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [navigate, search]);
}

function Detail({ call }: { call: CallDetail }) {
  const { t } = useTranslation();
  const now = useNow(call.stage !== 'ended');
  const [picked, setPicked] = useState<{ at: number } | null>(null);
  const story = useMemo(() => storyOf(call), [call]);
  const silences = useMemo(() => silencesOf(call.turns), [call.turns]);
  return (
    <>
      <Header call={call} now={now} />
      <MessagesLeft call={call} />
      <div className={css.ribbon}>
        <CallRibbon call={call} size="tall" now={now} silences={silences} onPick={(at) => setPicked({ at })} />
      </div>
      <div className={css.columns}>
        <section aria-labelledby="talk">
          <Title order={2} id="talk" mb={12}>
            {t('calls:talk')}
          </Title>
          <Transcript story={story} call={call} picked={picked} />
        </section>
        <section aria-labelledby="course">
          <Title order={2} id="course" mb={12}>
            {t('calls:course')}
          </Title>
          <Course call={call} now={now} />
        </section>
      </div>
    </>
  );
}

function Header({ call, now }: { call: CallDetail; now: number }) {
  const { t } = useTranslation();
  const outcome = useOutcome(useDirectory());
  const times = useTimes();
  const length = (call.endedAt === null ? now : call.endedAt) - call.startedAt;
  const suspicion = suspicionOf(call.screening);
  return (
    <header className={css.header}>
      {call.contact && <CallerContact contact={call.contact} />}
      <Text c="dimmed">
        {call.caller ? (
          <Anchor href={`tel:${call.caller}`} underline="always">
            {callerName(call.caller, '')}
          </Anchor>
        ) : (
          t('calls:unknown_caller')
        )}
        {call.numberCalled && ` → ${callerName(call.numberCalled, '')}`}
      </Text>
      <Title order={2} className={css.outcome}>
        {call.stage === 'ended' ? outcome(call) : <StageBadge stage={stageNow(call)} />}
      </Title>
      <Text c="dimmed" className={css.facts}>
        <time title={times.exact(call.startedAt)}>{times.when(call.startedAt)}</time>
        <span>{t('calls:length', { length: clock(length) })}</span>
        {suspicion !== null && <span>{t('calls:flagged', { score: suspicion })}</span>}
        {call.language && <span>{t(`calls:language.${call.language}`)}</span>}
      </Text>
      <CallMark call={call} />
    </header>
  );
}

function DetailSkeleton() {
  return (
    <Stack>
      <Skeleton height={20} width={180} />
      <Skeleton height={28} width={280} />
      <Skeleton height={56} />
      <div className={css.columns}>
        <Stack>
          {[60, 44, 60, 44].map((height, i) => (
            <Skeleton key={i} height={height} width={i % 2 ? '70%' : '80%'} ml={i % 2 ? 'auto' : 0} />
          ))}
        </Stack>
        <Skeleton height={240} />
      </div>
    </Stack>
  );
}
