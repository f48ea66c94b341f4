import { Skeleton, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { answer, api, queryKeys } from '../../lib/api';
import { useMe } from '../../lib/session';
import { Loaded } from '../../ui/loaded';
import { Page } from '../../ui/page';
import { OptOuts } from './opt-outs';
import { PolicyForm } from './policy-form';
import { Refusals } from './refusals';
import { InstallationStop, TenantStop } from './stop-panel';
import { TryNumber } from './try-number';

/** What calls a business may make, and the switch that stops them; the super admin has one for all businesses. */
export function OutgoingPage() {
  return (
    <Page>
      <Stack gap="lg" maw={860}>
        {useMe().role === 'super_admin' ? <OfInstallation /> : <OfBusiness />}
      </Stack>
    </Page>
  );
}

function OfBusiness() {
  const settings = useQuery({
    queryKey: queryKeys.outbound.policy,
    queryFn: () => answer(api.GET('/api/v1/outbound/policy')),
  });
  return (
    <>
      <Loaded query={settings} skeleton={<Skeleton height={640} />}>
        {(data) => (
          <>
            <TenantStop settings={data} />
            <PolicyForm settings={data} />
          </>
        )}
      </Loaded>
      <TryNumber />
      <Refusals />
      <OptOuts />
    </>
  );
}

function OfInstallation() {
  const stop = useQuery({
    queryKey: queryKeys.outbound.installation,
    queryFn: () => answer(api.GET('/api/v1/installation-outbound')),
  });
  return (
    <Loaded query={stop} skeleton={<Skeleton height={140} />}>
      {(data) => <InstallationStop stop={data} />}
    </Loaded>
  );
}
