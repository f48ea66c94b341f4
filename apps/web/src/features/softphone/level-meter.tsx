import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Softphone } from './softphone';
import css from './softphone.module.css';

/** How loud each side is, drawn without a render: it moves ten times a second. */
export function LevelMeter({ softphone }: { softphone: Softphone }) {
  const { t } = useTranslation();
  const sent = useRef<HTMLSpanElement>(null);
  const received = useRef<HTMLSpanElement>(null);
  useEffect(
    () =>
      softphone.onLevel((level) => {
        if (sent.current) sent.current.style.transform = `scaleX(${level.sent.toFixed(2)})`;
        if (received.current) received.current.style.transform = `scaleX(${level.received.toFixed(2)})`;
      }),
    [softphone],
  );
  return (
    <div className={css.meters}>
      <span>{t('softphone:you')}</span>
      <span className={css.meter} role="img" aria-label={t('softphone:your_level')}>
        <span ref={sent} />
      </span>
      <span>{t('softphone:speaker.caller')}</span>
      <span className={css.meter} role="img" aria-label={t('softphone:caller_level')}>
        <span ref={received} />
      </span>
    </div>
  );
}
