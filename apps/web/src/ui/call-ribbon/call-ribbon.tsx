import { Tooltip } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { useMemo, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Call } from '../../lib/api';
import { clock } from '../../lib/format';
import { layRibbon, momentAt, placeOf, type Band, type RibbonLayout } from './layout';
import { MarkGlyph } from './mark-glyph';
import { markShapes, stageTokens } from './stages';
import css from './call-ribbon.module.css';

type RibbonCall = Pick<Call, 'startedAt' | 'endedAt' | 'segments' | 'marks'>;

interface Props {
  call: RibbonCall;
  size: 'row' | 'tall';
  /** The current time, ms: the end of a running call. */
  now: number;
  /** The duration that fills the width, ms; by default the call's own. */
  scale?: number;
  silences?: readonly { from: number; to: number }[];
  /** Called with the moment the user chose, ms since the epoch. */
  onPick?: (at: number) => void;
}

/** A call as a band along time, drawn the same way everywhere. */
export function CallRibbon({ call, size, now, scale, silences, onPick }: Props) {
  const { ref, width } = useElementSize();
  const begin = call.startedAt;
  const end = call.endedAt === null ? Math.max(now, begin + 1) : call.endedAt;
  const full = scale && scale > end - begin ? (width * (end - begin)) / scale : width;
  const layout = useMemo(
    () =>
      layRibbon({
        from: begin,
        to: end,
        width: full,
        stretches: call.segments.map(({ stage, from, to }) => ({
          stage,
          from: from,
          to: to === null ? end : to,
        })),
        marks: call.marks.map(({ kind, at }) => ({ kind, at: at })),
        silences,
      }),
    [begin, end, full, call.segments, call.marks, silences],
  );
  const drawn = (
    <div ref={ref} className={css.clip}>
      {width > 0 && <Drawing layout={layout} />}
    </div>
  );
  return size === 'row' ? (
    <RowRibbon layout={layout} begin={begin}>
      {drawn}
    </RowRibbon>
  ) : (
    <TallRibbon layout={layout} begin={begin} onPick={onPick}>
      {drawn}
    </TallRibbon>
  );
}

function Drawing({ layout }: { layout: RibbonLayout }) {
  return (
    <>
      {layout.bands.map((band) =>
        band.token ? (
          <div
            key={band.from}
            className={`${css.band} ${css[band.token]}`}
            data-held={band.held || undefined}
            style={{ left: band.x, width: band.width }}
          />
        ) : null,
      )}
      {layout.gaps.map((gap) => (
        <div key={gap.x} className={css.gap} style={{ left: gap.x, width: gap.width }} />
      ))}
      {layout.marks.map(({ shape, x, at }, i) => (
        <MarkGlyph key={`${at}-${i}`} shape={shape} x={x} />
      ))}
    </>
  );
}

interface ShellProps {
  layout: RibbonLayout;
  begin: number;
  children: React.ReactNode;
}

function useBandWords(begin: number): (band: Band) => string {
  const { t } = useTranslation();
  return (band) =>
    t('calls:ribbon.band', {
      stage: t(`calls:stage.${band.stage}`),
      length: clock(band.to - band.from),
      at: clock(band.from - begin),
    });
}

/** How close the pointer must be to a mark to select it, px. */
const reach = 6;

function RowRibbon({ layout, begin, children }: ShellProps) {
  const { t } = useTranslation();
  const words = useBandWords(begin);
  const [at, setAt] = useState<{ x: number; words: string } | null>(null);
  const label = layout.bands
    .filter(({ token }) => token)
    .map(words)
    .join('; ');
  const describe = useMoment(layout, begin);
  return (
    <div
      className={css.ribbon}
      data-size="row"
      role="img"
      aria-label={label || t('calls:ribbon.no_length')}
      onPointerMove={(event) => setAt(describe(pointed(event)))}
      onPointerLeave={() => setAt(null)}
    >
      {children}
      {at && <Pointed x={at.x} words={at.words} />}
    </div>
  );
}

function pointed(event: PointerEvent<HTMLElement> | React.MouseEvent<HTMLElement>): number {
  return event.clientX - event.currentTarget.getBoundingClientRect().left;
}

