import type { FloatingPosition } from '@mantine/core';
import type { ComponentType, ReactNode } from 'react';

export interface MenuItem {
  readonly label: string;
  readonly icon: ComponentType<{ size: number; 'aria-hidden': true }>;
  /** The shortcut for the same action. */
  readonly hint?: string;
  readonly current?: boolean;
  readonly onChoose: () => void;
}

export interface MenuProps {
  readonly className: string | undefined;
  /** The content of the button. */
  readonly children: ReactNode;
  /** Shown above the items. */
  readonly heading?: ReactNode;
  readonly items: readonly MenuItem[];
  readonly position: FloatingPosition;
  readonly marked?: boolean;
}
