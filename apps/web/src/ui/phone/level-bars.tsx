import { useEffect, useRef } from 'react';
import css from './level-bars.module.css';

export type OnLevel = (listener: (level: { sent: number; received: number }) => void) => () => void;

interface Bar {
  /** Who is speaking. */
  name: string;
  /** The bar's accessible name. */
  label: string;
}

/** How loud each side is, drawn without rendering: it changes ten times a second. */
export function LevelBars({ onLevel, sent, received }: { onLevel: OnLevel; sent: Bar; received: Bar }) {
  const own = useRef<HTMLSpanElement>(null);
  const other = useRef<HTMLSpanElement>(null);
  useEffect(
    () =>
      onLevel((level) => {
        if (own.current) own.current.style.transform = `scaleX(${level.sent.toFixed(2)})`;
        if (other.current) other.current.style.transform = `scaleX(${level.received.toFixed(2)})`;
      }),
    [onLevel],
  );
  return (
    <div className={css.bars}>
      <span>{sent.name}</span>
      <span className={css.bar} role="img" aria-label={sent.label}>
        <span ref={own} />
      </span>
      <span>{received.name}</span>
      <span className={css.bar} role="img" aria-label={received.label}>
        <span ref={other} />
      </span>
    </div>
  );
}
