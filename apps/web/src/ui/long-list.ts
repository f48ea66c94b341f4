// What lists have in common of which only the rows on the screen exist.
import { useEffect, type KeyboardEvent } from 'react';

interface Pages {
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  readonly fetchNextPage: () => unknown;
}

/** Reads the next page as soon as the end of what was read is near. */
export function useNextPage({ hasNextPage, isFetchingNextPage, fetchNextPage }: Pages, near: boolean): void {
  useEffect(() => {
    if (near && hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [near, hasNextPage, isFetchingNextPage, fetchNextPage]);
}

/** How many rows an arrow key goes, and from which one; null for another key, or where no row has the focus. */
export function stepOf({ key }: KeyboardEvent, rowAttribute: string): { step: number; from: string } | null {
  const step = { ArrowDown: 1, ArrowUp: -1 }[key];
  const from = document.activeElement?.getAttribute(rowAttribute);
  return step === undefined || !from ? null : { step, from };
}

/** Frames in which a row that was scrolled to comes to be. */
const drawnWithin = 10;

/** Gives the focus to a row that was scrolled to, once it is drawn. */
export function focusWhenDrawn(find: () => HTMLElement | null | undefined, frames = drawnWithin): void {
  const row = find();
  if (row) row.focus({ preventScroll: true });
  else if (frames > 0) requestAnimationFrame(() => focusWhenDrawn(find, frames - 1));
}
