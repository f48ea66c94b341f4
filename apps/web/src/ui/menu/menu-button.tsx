import { lazy, Suspense, useState } from 'react';
import type { MenuProps } from './menu-props';

const load = async () => ({ default: (await import('./open-menu')).OpenMenu });
const OpenMenu = lazy(load);

/** A button with a menu, whose code loads when the user moves to the button: most pages are read without it. */
export function MenuButton(props: MenuProps) {
  const [asked, setAsked] = useState(false);
  const quiet = (
    <button
      type="button"
      className={props.className}
      data-here={props.marked || undefined}
      aria-haspopup="menu"
      aria-expanded={false}
      onClick={() => setAsked(true)}
      onPointerEnter={() => void load()}
      onFocus={() => void load()}
    >
      {props.children}
    </button>
  );
  if (!asked) return quiet;
  return (
    <Suspense fallback={quiet}>
      <OpenMenu {...props} />
    </Suspense>
  );
}
