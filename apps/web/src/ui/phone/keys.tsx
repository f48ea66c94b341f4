import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { soundKey } from '../../lib/line';
import css from './keys.module.css';

const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#'];

interface Props {
  onKey: (key: string) => void;
  disabled?: boolean;
  silent?: boolean;
}

/** Twelve keys, each with its tone. */
export function Keys({ onKey, disabled, silent }: Props) {
  const { t } = useTranslation();
  const press = (key: string) => {
    if (!silent) soundKey(key);
    onKey(key);
  };
  return (
    <div className={css.keys} role="group" aria-label={t('phone:keypad')}>
      {KEYS.map((key) => (
        <Button key={key} variant="default" h={44} disabled={disabled} onClick={() => press(key)}>
          {key}
        </Button>
      ))}
    </div>
  );
}
