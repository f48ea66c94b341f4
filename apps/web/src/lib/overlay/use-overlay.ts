import { useEffect, useRef, useState, type RefObject } from 'react';
import { overlays } from './overlays';

/** The elements that may take the focus when it opens; the first one found does. */
const FIRST = ['[data-autofocus]', 'input:not([type=hidden]):not(:disabled), select, textarea'];

/** The softphone handles Esc itself, and an open list of choices closes before the overlay around it. */
const keepsEscape = (target: EventTarget | null): boolean =>
  target instanceof Element &&
  (target.closest('[data-dock]') !== null || target.getAttribute('data-mantine-stop-propagation') === 'true');

/**
 * Registers an overlay while the component is mounted: it takes the focus and gives it back, and Esc closes the
 * topmost one. It does not trap the focus, so that a ringing call always stays within reach.
 */
export function useOverlay<Box extends HTMLElement>(onClose: () => void): RefObject<Box | null> {
  const box = useRef<Box>(null);
  const close = useRef(onClose);
  const [opener] = useState(() => document.activeElement);
  useEffect(() => {
    close.current = onClose;
  });
  useEffect(() => {
    const id = Symbol('overlay');
    const leave = overlays.enter(id);
    takeFocus(box.current);
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.isComposing || keepsEscape(event.target)) return;
      if (!overlays.isOnTop(id) || box.current?.closest('[inert]')) return;
      close.current();
    };
    window.addEventListener('keydown', onKey, { capture: true });
    return () => {
      window.removeEventListener('keydown', onKey, { capture: true });
      leave();
      // The page takes no focus until it has been rendered without the overlay.
      setTimeout(() => giveBack(opener));
    };
  }, [opener]);
  return box;
}

function takeFocus(box: HTMLElement | null): void {
  if (!box || box.contains(document.activeElement)) return;
  const first = FIRST.map((selector) => box.querySelector<HTMLElement>(selector)).find(Boolean);
  (first ?? box).focus();
}

function giveBack(opener: Element | null): void {
  if (document.activeElement === document.body && opener instanceof HTMLElement && opener.isConnected) opener.focus();
}
