import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useDock } from '../../lib/dock';
import type { PageLink } from './pages';

const QUIET_ICON = '/favicon.svg';
const RINGING_ICON = '/favicon-ringing.svg';

/**
 * Sets the tab's title and icon to the page, and to the caller while a call is ringing: it is one tab among many.
 */
export function useTabSigns(page: PageLink | undefined): void {
  const { t } = useTranslation();
  const ringing = useDock().sign?.ringing ?? null;
  const title = page ? `${t(`frame:pages.${page.name}`)} · VoiceCore` : 'VoiceCore';
  const shown = ringing === null ? title : t('frame:call_from', { caller: ringing });
  useEffect(() => {
    document.title = shown;
  }, [shown]);
  useEffect(() => {
    const icon = document.querySelector<HTMLLinkElement>('link[rel="icon"]');
    if (icon) icon.href = ringing === null ? QUIET_ICON : RINGING_ICON;
  }, [ringing]);
}
