import { Button } from '@mantine/core';
import {
  IconArrowForwardUp,
  IconDialpad,
  IconMicrophone,
  IconMicrophoneOff,
  IconPlayerPause,
  IconPlayerPlay,
} from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNotify } from '../../ui/notify';
import { deskApi } from './desk-api';
import type { DockView } from './dock-view';
import type { LocalState } from './local-state';
import type { Softphone } from './softphone';
import { useCallKeys } from './use-call-keys';
import css from './softphone.module.css';

export type Drawer = 'keypad' | 'transfer';

interface Props {
  view: Extract<DockView, { kind: 'talking' | 'held' | 'transferring' }>;
  local: LocalState;
  softphone: Softphone;
  drawer: Drawer | null;
  onDrawer: (drawer: Drawer | null) => void;
  onDone: () => void;
  onEnd: () => void;
  onDigit: (key: string) => void;
}

/**
 * Mute, hold, keypad and transfer: labeled, 44 px high. The labels of the first two name what a press does next, so the
 * buttons are not marked "pressed" as well: "Unmute, pressed" would say the opposite.
 */
export function CallControls({ view, local, softphone, drawer, onDrawer, onDone, onEnd, onDigit }: Props) {
  const { t } = useTranslation();
  const notify = useNotify();
  const [holding, setHolding] = useState(false);
  const held = view.kind === 'held';
  const busy = view.kind === 'transferring';
  const hold = () => {
    setHolding(true);
    deskApi
      .hold(view.call.callId, !held)
      .catch(notify.failed)
      .finally(() => {
        setHolding(false);
        onDone();
      });
  };
  const toggle = (which: Drawer) => onDrawer(drawer === which ? null : which);
  const mute = () => softphone.order({ kind: 'mute', on: !local.muted });
  useCallKeys({
    mute,
    hold: () => {
      if (!busy && !holding) hold();
    },
    transfer: () => {
      if (!busy) toggle('transfer');
    },
    keypad: () => toggle('keypad'),
    end: onEnd,
    digit: drawer === 'keypad' ? onDigit : null,
  });
  return (
    <div className={css.controls}>
      <Control
        label={t(local.muted ? 'softphone:unmute' : 'softphone:mute')}
        sign={local.muted ? <IconMicrophoneOff size={18} aria-hidden /> : <IconMicrophone size={18} aria-hidden />}
        lit={local.muted}
        onClick={mute}
      />
      <Control
        label={t(held ? 'softphone:resume' : 'softphone:hold')}
        sign={held ? <IconPlayerPlay size={18} aria-hidden /> : <IconPlayerPause size={18} aria-hidden />}
        lit={held}
        disabled={busy || holding}
        onClick={hold}
      />
      <Control
        label={t('softphone:keypad')}
        sign={<IconDialpad size={18} aria-hidden />}
        pressed={drawer === 'keypad'}
        onClick={() => toggle('keypad')}
      />
      <Control
        label={t('softphone:transfer')}
        sign={<IconArrowForwardUp size={18} aria-hidden />}
        pressed={drawer === 'transfer'}
        disabled={busy}
        onClick={() => toggle('transfer')}
      />
    </div>
  );
}

interface ControlProps {
  label: string;
  sign: ReactNode;
  /** For a button whose label does not change: whether it is pressed. */
  pressed?: boolean;
  /** Whether it looks pressed. */
  lit?: boolean;
  disabled?: boolean;
  onClick: () => void;
}

function Control({ label, sign, pressed, lit = pressed, disabled, onClick }: ControlProps) {
  return (
    <Button
      variant={lit ? 'light' : 'default'}
      h={44}
      leftSection={sign}
      aria-pressed={pressed}
      disabled={disabled}
      onClick={onClick}
    >
      {label}
    </Button>
  );
}
