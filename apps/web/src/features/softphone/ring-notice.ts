import { useEffect, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { callerName } from '../../lib/format';
import type { Offer } from './desk';

/** Whether this browser shows a notice on the desktop: yes, not asked yet, refused, or it cannot. */
export type NoticeState = 'on' | 'off' | 'blocked' | 'missing';

const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function noticeState(): NoticeState {
  // Telephones have the word but show no notice of a page.
  if (!('Notification' in window) || matchMedia('(pointer: coarse)').matches) return 'missing';
  return ({ granted: 'on', denied: 'blocked', default: 'off' } as const)[Notification.permission];
}

export function useNoticeState(): NoticeState {
  return useSyncExternalStore(subscribe, noticeState);
}

/** Asks once; to be called from a click, since browsers listen to no other question. */
export async function askForNotices(): Promise<void> {
  if (noticeState() !== 'off') return;
  await Notification.requestPermission();
  listeners.forEach((listener) => listener());
}

/** While a call rings and nobody looks at this tab, the desktop says so; a click brings the tab to the front. */
export function useRingNotice(offer: Offer | null): void {
  const { t } = useTranslation();
  const offerId = offer?.offerId;
  const caller = offer && callerName(offer.caller, t('softphone:withheld'));
  useEffect(() => {
    if (!offerId || !document.hidden || noticeState() !== 'on') return undefined;
    const notice = new Notification(t('frame:call_from', { caller }), {
      body: t('softphone:notice.body'),
      icon: '/favicon-ringing.svg',
      tag: offerId,
      requireInteraction: true,
    });
    notice.onclick = () => {
      window.focus();
      notice.close();
    };
    return () => notice.close();
  }, [offerId, caller, t]);
}
