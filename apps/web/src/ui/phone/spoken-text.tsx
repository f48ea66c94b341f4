import { useEffect, useState } from 'react';
import type { SaidLine } from './phone-state';
import css from './phone.module.css';

/** How often the highlight moves, ms. */
const STEP_MS = 100;

/** Words that light up as they are heard; interrupted ones stay dim. */
export function SpokenText({ line }: { line: SaidLine }) {
  const { text, startedAt, durationMs, spokenMs } = line;
  const [now, setNow] = useState(startedAt);
  const lasts = spokenMs ?? durationMs;
  useEffect(() => {
    if (durationMs === 0) return undefined;
    const timer = setInterval(() => {
      setNow(Date.now());
      if (Date.now() > startedAt + lasts) clearInterval(timer);
    }, STEP_MS);
    return () => clearInterval(timer);
  }, [startedAt, durationMs, lasts]);
  if (durationMs === 0) return <span>{text}</span>;
  const heard = Math.min(now - startedAt, lasts) / durationMs;
  const at = Math.round(text.length * Math.min(1, Math.max(0, heard)));
  const end = at >= text.length ? text.length : Math.max(0, text.lastIndexOf(' ', at));
  return (
    <span lang={line.language} data-speaking={now < startedAt + lasts || undefined}>
      <span>{text.slice(0, end)}</span>
      <span className={spokenMs === null ? css.coming : css.cut}>{text.slice(end)}</span>
    </span>
  );
}
