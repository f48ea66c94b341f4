import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { soundKey } from '../../lib/line';
import css from './softphone.module.css';

const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#'];

/** Twelve keys, each heard when pressed. */
export function Keypad({ onKey }: { onKey: (digit: string) => void }) {
  const { t } = useTranslation();
  return (
    <div className={css.keypad} role="group" aria-label={t('softphone:keypad')}>
      {KEYS.map((key) => (
        <Button
          key={key}
          variant="default"
          h={44}
          onClick={() => {
            soundKey(key);
            onKey(key);
          }}
        >
          {key}
        </Button>
      ))}
    </div>
  );
}
