import { useHotkeys } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useCallback, useEffect, useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, Outlet, useLocation, useNavigate } from 'react-router';
import { answer, api, queryKeys } from '../../lib/api';
import { DockProvider, useDock } from '../../lib/dock';
import { useLive } from '../../lib/live';
import { useMe } from '../../lib/session';
import { LinkNotice } from './link-notice';
import { NavRail } from './nav-rail';
import { pageAt, pagesFor, type PageLink } from './pages';
import { TitleBar } from './title-bar';
import { useGoKeys } from './go-keys';
import css from './frame.module.css';

const Finder = lazy(async () => ({ default: (await import('./finder')).Finder }));
const KeysHelp = lazy(async () => ({ default: (await import('./keys-help')).KeysHelp }));

/** The rail, the title bar, the page and, for those who take calls, the dock. */
export function Frame({ dock }: { dock: ReactNode }) {
  return (
    <DockProvider>
      <FrameBody dock={dock} />
    </DockProvider>
  );
}

function FrameBody({ dock }: { dock: ReactNode }) {
  const { t } = useTranslation();
  const me = useMe();
  const path = useLocation().pathname;
  const { open, narrow, setOpen } = useDock();
  const installation = useQuery({
    queryKey: queryKeys.installation,
    queryFn: () => answer(api.GET('/api/v1/installation')),
    staleTime: Infinity,
  });
  const sandbox = installation.data?.carrier === 'sandbox';
  const pages = useMemo(() => pagesFor(me.role, sandbox), [me.role, sandbox]);
  const page = pageAt(path, pages);
  useLive();
  useDocumentTitle(page);
  useEffect(() => setOpen(false), [path, setOpen]);
  if (!page && installation.isFetched) return <Navigate to={pages[0]?.path ?? '/settings'} replace />;
  return (
    <div className={css.frame} data-dock={dock !== null || undefined}>
      <a href="#page" className={css.skip}>
        {t('frame:skip')}
      </a>
      <NavRail pages={pages} current={page} dock={dock !== null} />
      <div className={css.middle} inert={narrow && open && dock !== null}>
        <FrameBar page={page} pages={pages} />
        <LinkNotice />
        <main id="page" className={css.page} tabIndex={-1}>
          <Outlet />
        </main>
      </div>
      {dock !== null && (
        <aside className={css.dock} data-open={open || undefined} aria-label={t('frame:dock')} inert={!open}>
          {dock}
        </aside>
      )}
    </div>
  );
}

function FrameBar({ page, pages }: { page: PageLink | undefined; pages: readonly PageLink[] }) {
  const [finding, setFinding] = useState(false);
  const [helping, setHelping] = useState(false);
  const navigate = useNavigate();
  const go = useCallback((to: string) => void navigate(to), [navigate]);
  const help = useCallback(() => setHelping(true), []);
  useHotkeys([['mod+K', () => setFinding(true)]], []);
  useGoKeys(pages, go, help);
  return (
    <>
      <TitleBar page={page} onFind={() => setFinding(true)} onHelp={help} />
      <Suspense fallback={null}>
        {finding && <Finder pages={pages} onHelp={help} onClose={() => setFinding(false)} />}
        {helping && <KeysHelp pages={pages} onClose={() => setHelping(false)} />}
      </Suspense>
    </>
  );
}

function useDocumentTitle(page: PageLink | undefined): void {
  const { t } = useTranslation();
  const title = page ? t(`frame:pages.${page.name}`) : '';
  useEffect(() => {
    document.title = title ? `${title} · VoiceCore` : 'VoiceCore';
  }, [title]);
}
