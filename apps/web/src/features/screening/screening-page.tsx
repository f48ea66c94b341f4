import { Skeleton, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { answer, api, queryKeys } from '../../lib/api';
import { useMe } from '../../lib/session';
import { Loaded } from '../../ui/loaded';
import { Page } from '../../ui/page';
import { InstallationRulesForm } from './installation-rules-form';
import { NumberLists } from './number-lists';
import { PolicyForm } from './policy-form';
import { Report } from './report';
import { TryCaller } from './try-caller';

/** Who is let through: the lists and rules of a business, or those that lie beneath every business. */
export function ScreeningPage() {
  return (
    <Page>
      <Stack gap="lg" maw={860}>
        {useMe().role === 'super_admin' ? <OfInstallation /> : <OfBusiness />}
      </Stack>
    </Page>
  );
}

/** What would happen to a caller is shown, too, and what has happened lately. */
function OfBusiness() {
  const tenant = useQuery({ queryKey: queryKeys.tenant, queryFn: () => answer(api.GET('/api/v1/tenant')) });
  return (
    <>
      <NumberLists home="business" />
      <Loaded query={tenant} skeleton={<Skeleton height={420} />}>
        {(data) => <PolicyForm tenant={data} />}
      </Loaded>
      <TryCaller />
      <Report />
    </>
  );
}

function OfInstallation() {
  const rules = useQuery({
    queryKey: queryKeys.screening.rules,
    queryFn: () => answer(api.GET('/api/v1/installation-screening/rules')),
  });
  return (
    <>
      <NumberLists home="installation" />
      <Loaded query={rules} skeleton={<Skeleton height={220} />}>
        {(data) => <InstallationRulesForm stored={data} />}
      </Loaded>
    </>
  );
}
