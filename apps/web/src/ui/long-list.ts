// Shared by lists that render only the rows on the screen.
import { useEffect, type KeyboardEvent } from 'react';

interface Pages {
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  readonly fetchNextPage: () => unknown;
}

/** Loads the next page as soon as the end of the loaded rows is near. */
export function useNextPage({ hasNextPage, isFetchingNextPage, fetchNextPage }: Pages, near: boolean): void {
  useEffect(() => {
    if (near && hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [near, hasNextPage, isFetchingNextPage, fetchNextPage]);
}

/**
 * Returns how many rows an arrow key moves, and from which one; null for another key, or when no row has the
 * focus.
 */
export function stepOf({ key }: KeyboardEvent, rowAttribute: string): { step: number; from: string } | null {
  const step = { ArrowDown: 1, ArrowUp: -1 }[key];
  const from = document.activeElement?.getAttribute(rowAttribute);
  return step === undefined || !from ? null : { step, from };
}

/** Animation frames within which a row that was scrolled to is rendered. */
const drawnWithin = 10;

/** Focuses a row that was scrolled to, once it is rendered. */
export function focusWhenDrawn(find: () => HTMLElement | null | undefined, frames = drawnWithin): void {
  const row = find();
  if (row) row.focus({ preventScroll: true });
  else if (frames > 0) requestAnimationFrame(() => focusWhenDrawn(find, frames - 1));
}
