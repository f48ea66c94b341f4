import { useEffect } from 'react';
import type { PageLink } from './pages';

/** How long `g` waits for its second key, ms. */
const patience = 1200;

function typing(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

/** `g` and a letter goes to a page and `?` opens the help, unless somebody is typing. */
export function useGoKeys(pages: readonly PageLink[], go: (path: string) => void, help: () => void): void {
  useEffect(() => {
    let pressed = 0;
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
      if (event.key === '?') return help();
      if (event.key === 'g') {
        pressed = event.timeStamp;
        return;
      }
      const page = pages.find(({ key }) => key === event.key);
      if (page && event.timeStamp - pressed < patience && pressed > 0) go(page.path);
      pressed = 0;
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [pages, go, help]);
}
