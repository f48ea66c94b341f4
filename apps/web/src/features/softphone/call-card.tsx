import { Alert, Button, Group, Loader, Stack, Text } from '@mantine/core';
import { IconPhoneOff } from '@tabler/icons-react';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { clock } from '../../lib/format';
import { soundKey } from '../../lib/line';
import { CALL_COLOURS, Keys, LevelBars, QualityLine, useNow } from '../../ui/phone';
import { CallControls, type Drawer } from './call-controls';
import { CallerLines } from './caller-lines';
import type { DockView } from './dock-view';
import { TransferResult, TransferringLine } from './transferring';
import { Turns } from './turns';
import type { SoftphoneInUse } from './use-softphone';
import css from './softphone.module.css';

/** Loaded on demand, because most of the time that a desk is open there is no transfer. */
const TransferList = lazy(async () => ({ default: (await import('./transfer-list')).TransferList }));

/** After this long a caller on hold is brought to the agent's attention, ms, because people hang up. */
const LONG_HOLD_MS = 60_000;

type View = Extract<DockView, { kind: 'talking' | 'held' | 'transferring' | 'reconnecting' }>;

interface Props extends Pick<SoftphoneInUse, 'softphone' | 'local' | 'clockOffset' | 'retry'> {
  view: View;
}

/** The call that this agent is in. */
export function CallCard({ view, softphone, local, clockOffset, retry }: Props) {
  const { t } = useTranslation();
  const [drawer, setDrawer] = useState<Drawer | null>(null);
  const { call } = view;
  const card = useFocusWhenLost();
  const digit = (digits: string) => softphone.order({ kind: 'digits', digits });
  const hangUp = () => softphone.order({ kind: 'hang-up', callId: call.callId });
  return (
    <section ref={card} tabIndex={-1} className={css.card} aria-label={t('softphone:call')}>
      <Stack gap={12}>
        <CallerLines call={call} />
        {view.kind === 'transferring' ? (
          <TransferringLine
            transferring={view.transferring}
            clockOffset={clockOffset}
            onTakeBack={() => softphone.order({ kind: 'take-back', callId: call.callId })}
          />
        ) : (
          <StageLine view={view} clockOffset={clockOffset} />
        )}
        {call.lastTransfer && view.kind !== 'transferring' && (
          <TransferResult key={call.lastTransfer.at} transfer={call.lastTransfer} />
        )}
        {local.obstacle && (
          <Alert color="red" variant="light" title={t(`softphone:obstacle.${local.obstacle}.title`)}>
            {t(`softphone:obstacle.${local.obstacle}.cure`)}
          </Alert>
        )}
        {view.kind === 'reconnecting' && (
          <Button variant="default" h={44} onClick={() => softphone.order({ kind: 'dial-back', call })}>
            {t('softphone:dial_back')}
          </Button>
        )}
        {view.kind !== 'reconnecting' && (
          <>
            <LevelBars
              onLevel={softphone.onLevel}
              sent={{ name: t('softphone:you'), label: t('softphone:your_level') }}
              received={{ name: t('softphone:speaker.caller'), label: t('softphone:caller_level') }}
            />
            {local.quality && <QualityLine quality={local.quality} />}
            {local.words && <Words words={local.words} />}
            <CallControls
              view={view}
              local={local}
              softphone={softphone}
              drawer={drawer}
              onDrawer={setDrawer}
              onDone={retry}
              onEnd={hangUp}
              onDigit={(key) => {
                soundKey(key);
                digit(key);
              }}
            />
          </>
        )}
        {drawer === 'keypad' && <Keys onKey={digit} />}
        {drawer === 'transfer' && view.kind !== 'transferring' && (
          <Suspense fallback={<Loader size="sm" mx="auto" />}>
            <TransferList
              onTransfer={(target) => {
                setDrawer(null);
                softphone.order({ kind: 'transfer', callId: call.callId, target });
              }}
            />
          </Suspense>
        )}
        <div className={css.atHand}>
          <Button
            fullWidth
            color={CALL_COLOURS.hangUp}
            h={44}
            leftSection={<IconPhoneOff size={18} aria-hidden />}
            onClick={hangUp}
          >
            {t(view.kind === 'transferring' ? 'softphone:leave_call' : 'softphone:hang_up')}
          </Button>
        </div>
        <Turns turns={call.turns} />
        <Link to={`/calls/${call.callId}`}>{t('softphone:open_call')}</Link>
      </Stack>
    </section>
  );
}

/** The button that answered is gone: the focus moves to the call, unless it is elsewhere, for example in a field. */
function useFocusWhenLost() {
  const card = useRef<HTMLElement>(null);
  useEffect(() => {
    if (document.activeElement === document.body) card.current?.focus();
  }, []);
  return card;
}

/** Words that no person spoke: what the caller typed, or what the carrier speaks. */
function Words({ words }: { words: NonNullable<SoftphoneInUse['local']['words']> }) {
  const { t } = useTranslation();
  return (
    <div className={css.words} role="status">
      <Text size="xs" c="dimmed">
        {t(words.source === 'caller' ? 'softphone:typed' : 'softphone:spoken')}
      </Text>
      <Text lang={words.language}>{words.text}</Text>
    </div>
  );
}

function StageLine({ view, clockOffset }: { view: Exclude<View, { kind: 'transferring' }>; clockOffset: number }) {
  const { t } = useTranslation();
  const now = useNow(clockOffset, 500);
  const lasted = now - view.call.since;
  const long = view.kind === 'held' && lasted >= LONG_HOLD_MS;
  return (
    <Group gap={8} data-long={long || undefined} className={css.stage}>
      {view.kind === 'reconnecting' && <Loader size="xs" />}
      <Text fw={600} role="status">
        {t(`softphone:stage.${view.kind}`)}
      </Text>
      <Text role="timer" fw={600}>
        {clock(lasted)}
      </Text>
      {long && <Text size="xs">{t('softphone:long_hold')}</Text>}
    </Group>
  );
}
