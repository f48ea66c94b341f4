import { IconBan } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useSuspended } from '../../lib/directory';
import css from './frame.module.css';

/** Says on every page that the platform has suspended the business, what callers hear, and whom to contact. */
export function SuspendedNotice() {
  const { t } = useTranslation();
  const suspended = useSuspended();
  return (
    <div role="status">
      {suspended && (
        <div className={css.notice}>
          <IconBan size={16} aria-hidden className={css.noticeSign} />
          <span>
            <b>{t('frame:suspended.title')}</b> {t('frame:suspended.text')}
          </span>
        </div>
      )}
    </div>
  );
}
