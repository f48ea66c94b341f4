import { IconStarFilled } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import css from './vip-badge.module.css';

/** Marks a contact who is a VIP; nothing for anybody else. */
export function VipBadge({ tier }: { tier: number | null }) {
  const { t } = useTranslation();
  if (tier === null) return null;
  return (
    <span className={css.vip}>
      <IconStarFilled size={10} aria-hidden />
      {t('calls:vip', { tier })}
    </span>
  );
}
