import { Tabs } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useMe } from '../../lib/session';
import { Page } from '../../ui/page';
import { AdministratorsTab } from './administrators-tab';
import { AgentsTab } from './agents-tab';
import { DepartmentsTab } from './departments-tab';
import { HoursTab } from './hours-tab';

const shared = ['agents', 'departments', 'hours'] as const;
const tabsOfAdministrators = [...shared, 'administrators'] as const;

/** Administrators can edit; supervisors can only view. */
export function PeoplePage() {
  const { t } = useTranslation();
  const [params, setParams] = useSearchParams();
  const admin = useMe().role === 'tenant_admin';
  const tabs: readonly (typeof tabsOfAdministrators)[number][] = admin ? tabsOfAdministrators : shared;
  const tab = tabs.find((name) => name === params.get('tab')) ?? 'agents';
  return (
    <Page>
      <Tabs value={tab} onChange={(value) => setParams(value ? { tab: value } : {})} keepMounted={false}>
        <Tabs.List mb="lg">
          {tabs.map((name) => (
            <Tabs.Tab key={name} value={name}>
              {t(`staff:tab.${name}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="agents">
          <AgentsTab admin={admin} />
        </Tabs.Panel>
        <Tabs.Panel value="departments">
          <DepartmentsTab admin={admin} />
        </Tabs.Panel>
        <Tabs.Panel value="hours">
          <HoursTab admin={admin} />
        </Tabs.Panel>
        {admin && (
          <Tabs.Panel value="administrators">
            <AdministratorsTab />
          </Tabs.Panel>
        )}
      </Tabs>
    </Page>
  );
}
