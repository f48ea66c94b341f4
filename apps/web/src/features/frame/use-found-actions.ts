import { closest } from '@voicecore/domain/finding/closeness';
import { useMantineColorScheme } from '@mantine/core';
import type { SpotlightActionData, SpotlightActionGroupData } from '@mantine/spotlight';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useCommandList } from '../../lib/commands';
import { setLanguage } from '../../lib/i18n';
import { useMe, type Role } from '../../lib/session';
import { useSignOut } from '../../ui/use-sign-out';
import type { PageLink } from './pages';

interface Offered extends SpotlightActionData {
  label: string;
  group: string;
}

/** Things that a role can add on a page: the label is `frame:action.<name>`, and the address opens the form. */
const additions: readonly { readonly name: string; readonly to: string; readonly roles: readonly Role[] }[] = [
  { name: 'add_person', to: '/people?agent=new', roles: ['tenant_admin'] },
  { name: 'add_entry', to: '/knowledge?entry=new', roles: ['tenant_admin', 'supervisor'] },
  { name: 'import_entries', to: '/knowledge?entry=import', roles: ['tenant_admin', 'supervisor'] },
];

/** Returns the pages and actions that match what is typed; all of them while nothing is typed. */
export function useFoundActions(
  asked: string,
  pages: readonly PageLink[],
  onHelp: () => void,
): SpotlightActionGroupData[] {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const toPages = pages.map(({ name, path, key }): Offered => ({
    id: path,
    group: t('frame:found.pages'),
    label: t(`frame:pages.${name}`),
    description: t(`frame:purpose.${name}`),
    keywords: [name, key],
    onClick: () => void navigate(path),
  }));
  const all = [...toPages, ...usePageCommands(), ...useAdditions(), ...useEverywhere(onHelp)];
  const found = asked.trim() === '' ? all : closest(asked, all, namesOf);
  const groups = [...new Set(all.map(({ group }) => group))];
  return groups.map((group) => ({ group, actions: found.filter((one) => one.group === group) }));
}

function namesOf({ label, description, keywords }: Offered): string[] {
  return [label, description ?? '', ...(Array.isArray(keywords) ? keywords : [])];
}

/** The commands of the current page and the dock. */
function usePageCommands(): Offered[] {
  return useCommandList().map(({ id, label, hint, group, run }) => ({
    id,
    group,
    label,
    ...(hint !== undefined && { description: hint }),
    onClick: run,
  }));
}

function useAdditions(): Offered[] {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { role } = useMe();
  return additions
    .filter(({ roles }) => roles.includes(role))
    .map(({ name, to }) => ({
      id: name,
      group: t('frame:found.actions'),
      label: t(`frame:action.${name}`),
      onClick: () => void navigate(to),
    }));
}

function useEverywhere(onHelp: () => void): Offered[] {
  const { t, i18n } = useTranslation();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const signOut = useSignOut();
  const group = t('frame:found.actions');
  const dark = colorScheme === 'dark' || (colorScheme === 'auto' && matchMedia('(prefers-color-scheme: dark)').matches);
  return [
    {
      id: 'scheme',
      group,
      label: t(dark ? 'frame:to_light' : 'frame:to_dark'),
      keywords: ['dark', 'light', 'oscuro', 'claro'],
      onClick: () => setColorScheme(dark ? 'light' : 'dark'),
    },
    {
      id: 'language',
      group,
      label: t('frame:switch_language'),
      keywords: ['language', 'idioma'],
      onClick: () => void setLanguage(i18n.language === 'en' ? 'es' : 'en'),
    },
    { id: 'keys', group, label: t('frame:keys'), onClick: onHelp },
    {
      id: 'sign_out',
      group,
      label: t('frame:sign_out'),
      keywords: ['log out', 'salir'],
      onClick: signOut,
    },
  ];
}
