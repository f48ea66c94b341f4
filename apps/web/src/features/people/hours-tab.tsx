import { Select, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { isTimeZone, localTime } from '@voicecore/domain/hours';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api, queryKeys, type Hours } from '../../lib/api';
import { useDepartments } from '../../lib/directory';
import { leave } from '../../lib/leaving';
import { Loaded } from '../../ui/loaded';
import { SkeletonRows } from '../../ui/skeleton-rows';
import { AfterHours } from './after-hours';
import { NextDays } from './next-days';
import { SpecialDayList } from './special-day-list';
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
        label={t('staff:hours_of')}
        maw={320}
        allowDeselect={false}
        value={whose}
        onChange={(value) => leave(() => setWhose(value ?? business))}
        data={[
          { value: business, label: t('staff:whole_business') },
          ...departments.map(({ id, names }) => ({ value: id, label: i18n.language === 'es' ? names.es : names.en })),
        ]}
      />
      <Loaded query={hours} skeleton={<SkeletonRows rows={7} height={48} />}>
        {(data) => <HoursOf key={whose} hours={data} departmentId={whose === business ? null : whose} admin={admin} />}
      </Loaded>
    </Stack>
  );
}

interface Props {
  hours: Hours;
  departmentId: string | null;
  admin: boolean;
}

/** The week of one, its special days, and what comes of them. */
function HoursOf(props: Props) {
  const { timeZone } = props.hours;
  const { day } = localTime(Date.now(), isTimeZone(timeZone) ? timeZone : 'UTC');
  return (
    <Stack gap="xl">
      <WeekEditor {...props} />
      <SpecialDayList {...props} today={day} />
      <AfterHours {...props} />
      <NextDays {...props} today={day} />
    </Stack>
  );
}
