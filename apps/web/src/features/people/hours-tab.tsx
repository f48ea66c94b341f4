import { Select, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api, queryKeys } from '../../lib/api';
import { useDepartments } from '../../lib/directory';
import { leave } from '../../lib/leaving';
import { Loaded } from '../../ui/loaded';
import { SkeletonRows } from '../../ui/skeleton-rows';
import { WeekEditor } from './week-editor';

const business = 'business';

/** The opening hours of the business, and of the departments that differ from it. */
export function HoursTab({ admin }: { admin: boolean }) {
  const { t, i18n } = useTranslation();
  const [whose, setWhose] = useState(business);
  const departments = useDepartments().data?.items ?? [];
  const hours = useQuery({ queryKey: queryKeys.hours, queryFn: () => answer(api.GET('/api/v1/hours')) });
  return (
    <Stack>
      <Select
        label={t('people:hours_of')}
        maw={320}
        allowDeselect={false}
        value={whose}
        onChange={(value) => leave(() => setWhose(value ?? business))}
        data={[
          { value: business, label: t('people:whole_business') },
          ...departments.map(({ id, names }) => ({ value: id, label: i18n.language === 'es' ? names.es : names.en })),
        ]}
      />
      <Loaded query={hours} skeleton={<SkeletonRows rows={7} height={48} />}>
        {(data) => (
          <WeekEditor key={whose} hours={data} departmentId={whose === business ? null : whose} admin={admin} />
        )}
      </Loaded>
    </Stack>
  );
}
