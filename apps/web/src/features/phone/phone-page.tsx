import { Box, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answer, api, queryKeys } from '../../lib/api';
import { EmptyState } from '../../ui/empty-state';
import { Phone } from '../../ui/phone/phone';
import { ProblemNotice } from '../../ui/problem-notice';

/** A caller's phone inside the product, for everyone while the sandbox serves. */
export function PhonePage() {
  const { t } = useTranslation();
  const installation = useQuery({
    queryKey: queryKeys.installation,
    queryFn: () => answer(api.GET('/api/v1/installation')),
    staleTime: Infinity,
  });
  const { data, error } = installation;
  if (error) return <ProblemNotice problem={error} onRetry={() => void installation.refetch()} />;
  if (!data) return <Skeleton h={320} m="md" maw={420} />;
  if (!data.sandboxPort || !data.demo) {
    return <EmptyState title={t('phone:no_sandbox.title')}>{t('phone:no_sandbox.text')}</EmptyState>;
  }
  return (
    <Box p="md">
      <Phone sandboxPort={data.sandboxPort} demo={data.demo} />
    </Box>
  );
}
