import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import type { Call } from '../../lib/api';
import { useDirectory } from '../../lib/directory';
import { useTimes, useZone } from '../../lib/format';
import { focusWhenDrawn, stepOf, useNextPage } from '../../ui/long-list';
import { MorePages } from '../../ui/more-pages';
import { useOutcome } from '../../ui/outcome';
import { useNow } from '../../ui/use-now';
import { CallRow, DayRow } from './call-row';
import { ColumnHeads } from './column-heads';
import type { FilterState } from './filters';
import { itemsOf, scaleOf, type ListItem } from './list-items';
import type { useCallPages } from './use-call-list';
import css from './calls.module.css';

/**
 * Height of a line until it has been measured, px, and lines that are rendered beyond the edge of the screen.
 */
const heights = { call: 40, day: 32 };
const beyond = 12;
/** The next page is loaded when this many lines are left below. */
const ahead = 20;

interface Props {
  calls: readonly Call[];
  total: number;
  state: FilterState;
  pages: ReturnType<typeof useCallPages>;
  onReading: (reading: boolean) => void;
}

/**
 * The calls as a table that renders only the lines on the screen, so that ten thousand are as fast as forty.
 */
export function CallTable({ calls, total, state, pages, onReading }: Props) {
  const { t } = useTranslation();
  const scroll = useRef<HTMLDivElement>(null);
  const zone = useZone();
  const items = useMemo(() => itemsOf(calls, state.order, zone), [calls, state.order, zone]);
  const lines = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroll.current,
    estimateSize: (index) => heights[items[index]?.kind ?? 'call'],
    getItemKey: (index) => items[index]?.key ?? index,
    overscan: beyond,
  });
  const shown = lines.getVirtualItems();
  useNextPage(pages, (shown.at(-1)?.index ?? 0) >= items.length - ahead);
  const focus = useRowFocus(items, scroll, (index) => lines.scrollToIndex(index));
  const now = useNow(calls.some(({ stage }) => stage !== 'ended'));
  const scale = useScale(calls, now);
  const outcome = useOutcome(useDirectory());
  const times = useTimes();
  return (
    <div
      ref={scroll}
      className={css.scroll}
      onPointerEnter={() => onReading(true)}
      onPointerLeave={(event) => onReading(event.currentTarget.scrollTop > 0)}
      onScroll={(event) => onReading(event.currentTarget.scrollTop > 0 || event.currentTarget.matches(':hover'))}
    >
      <div role="table" aria-label={t('calls:list')} aria-rowcount={total + 1} onKeyDown={focus.onKeyDown}>
        <ColumnHeads state={state} scale={scale} />
        <div role="rowgroup" className={css.rows} style={{ height: lines.getTotalSize() }}>
          {shown.map(({ index, key, start }) => {
            const item = items[index];
            if (!item) return null;
            const place = {
              ref: lines.measureElement,
              'data-index': index,
              style: { transform: `translateY(${start}px)` },
            };
            return item.kind === 'day' ? (
              <DayRow key={key} place={place} day={times.day(item.at)} />
            ) : (
              <CallRow
                key={key}
                place={place}
                call={item.call}
                now={now}
                scale={scale}
                outcome={outcome(item.call)}
                search={state.search}
                times={times}
              />
            );
          })}
        </div>
      </div>
      <MorePages pages={pages} />
    </div>
  );
}

function useScale(calls: readonly Call[], now: number): number {
  // In steps of ten seconds: the scale changes now and then, not every second.
  const tick = Math.floor(now / 10_000) * 10_000;
  return useMemo(
    () => scaleOf(calls.map(({ startedAt, endedAt }) => (endedAt ?? Math.max(tick, startedAt)) - startedAt)),
    [calls, tick],
  );
}

/**
 * Arrow keys move through the calls, and closing a call returns the focus to its row, wherever the row is by then.
 */
function useRowFocus(
  items: readonly ListItem[],
  scroll: React.RefObject<HTMLDivElement | null>,
  show: (index: number) => void,
) {
  const open = useParams().callId ?? null;
  const last = useRef(open);
  const focusOn = (index: number) => {
    const item = items[index];
    if (item?.kind !== 'call') return;
    show(index);
    focusWhenDrawn(() => scroll.current?.querySelector<HTMLElement>(`[data-call-row="${item.call.id}"]`));
  };
  useEffect(() => {
    const closed = last.current;
    last.current = open;
    if (closed !== null && open === null) focusOn(items.findIndex(({ key }) => key === closed));
  });
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const arrow = stepOf(event, 'data-call-row');
    if (!arrow) return;
    event.preventDefault();
    let to = items.findIndex(({ key }) => key === arrow.from) + arrow.step;
    while (items[to]?.kind === 'day') to += arrow.step;
    focusOn(to);
  };
  return { onKeyDown };
}
