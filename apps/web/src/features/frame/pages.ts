import {
  IconAddressBook,
  IconAlertTriangle,
  IconBook2,
  IconBuildingSkyscraper,
  IconDeviceLandlinePhone,
  IconHome,
  IconPhoneCall,
  IconPhoneOutgoing,
  IconPhonePlus,
  IconSettings,
  IconShieldCheck,
  IconUsers,
  type Icon,
} from '@tabler/icons-react';
import type { Role } from '../../lib/session';

export interface PageLink {
  readonly path: string;
  /** Its label is `frame:pages.<name>`. */
  readonly name: string;
  readonly icon: Icon;
  readonly roles: readonly Role[];
  /** Only with the sandbox carrier. */
  readonly sandbox?: boolean;
  /** The second key of its shortcut, pressed after `g`. */
  readonly key: string;
}

const staff: readonly Role[] = ['tenant_admin', 'supervisor', 'agent'];
const managers: readonly Role[] = ['tenant_admin', 'supervisor'];

/** The pages, in the order of the rail. A page that does not work yet is not listed. */
const pages: readonly PageLink[] = [
  { path: '/', name: 'home', icon: IconHome, roles: staff, key: 'h' },
  { path: '/calls', name: 'calls', icon: IconPhoneCall, roles: staff, key: 'c' },
  { path: '/knowledge', name: 'knowledge', icon: IconBook2, roles: managers, key: 'k' },
  { path: '/people', name: 'people', icon: IconAddressBook, roles: managers, key: 'p' },
  { path: '/contacts', name: 'contacts', icon: IconUsers, roles: ['tenant_admin'], key: 'o' },
  { path: '/numbers', name: 'numbers', icon: IconPhonePlus, roles: ['tenant_admin'], key: 'n' },
  { path: '/platform', name: 'platform', icon: IconBuildingSkyscraper, roles: ['super_admin'], key: 't' },
  { path: '/screening', name: 'screening', icon: IconShieldCheck, roles: ['tenant_admin', 'super_admin'], key: 'b' },
  { path: '/outgoing', name: 'outgoing', icon: IconPhoneOutgoing, roles: ['tenant_admin', 'super_admin'], key: 'u' },
  { path: '/failed', name: 'failed', icon: IconAlertTriangle, roles: ['tenant_admin', 'super_admin'], key: 'f' },
  { path: '/settings', name: 'settings', icon: IconSettings, roles: [...staff, 'super_admin'], key: 's' },
  { path: '/phone', name: 'phone', icon: IconDeviceLandlinePhone, roles: staff, sandbox: true, key: 'r' },
];

export function pagesFor(role: Role, sandbox: boolean): readonly PageLink[] {
  return pages.filter((page) => page.roles.includes(role) && (sandbox || !page.sandbox));
}

/** Returns the page that a path belongs to, if this role may open it. */
export function pageAt(path: string, allowed: readonly PageLink[]): PageLink | undefined {
  return allowed.find((page) =>
    page.path === '/' ? path === '/' : path === page.path || path.startsWith(`${page.path}/`),
  );
}
