import { useMediaQuery } from '@mantine/hooks';
import { createContext, use, useMemo, useState, type ReactNode } from 'react';

/** What the softphone reports to the frame, so that a ringing or running call is visible on every page. */
export interface DeskSign {
  readonly status: 'available' | 'busy' | 'not_available';
  /** The caller whose call is ringing here, as shown; null while none is. */
  readonly ringing: string | null;
  /** A call is ringing or running here. */
  readonly busy: boolean;
  /** Missed calls that the agent has not looked at yet. */
  readonly missed: number;
}

/** Where the softphone is: beside the page, or above it on a phone. */
export interface Dock {
  /** The screen is too narrow to show the dock beside the page. */
  readonly narrow: boolean;
  /** On a narrow screen: the dock covers the page. On a wide screen it is always visible. */
  readonly open: boolean;
  readonly setOpen: (open: boolean) => void;
  /** Null until the softphone has been read, and for users who take no calls. */
  readonly sign: DeskSign | null;
  readonly setSign: (sign: DeskSign | null) => void;
  /** The place of the call bar while the dock is closed. */
  readonly barPlace: HTMLElement | null;
  readonly setBarPlace: (place: HTMLElement | null) => void;
}

const DockContext = createContext<Dock | null>(null);

export function DockProvider({ children }: { children: ReactNode }) {
  const narrow = useMediaQuery('(max-width: 1023px)', window.innerWidth < 1024, { getInitialValueInEffect: false });
  const [raised, setOpen] = useState(false);
  const [sign, setSign] = useState<DeskSign | null>(null);
  const [barPlace, setBarPlace] = useState<HTMLElement | null>(null);
  const dock = useMemo(
    () => ({ narrow, open: !narrow || raised, setOpen, sign, setSign, barPlace, setBarPlace }),
    [narrow, raised, sign, barPlace],
  );
  return <DockContext value={dock}>{children}</DockContext>;
}

export function useDock(): Dock {
  const dock = use(DockContext);
  if (!dock) throw new Error('useDock outside of the frame');
  return dock;
}
