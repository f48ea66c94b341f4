import { useMediaQuery } from '@mantine/hooks';
import { IconDots, IconHeadset } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { useDock, type DeskSign } from '../../lib/dock';
import { MenuButton } from '../../ui/menu';
import type { PageLink } from './pages';
import css from './frame.module.css';

interface Props {
  pages: readonly PageLink[];
  current: PageLink | undefined;
  dock: boolean;
}

/** How many items fit side by side on a phone; the others are behind "More". */
const fitting = 5;

/** On the left on a desktop, at the bottom on a phone, where it also opens the softphone. */
export function NavRail({ pages, current, dock }: Props) {
  const { t } = useTranslation();
  const { narrow, open, setOpen, sign } = useDock();
  const telephone = useMediaQuery('(max-width: 767px)', false, { getInitialValueInEffect: false });
  const covered = narrow && open && dock;
  const room = fitting - (dock ? 1 : 0);
  const cut = telephone && pages.length > room ? room - 1 : pages.length;
  const shown = pages.slice(0, cut);
  const rest = pages.slice(cut);
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
          <span className={css.sign}>
            <IconHeadset size={20} aria-hidden />
            {(sign?.ringing ?? null) !== null || (sign?.missed ?? 0) > 0 ? <span className={css.alarm} /> : null}
          </span>
          {t('frame:desk')}
          <DeskWords sign={sign} />
        </button>
      )}
      {shown.map((page) => (
        <Link
          key={page.path}
          to={page.path}
          className={css.link}
          aria-current={page === current && !covered ? 'page' : undefined}
          onClick={() => setOpen(false)}
        >
          <page.icon size={20} stroke={1.75} aria-hidden />
          {t(`frame:pages.${page.name}`)}
        </Link>
      ))}
      {rest.length > 0 && <MorePages pages={rest} current={covered ? undefined : current} />}
    </nav>
  );
}

/** The accessible text of the dot on the desk. */
function DeskWords({ sign }: { sign: DeskSign | null }) {
  const { t } = useTranslation();
  if (sign && sign.ringing !== null) return <span className="vc-only-read">{t('softphone:offered')}</span>;
  if (!sign?.missed) return null;
  return <span className="vc-only-read">{t('softphone:missed.title', { count: sign.missed })}</span>;
}

function MorePages({ pages, current }: { pages: readonly PageLink[]; current: PageLink | undefined }) {
  const { t } = useTranslation();
  const { setOpen } = useDock();
  const navigate = useNavigate();
  const here = current !== undefined && pages.includes(current);
  const items = pages.map((page) => ({
    label: t(`frame:pages.${page.name}`),
    icon: page.icon,
    current: page === current,
    onChoose: () => {
      setOpen(false);
      void navigate(page.path);
    },
  }));
  return (
    <MenuButton className={css.link} marked={here} position="top-end" items={items}>
      <IconDots size={20} aria-hidden />
      {t('frame:more')}
    </MenuButton>
  );
}
