import { useMediaQuery } from '@mantine/hooks';
import { createContext, use, useMemo, useState, type ReactNode } from 'react';

/** What the softphone lets the frame know, so that a ring and a call are seen wherever one is. */
export interface DeskSign {
  readonly status: 'available' | 'busy' | 'not_available';
  /** Whose call rings here, as it is shown; null while none does. */
  readonly ringing: string | null;
  /** A call rings here or is talked in. */
  readonly busy: boolean;
  /** Calls that rang here unanswered and were not looked at. */
  readonly missed: number;
}

/** Where the softphone stands: beside the page, or over the page of a telephone. */
export interface Dock {
  /** The screen is too narrow for the dock beside the page. */
  readonly narrow: boolean;
  /** On a narrow screen: the dock covers the page. On a wide one it is always seen. */
  readonly open: boolean;
  readonly setOpen: (open: boolean) => void;
  /** Null until the softphone has been read, and for who takes no calls. */
  readonly sign: DeskSign | null;
  readonly setSign: (sign: DeskSign | null) => void;
  /** Where the bar of a call stands while the dock is closed. */
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
