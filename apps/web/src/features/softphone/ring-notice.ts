import { useEffect, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { callerOf } from '../../lib/format';
import type { Offer } from './desk';

/** Whether this browser shows desktop notifications: yes, not asked yet, refused, or not supported. */
export type NoticeState = 'on' | 'off' | 'blocked' | 'missing';

const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function noticeState(): NoticeState {
  // Phones have the API but do not show notifications of a page.
  if (!('Notification' in window) || matchMedia('(pointer: coarse)').matches) return 'missing';
  return ({ granted: 'on', denied: 'blocked', default: 'off' } as const)[Notification.permission];
}

export function useNoticeState(): NoticeState {
  return useSyncExternalStore(subscribe, noticeState);
}

/** Asks for permission once; must be called from a click, because browsers ignore other requests. */
export async function askForNotices(): Promise<void> {
  if (noticeState() !== 'off') return;
  await Notification.requestPermission();
  listeners.forEach((listener) => listener());
}

/**
 * Shows a desktop notification while a call rings and this tab is not visible; a click on it brings the tab to the
 * front.
 */
export function useRingNotice(offer: Offer | null): void {
  const { t } = useTranslation();
  const offerId = offer?.offerId;
  const caller = offer && callerOf(offer, t('softphone:withheld'));
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