/** What is at a position: a mark nearby, else the stage. */
function useMoment(
  layout: RibbonLayout,
  begin: number,
): (x: number) => { x: number; at: number; words: string } | null {
  const { t } = useTranslation();
  const words = useBandWords(begin);
  return (x) => {
    const mark = layout.marks.find((one) => Math.abs(one.x - x) <= reach);
    if (mark) {
      const said = t('calls:ribbon.mark', { kind: t(`calls:mark.${mark.shape}`), at: clock(mark.at - begin) });
      return { x: mark.x, at: mark.at, words: said };
    }
    const band = layout.bands.find((one) => x >= one.x && x <= one.x + one.width);
    return band?.token ? { x, at: momentAt(layout.bands, x), words: words(band) } : null;
  };
}

function Pointed({ x, words }: { x: number; words: string }) {
  return (
    <Tooltip label={words} opened position="top" withinPortal>
      <span className={css.point} style={{ left: x }} />
    </Tooltip>
  );
}

function TallRibbon({ layout, begin, onPick, children }: ShellProps & Pick<Props, 'onPick'>) {
  const { t } = useTranslation();
  const words = useBandWords(begin);
  const describe = useMoment(layout, begin);
  const [hover, setHover] = useState<number | null>(null);
  const [chosen, setChosen] = useState<number | null>(null);
  const mark = chosen === null ? undefined : layout.marks[chosen];
  const shown = hover === null ? (mark ? describe(placeOf(layout.bands, mark.at)) : null) : describe(hover);
  const step = (by: number) => {
    const next = Math.min(layout.marks.length - 1, Math.max(0, (chosen ?? (by > 0 ? -1 : layout.marks.length)) + by));
    const to = layout.marks[next];
    if (!to) return;
    setChosen(next);
    onPick?.(to.at);
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowRight' && event.key !== 'ArrowLeft') return;
    event.preventDefault();
    step(event.key === 'ArrowRight' ? 1 : -1);
  };
  return (
    <div>
      <div
        className={css.ribbon}
        data-size="tall"
        role="application"
        tabIndex={0}
        aria-label={t('calls:ribbon.label')}
        aria-description={t('calls:ribbon.keys')}
        onKeyDown={onKey}
        onBlur={() => setChosen(null)}
        onPointerMove={(event) => setHover(pointed(event))}
        onPointerLeave={() => setHover(null)}
        onClick={(event) => {
          const found = describe(pointed(event));
          if (found) onPick?.(found.at);
        }}
      >
        {children}
        {mark && <MarkGlyph shape={mark.shape} x={mark.x} chosen />}
        {shown && <Pointed x={shown.x} words={shown.words} />}
      </div>
      <div className="vc-only-read" aria-live="polite">
        {mark ? describe(mark.x)?.words : ''}
      </div>
      <ol className="vc-only-read">
        {layout.bands
          .filter(({ token }) => token)
          .map((band) => (
            <li key={band.from}>{words(band)}</li>
          ))}
        {layout.marks.map((one, i) => (
          <li key={`${one.at}-${i}`}>
            {t('calls:ribbon.mark', { kind: t(`calls:mark.${one.shape}`), at: clock(one.at - begin) })}
          </li>
        ))}
      </ol>
      <Legend layout={layout} />
    </div>
  );
}

/** Lists only what this call has. */
function Legend({ layout }: { layout: RibbonLayout }) {
  const { t } = useTranslation();
  const tokens = stageTokens.filter((token) => layout.bands.some((band) => band.token === token));
  const shapes = markShapes.filter((shape) => layout.marks.some((mark) => mark.shape === shape));
  return (
    <ul className={css.legend} aria-hidden>
      {tokens.map((token) => (
        <li key={token}>
          <span className={`${css.swatch} ${css[token]}`} />
          {t(`calls:token.${token}`)}
        </li>
      ))}
      {shapes.map((shape) => (
        <li key={shape}>
          <MarkGlyph shape={shape} />
          {t(`calls:mark.${shape}`)}
        </li>
      ))}
    </ul>
  );
}
