import { useSyncExternalStore } from 'react';

/**
 * The overlays open above the page, the topmost last, and the places of the frame where overlays and notices are
 * rendered.
 */
class Overlays {
  private open: readonly symbol[] = [];
  private readonly places = new Map<PlaceName, HTMLElement>();
  private readonly listeners = new Set<() => void>();

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly isAnyOpen = (): boolean => this.open.length > 0;

  isOnTop(id: symbol): boolean {
    return this.open.at(-1) === id;
  }

  /** @returns a function that removes it. */
  enter(id: symbol): () => void {
    this.open = [...this.open, id];
    this.changed();
    return () => {
      this.open = this.open.filter((other) => other !== id);
      this.changed();
    };
  }

  place(name: PlaceName): HTMLElement | null {
    return this.places.get(name) ?? null;
  }

  /** A `ref` for the element that is the place. */
  offer(name: PlaceName, element: HTMLElement | null): (() => void) | undefined {
    if (!element) return undefined;
    this.places.set(name, element);
    this.changed();
    return () => {
      this.places.delete(name);
      this.changed();
    };
  }

  private changed(): void {
    this.listeners.forEach((listener) => listener());
  }
}

export type PlaceName = 'overlays' | 'notices';

export const overlays = new Overlays();

/** True while something is open above the page, which then takes no click and no focus. */
export function useAnyOverlay(): boolean {
  return useSyncExternalStore(overlays.subscribe, overlays.isAnyOpen);
}

/** The frame's element for the place; null on a page without the frame. */
export function useFramePlace(name: PlaceName): HTMLElement | null {
  return useSyncExternalStore(overlays.subscribe, () => overlays.place(name));
}

export const overlayPlace = (element: HTMLElement | null) => overlays.offer('overlays', element);
export const noticePlace = (element: HTMLElement | null) => overlays.offer('notices', element);
