import { useEffect } from 'react';
import { chordOf, isTyping, keyWanted } from '../../lib/commands';
import type { PageLink } from './pages';

/** How long `g` waits for its second key, ms. */
const patience = 1200;

/**
 * The only key listener, so that the second key of `g h` never means anything else: `g` and a letter opens a page,
 * `?` opens the help, and components on the screen add their own. While the user is typing, all of them are
 * letters.
 */
export function usePageKeys(pages: readonly PageLink[], go: (path: string) => void, help: () => void): void {
  useEffect(() => {
    let pressed = -Infinity;
    const onKey = (event: KeyboardEvent) => {
      const chord = chordOf(event);
      if (chord === null || event.repeat || event.defaultPrevented || isTyping(event.target)) return;
      const second = event.timeStamp - pressed < patience;
      pressed = chord === 'G' ? event.timeStamp : -Infinity;
      const page = second && pages.find(({ key }) => key.toUpperCase() === chord);
      const run = page ? () => go(page.path) : chord === '?' ? help : keyWanted(chord);
      if (!run) return;
      event.preventDefault();
      run();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [pages, go, help]);
}
