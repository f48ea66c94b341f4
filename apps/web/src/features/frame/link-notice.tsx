import { useNetwork } from '@mantine/hooks';
import { IconPlugConnectedX } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLink } from '../../lib/live';
import css from './frame.module.css';

/** A connection that is back within this time needs no notice, ms. */
const grace = 2500;

/** Says that the screen is no longer up to date, and that it recovers by itself. */
export function LinkNotice() {
  const { t } = useTranslation();
  const { online } = useNetwork();
  const lost = useLink() === 'lost' || !online;
  const [said, setSaid] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSaid(lost), lost ? grace : 0);
    return () => clearTimeout(timer);
  }, [lost]);
  return (
    <div role="status">
      {said && (
        <div className={css.notice}>
          <IconPlugConnectedX size={16} aria-hidden />
          {t(online ? 'frame:live_lost' : 'frame:offline')}
        </div>
      )}
    </div>
  );
}
