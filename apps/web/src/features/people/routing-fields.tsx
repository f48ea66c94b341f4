import { Select, Stack, Switch, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { strategies } from '@voicecore/domain/routing';
import { useTranslation } from 'react-i18next';
import { WholeNumber } from '../../ui/whole-number';
import type { DepartmentValues } from './department-values';

type Form = Pick<UseFormReturnType<DepartmentValues>, 'getInputProps' | 'values'>;

/** Whom the callers of a department ring, and after how long those above it. */
export function RoutingFields({ form }: { form: Form }) {
  const { t } = useTranslation();
  const { strategy, parentId, escalates } = form.values;
  return (
    <Stack gap="sm">
      <Select
        label={t('departments:routing.title')}
        description={t(`departments:routing.${strategy}_text`)}
        allowDeselect={false}
        data={strategies.map((value) => ({ value, label: t(`departments:routing.${value}`) }))}
        {...form.getInputProps('strategy')}
      />
      {strategy === 'skills' && (
        <TextInput
          label={t('departments:skill')}
          description={t('departments:skill_text')}
          maxLength={40}
          {...form.getInputProps('skill')}
        />
      )}
      {parentId !== null && (
        <Switch label={t('departments:escalate')} {...form.getInputProps('escalates', { type: 'checkbox' })} />
      )}
      {parentId !== null && escalates && (
        <>
          <WholeNumber
            label={t('departments:escalate_after')}
            min={10}
            max={3_600}
            {...form.getInputProps('seconds')}
          />
          <Select
            label={t('departments:escalate_people')}
            allowDeselect={false}
            data={(['members', 'managers'] as const).map((value) => ({
              value,
              label: t(`departments:escalate_to.${value}`),
            }))}
            {...form.getInputProps('people')}
          />
        </>
      )}
    </Stack>
  );
}
