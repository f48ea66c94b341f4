import { lazy, Suspense, useState, type ComponentType, type ReactNode } from 'react';
import type { FloatingPosition } from '@mantine/core';

export interface MenuItem {
  readonly label: string;
  readonly icon: ComponentType<{ size: number; 'aria-hidden': true }>;
  /** The key that does the same. */
  readonly hint?: string;
  readonly current?: boolean;
  readonly onChoose: () => void;
}

export interface MenuProps {
  readonly className: string | undefined;
  /** What the button shows. */
  readonly children: ReactNode;
  /** Above the items. */
  readonly heading?: ReactNode;
  readonly items: readonly MenuItem[];
  readonly position: FloatingPosition;
  readonly marked?: boolean;
}

const load = async () => ({ default: (await import('./open-menu')).OpenMenu });
const OpenMenu = lazy(load);

/** A button with a menu, whose code is loaded when somebody turns to the button: most pages are read without one. */
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
