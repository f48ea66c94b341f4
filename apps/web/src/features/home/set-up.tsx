import { Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api, queryKeys } from '../../lib/api';
import { useSuspended } from '../../lib/directory';
import { useMe } from '../../lib/session';
import { SkeletonRows } from '../../ui/skeleton-rows';

/** Shown only in a new business. */
const SetUpSteps = lazy(async () => ({ default: (await import('./set-up-steps')).SetUpSteps }));

/** Four steps from an empty business to its first call; hidden once a caller has talked to it. */
export function SetUp() {
  const { t } = useTranslation();
  const admin = useMe().role === 'tenant_admin';
  const suspended = useSuspended();
  const { data } = useQuery({
    queryKey: queryKeys.setUp,
    queryFn: () => answer(api.GET('/api/v1/tenant/set-up')),
    enabled: admin,
    // The steps are done on other pages.
    refetchOnMount: (query) => (query.state.data?.call ? false : 'always'),
  });
  // In a suspended business set-up does not help, because no call is answered: the banner says so.
  if (!admin || suspended || !data || data.call) return null;
  return (
    <section aria-labelledby="set-up">
      <Title order={2} id="set-up">
        {t('home:set_up.title')}
      </Title>
      <Text c="dimmed">{t(data.number ? 'home:set_up.text' : 'home:set_up.text_no_number')}</Text>
      <Suspense fallback={<SkeletonRows rows={4} height={64} />}>
        <SetUpSteps steps={data} />
      </Suspense>
    </section>
  );
}
