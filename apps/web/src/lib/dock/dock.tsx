import { useMediaQuery } from '@mantine/hooks';
import { createContext, use, useMemo, useState, type ReactNode } from 'react';

/** Where the softphone stands: beside the page, or over the whole screen of a telephone. */
export interface Dock {
  /** The screen is too narrow for the dock beside the page. */
  readonly narrow: boolean;
  /** On a narrow screen: the dock covers the page. On a wide one it is always seen. */
  readonly open: boolean;
  readonly setOpen: (open: boolean) => void;
}

const DockContext = createContext<Dock | null>(null);

export function DockProvider({ children }: { children: ReactNode }) {
  const narrow = useMediaQuery('(max-width: 1023px)', window.innerWidth < 1024, { getInitialValueInEffect: false });
  const [raised, setRaised] = useState(false);
  const dock = useMemo(() => ({ narrow, open: !narrow || raised, setOpen: setRaised }), [narrow, raised]);
  return <DockContext value={dock}>{children}</DockContext>;
}

export function useDock(): Dock {
  const dock = use(DockContext);
  if (!dock) throw new Error('useDock outside of the frame');
  return dock;
}
