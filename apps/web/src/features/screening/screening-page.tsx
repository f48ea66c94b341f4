import { Skeleton, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { answer, api, queryKeys } from '../../lib/api';
import { Loaded } from '../../ui/loaded';
import { Page } from '../../ui/page';
import { NumberLists } from './number-lists';
import { PolicyForm } from './policy-form';
import { Report } from './report';
import { TryCaller } from './try-caller';

/** Who is let through before a call is answered: the lists, the rules, and what would happen to a caller. */
export function ScreeningPage() {
  const tenant = useQuery({ queryKey: queryKeys.tenant, queryFn: () => answer(api.GET('/api/v1/tenant')) });
  return (
    <Page>
      <Stack gap="lg" maw={860}>
        <NumberLists />
        <Loaded query={tenant} skeleton={<Skeleton height={420} />}>
          {(data) => <PolicyForm tenant={data} />}
        </Loaded>
        <TryCaller />
        <Report />
      </Stack>
    </Page>
  );
}
