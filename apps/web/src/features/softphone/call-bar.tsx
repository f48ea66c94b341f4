import { Button } from '@mantine/core';
import { IconMicrophone, IconMicrophoneOff, IconPhone, IconPhoneOff } from '@tabler/icons-react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { useDock } from '../../lib/dock';
import { callerOf, clock } from '../../lib/format';
import { CALL_COLOURS, useNow } from '../../ui/phone';
import type { Caller } from './desk';
import type { DockView } from './dock-view';
import { useDecline } from './use-decline';
import type { SoftphoneInUse } from './use-softphone';
import css from './softphone.module.css';

interface Props extends Pick<SoftphoneInUse, 'softphone' | 'local' | 'clockOffset' | 'retry'> {
  view: DockView;
}

/** The call on a narrow screen while another page is open: one line above the navigation. */
export function CallBar({ view, ...props }: Props) {
  const { narrow, open, barPlace } = useDock();
  if (!narrow || open || !barPlace) return null;
  const bar = barOf(view, props);
  return bar && createPortal(bar, barPlace);
}

function barOf(view: DockView, props: Omit<Props, 'view'>) {
  switch (view.kind) {
    case 'offered':
      return <OfferBar offer={view.offer} {...props} />;
    case 'talking':
    case 'held':
    case 'transferring':
    case 'reconnecting':
      return <TalkBar view={view} {...props} />;
    default:
      return null;
  }
}

function OfferBar({ offer, softphone, retry }: Omit<Props, 'view'> & { offer: Shown<'offered'>['offer'] }) {
  const { t } = useTranslation();
  const { declining, decline } = useDecline(offer.offerId, retry);
  return (
    <section className={css.bar} data-offered aria-label={t('softphone:offered')}>
      <ToDesk caller={offer} more={t('softphone:offered')} />
      <Button
        className={css.barButton}
        variant="default"
        aria-label={t('softphone:decline')}
        onClick={decline}
        loading={declining}
      >
        <IconPhoneOff size={20} aria-hidden />
      </Button>
      <Button
        className={css.barButton}
        color={CALL_COLOURS.answer}
        aria-label={t('softphone:answer')}
        onClick={() => softphone.order({ kind: 'answer', offer })}
      >
        <IconPhone size={20} aria-hidden />
      </Button>
    </section>
  );
}

type Shown<Kind extends DockView['kind']> = Extract<DockView, { kind: Kind }>;
type Talk = Shown<'talking' | 'held' | 'transferring' | 'reconnecting'>;

function TalkBar({ view, softphone, local, clockOffset }: Omit<Props, 'view'> & { view: Talk }) {
  const { t } = useTranslation();
  const now = useNow(clockOffset, 500);
  const { callId, since } = view.call;
  const stage = view.kind === 'transferring' ? t('softphone:transfer') : t(`softphone:stage.${view.kind}`);
  const Sign = local.muted ? IconMicrophoneOff : IconMicrophone;
  return (
    <section className={css.bar} aria-label={t('softphone:call')}>
      <ToDesk caller={view.call} more={`${stage} · ${clock(now - since)}`} />
      <Button
        className={css.barButton}
        variant={local.muted ? 'light' : 'default'}
        aria-label={t(local.muted ? 'softphone:unmute' : 'softphone:mute')}
        onClick={() => softphone.order({ kind: 'mute', on: !local.muted })}
      >
        <Sign size={20} aria-hidden />
      </Button>
      <Button
        className={css.barButton}
        color={CALL_COLOURS.hangUp}
        aria-label={t(view.kind === 'transferring' ? 'softphone:leave_call' : 'softphone:hang_up')}
        onClick={() => softphone.order({ kind: 'hang-up', callId })}
      >
        <IconPhoneOff size={20} aria-hidden />
      </Button>
    </section>
  );
}

/** Shows who is calling; pressing it brings the whole card back. */
function ToDesk({ caller, more }: { caller: Caller; more: string }) {
  const { t } = useTranslation();
  const { setOpen } = useDock();
  return (
    <button type="button" className={css.barWords} onClick={() => setOpen(true)}>
      <span className={css.barCaller}>{callerOf(caller, t('softphone:withheld'))}</span>
      <span className={css.barMore}>{more}</span>
    </button>
  );
}
