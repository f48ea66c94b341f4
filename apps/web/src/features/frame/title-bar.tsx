import { ActionIcon, Kbd, Title, useMantineColorScheme } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import {
  IconKeyboard,
  IconLanguage,
  IconLock,
  IconLogout,
  IconMoon,
  IconSearch,
  IconSun,
  IconUserCircle,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useDock } from '../../lib/dock';
import { setLanguage } from '../../lib/i18n';
import { useMe } from '../../lib/session';
import { AgentStatus } from '../../ui/agent-status';
import { MenuButton, type MenuItem } from '../../ui/menu';
import { useSignOut } from '../../ui/use-sign-out';
import type { PageLink } from './pages';
import css from './frame.module.css';

interface Props {
  page: PageLink | undefined;
  onFind: () => void;
  onHelp: () => void;
}

const findKeys = 'Ctrl K';

export function TitleBar({ page, onFind, onHelp }: Props) {
  const { t } = useTranslation();
  const { tenantName } = useMe();
  const { setOpen } = useDock();
  const telephone = useMediaQuery('(max-width: 767px)', false, { getInitialValueInEffect: false });
  // Using the page's own tools closes the dock that covers it.
  return (
    <header className={css.bar} onClickCapture={() => setOpen(false)}>
      <div className={css.title}>
        <Title order={1} className={css.titleText}>
          {page ? t(`frame:pages.${page.name}`) : tenantName}
        </Title>
        {telephone && (
          <div className={css.whoBelow} aria-hidden>
            <WhoWords />
          </div>
        )}
      </div>
      <button type="button" className={css.find} onClick={onFind} aria-keyshortcuts="Control+K">
        <IconSearch size={16} aria-hidden />
        <span className={css.findWord}>{t('frame:find')}</span>
        <Kbd size="xs" aria-hidden>
          {findKeys}
        </Kbd>
      </button>
      {!telephone && <LanguageSwitch />}
      {!telephone && <SchemeSwitch />}
      <PersonMenu onHelp={onHelp} small={telephone} />
    </header>
  );
}

/** The user's name, so that two people at one machine, or one person's two desks, can be told apart. */
function WhoWords() {
  const { t } = useTranslation();
  const me = useMe();
  const { sign } = useDock();
  return (
    <>
      <span>{me.name}</span>
      <span className={css.whoMore}>
        {t(`frame:role.${me.role}`)}
        {sign && <AgentStatus status={sign.status} />}
      </span>
    </>
  );
}

function useOtherLanguage() {
  const { i18n } = useTranslation();
  const other = i18n.language === 'en' ? 'es' : 'en';
  return { spoken: i18n.language.toUpperCase(), switchOver: () => void setLanguage(other) };
}

function LanguageSwitch() {
  const { t } = useTranslation();
  const { spoken, switchOver } = useOtherLanguage();
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size={32}
      title={t('frame:switch_language')}
      aria-label={`${spoken}: ${t('frame:switch_language')}`}
      onClick={switchOver}
    >
      {spoken}
    </ActionIcon>
  );
}

function useOtherScheme() {
  const { t } = useTranslation();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const dark = colorScheme === 'dark' || (colorScheme === 'auto' && matchMedia('(prefers-color-scheme: dark)').matches);
  return {
    Sign: dark ? IconSun : IconMoon,
    label: t(dark ? 'frame:to_light' : 'frame:to_dark'),
    switchOver: () => setColorScheme(dark ? 'light' : 'dark'),
  };
}

function SchemeSwitch() {
  const { Sign, label, switchOver } = useOtherScheme();
  return (
    <ActionIcon variant="subtle" color="gray" size={32} title={label} aria-label={label} onClick={switchOver}>
      <Sign size={18} aria-hidden />
    </ActionIcon>
  );
}

function PersonMenu({ onHelp, small }: { onHelp: () => void; small: boolean }) {
  const { t } = useTranslation();
  const me = useMe();
  const signOut = useSignOut();
  const navigate = useNavigate();
  const switches = useSwitchItems();
  const items: MenuItem[] = [
    { label: t('frame:keys'), icon: IconKeyboard, hint: '?', onChoose: onHelp },
    { label: t('frame:change_password'), icon: IconLock, onChoose: () => void navigate('/settings#password') },
    ...(small ? switches : []),
    { label: t('frame:sign_out'), icon: IconLogout, onChoose: signOut },
  ];
  const heading = (
    <>
      {me.name}
      <br />
      {t(`frame:role.${me.role}`)} · {me.tenantName}
    </>
  );
  return (
    <MenuButton className={css.who} position="bottom-end" heading={heading} items={items}>
      <IconUserCircle size={20} aria-hidden />
      <span className={small ? 'vc-only-read' : css.whoWords}>
        <span className="vc-only-read">{t('frame:you')}</span>
        <WhoWords />
      </span>
    </MenuButton>
  );
}

/** On a phone the title takes the room of the switches. */
function useSwitchItems(): MenuItem[] {
  const { t } = useTranslation();
  const language = useOtherLanguage();
  const { Sign, label, switchOver } = useOtherScheme();
  return [
    { label: t('frame:switch_language'), icon: IconLanguage, onChoose: language.switchOver },
    { label, icon: Sign, onChoose: switchOver },
  ];
}
