import { IconHeadset } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { useDock } from '../../lib/dock';
import type { PageLink } from './pages';
import css from './frame.module.css';

interface Props {
  pages: readonly PageLink[];
  current: PageLink | undefined;
  dock: boolean;
}

/** Left on a desk, below on a telephone, where it also opens the softphone. */
export function NavRail({ pages, current, dock }: Props) {
  const { t } = useTranslation();
  const { narrow, open, setOpen } = useDock();
  const covered = narrow && open && dock;
  return (
    <nav className={css.rail} aria-label={t('frame:nav')}>
      <span className={css.mark} aria-hidden>
        <img src="/favicon.svg" width={28} height={28} alt="" />
      </span>
      {dock && narrow && (
        <button
          type="button"
          className={css.link}
          aria-current={covered ? 'page' : undefined}
          onClick={() => setOpen(!open)}
        >
          <IconHeadset size={20} aria-hidden />
          {t('frame:desk')}
        </button>
      )}
      {pages.map((page) => (
        <NavLink
          key={page.path}
          to={page.path}
          end={page.path === '/'}
          className={css.link}
          aria-current={page === current && !covered ? 'page' : undefined}
          onClick={() => setOpen(false)}
        >
          <page.icon size={20} stroke={1.75} aria-hidden />
          {t(`frame:pages.${page.name}`)}
        </NavLink>
      ))}
    </nav>
  );
}
