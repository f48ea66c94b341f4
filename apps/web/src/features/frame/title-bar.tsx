import { ActionIcon, Kbd, Menu, Title, Tooltip, useMantineColorScheme } from '@mantine/core';
import { IconKeyboard, IconLogout, IconMoon, IconSearch, IconSun, IconUserCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { setLanguage } from '../../lib/i18n';
import { signOut, useMe } from '../../lib/session';
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
  return (
    <header className={css.bar}>
      <Title order={1} className={css.title}>
        {page ? t(`frame:pages.${page.name}`) : tenantName}
      </Title>
      <button type="button" className={css.find} onClick={onFind} aria-keyshortcuts="Control+K">
        <IconSearch size={16} aria-hidden />
        <span className={css.findWord}>{t('frame:find')}</span>
        <Kbd size="xs" aria-hidden>
          {findKeys}
        </Kbd>
      </button>
      <LanguageSwitch />
      <SchemeSwitch />
      <PersonMenu onHelp={onHelp} />
    </header>
  );
}

function LanguageSwitch() {
  const { t, i18n } = useTranslation();
  const other = i18n.language === 'en' ? 'es' : 'en';
  return (
    <Tooltip label={t('frame:switch_language')}>
      <ActionIcon
        variant="subtle"
        color="gray"
        size={32}
        aria-label={`${i18n.language.toUpperCase()}: ${t('frame:switch_language')}`}
        onClick={() => void setLanguage(other)}
      >
        {i18n.language.toUpperCase()}
      </ActionIcon>
    </Tooltip>
  );
}

function SchemeSwitch() {
  const { t } = useTranslation();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const dark = colorScheme === 'dark' || (colorScheme === 'auto' && matchMedia('(prefers-color-scheme: dark)').matches);
  const label = t(dark ? 'frame:to_light' : 'frame:to_dark');
  return (
    <Tooltip label={label}>
      <ActionIcon
        variant="subtle"
        color="gray"
        size={32}
        aria-label={label}
        onClick={() => setColorScheme(dark ? 'light' : 'dark')}
      >
        {dark ? <IconSun size={18} aria-hidden /> : <IconMoon size={18} aria-hidden />}
      </ActionIcon>
    </Tooltip>
  );
}

function PersonMenu({ onHelp }: { onHelp: () => void }) {
  const { t } = useTranslation();
  const me = useMe();
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size={32} aria-label={t('frame:you', { name: me.name })}>
          <IconUserCircle size={20} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {me.name}
          <br />
          {t(`frame:role.${me.role}`)} · {me.tenantName}
        </Menu.Label>
        <Menu.Item
          leftSection={<IconKeyboard size={16} aria-hidden />}
          rightSection={<Kbd size="xs">?</Kbd>}
          onClick={onHelp}
        >
          {t('frame:keys')}
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={16} aria-hidden />} onClick={() => void signOut()}>
          {t('frame:sign_out')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
