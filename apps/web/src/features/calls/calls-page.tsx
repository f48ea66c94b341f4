import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Outlet, useParams } from 'react-router';
import { useKeys } from '../../lib/commands';
import { CallList } from './call-list';
import css from './calls.module.css';

/** The list, and from 1200 px the open call beside it; on narrower screens one of the two. */
export function CallsPage() {
  const { t } = useTranslation();
  const open = useParams().callId !== undefined;
  useKeys(
    useMemo(
      () => [
        { keys: '↑ ↓', label: t('calls:keys.rows'), group: t('frame:pages.calls') },
        { keys: 'Esc', label: t('calls:keys.close'), group: t('frame:pages.calls') },
        { keys: '← →', label: t('calls:keys.marks'), group: t('frame:pages.calls') },
      ],
      [t],
    ),
  );
  return (
    <div className={css.split} data-open={open || undefined}>
      <section className={css.listPane} aria-label={t('calls:list')}>
        <CallList />
      </section>
      {open && (
        <section className={css.detailPane} aria-label={t('calls:detail')}>
          <Outlet />
        </section>
      )}
    </div>
  );
}
