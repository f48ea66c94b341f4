import { useEffect, useRef, useState, type RefObject } from 'react';
import { overlays } from './overlays';

/** What takes the focus when it opens, the first that there is. */
const FIRST = ['[data-autofocus]', 'input:not([type=hidden]):not(:disabled), select, textarea'];

/** The softphone keeps its own Esc, and an open list of choices closes before what it stands in. */
const keepsEscape = (target: EventTarget | null): boolean =>
  target instanceof Element &&
  (target.closest('[data-dock]') !== null || target.getAttribute('data-mantine-stop-propagation') === 'true');

/**
 * For as long as the component is mounted it is open over the page: it takes the focus and gives it back, and Esc closes
 * the one on top. It does not hold the focus, since the way to a ringing call is never shut.
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
      // The page takes no focus before it has been drawn without the overlay.
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
