import { useHotkeys } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useCallback, useEffect, useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, Outlet, useLocation, useNavigate } from 'react-router';
import { answer, api, queryKeys } from '../../lib/api';
import { DockProvider, useDock } from '../../lib/dock';
import { useLive } from '../../lib/live';
import { noticePlace, overlayPlace, useAnyOverlay } from '../../lib/overlay';
import { useMe } from '../../lib/session';
import { LeaveGuard } from '../../ui/leave-guard';
import { LinkNotice } from './link-notice';
import { NavRail } from './nav-rail';
import { pageAt, pagesFor, type PageLink } from './pages';
import { SuspendedNotice } from './suspended-notice';
import { TitleBar } from './title-bar';
import { usePageKeys } from './use-page-keys';
import { useTabSigns } from './use-tab-signs';
import css from './frame.module.css';

const Finder = lazy(async () => ({ default: (await import('./finder')).Finder }));
const KeysHelp = lazy(async () => ({ default: (await import('./keys-help')).KeysHelp }));

/** The navigation rail, the title bar, the page and, for users who take calls, the dock. */
export function Frame({ dock }: { dock: ReactNode }) {
  return (
    <DockProvider>
      <FrameBody dock={dock} />
    </DockProvider>
  );
}

function FrameBody({ dock }: { dock: ReactNode }) {
  const me = useMe();
  const path = useLocation().pathname;
  const { setOpen } = useDock();
  const installation = useQuery({
    queryKey: queryKeys.installation,
    queryFn: () => answer(api.GET('/api/v1/installation')),
    staleTime: Infinity,
  });
  const sandbox = installation.data?.carrier === 'sandbox';
  const pages = useMemo(() => pagesFor(me.role, sandbox), [me.role, sandbox]);
  const page = pageAt(path, pages);
  useLive();
  useTabSigns(page);
  useEffect(() => setOpen(false), [path, setOpen]);
  if (!page && installation.isFetched) return <Navigate to={pages[0]?.path ?? '/settings'} replace />;
  return (
    <div className={css.frame} data-docked={dock !== null || undefined}>
      <SkipLink />
      <LeaveGuard />
      <NavRail pages={pages} current={page} dock={dock !== null} />
      <FrameBar page={page} pages={pages} />
      <div className={css.noticePlace}>
        <SuspendedNotice />
        <LinkNotice />
      </div>
      <Stage covered={dock !== null} />
      {dock !== null && <DockPlace>{dock}</DockPlace>}
      <div className={css.notices} ref={noticePlace} />
    </div>
  );
}

function SkipLink() {
  const { t } = useTranslation();
  return (
    <a href="#page" className={css.skip}>
      {t('frame:skip')}
    </a>
  );
}

/** The page and what is open above it; on a phone the dock may cover both. */
function Stage({ covered }: { covered: boolean }) {
  const { open, narrow } = useDock();
  const behind = useAnyOverlay();
  return (
    <div className={css.stage} inert={covered && narrow && open}>
      {/* It scrolls, so it must be reachable by keyboard even when nothing in it can be focused. */}
      <main id="page" className={css.page} tabIndex={0} inert={behind}>
        <Outlet />
      </main>
      <div className={css.overlays} ref={overlayPlace} />
    </div>
  );
}

function DockPlace({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const { open, sign, setBarPlace } = useDock();
  return (
    <>
      <aside
        className={css.dock}
        data-dock
        data-open={open || undefined}
        data-busy={sign?.busy || undefined}
        aria-label={t('frame:dock')}
        inert={!open}
      >
        {children}
      </aside>
      <div className={css.callBar} data-dock ref={setBarPlace} />
    </>
  );
}

function FrameBar({ page, pages }: { page: PageLink | undefined; pages: readonly PageLink[] }) {
  const [finding, setFinding] = useState(false);
  const [helping, setHelping] = useState(false);
  const navigate = useNavigate();
  const path = useLocation().pathname;
  const { setOpen } = useDock();
  const go = useCallback((to: string) => void navigate(to), [navigate]);
  const help = useCallback(() => {
    setOpen(false);
    setHelping(true);
  }, [setOpen]);
  const find = () => {
    setOpen(false);
    setFinding(true);
  };
  useEffect(() => setHelping(false), [path]);
  useHotkeys([['mod+K', find]], []);
  usePageKeys(pages, go, help);
  return (
    <>
      <TitleBar page={page} onFind={find} onHelp={help} />
      <Suspense fallback={null}>
        {finding && <Finder pages={pages} onHelp={help} onClose={() => setFinding(false)} />}
        {helping && <KeysHelp pages={pages} onClose={() => setHelping(false)} />}
      </Suspense>
    </>
  );
}
