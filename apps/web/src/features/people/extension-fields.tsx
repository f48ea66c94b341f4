import { MultiSelect, TextInput } from '@mantine/core';
import type { ComponentProps } from 'react';
import { useTranslation } from 'react-i18next';
import { useDepartmentName, useDepartments } from '../../lib/directory';

/** The digits that callers press to reach an agent. */
export function ExtensionField(input: ComponentProps<typeof TextInput>) {
  const { t } = useTranslation();
  return (
    <TextInput
      label={t('staff:extension')}
      description={t('staff:extension_hint')}
      inputMode="numeric"
      maxLength={6}
      {...input}
    />
  );
}

/** The departments for which an agent takes calls. */
export function DepartmentsField(input: ComponentProps<typeof MultiSelect>) {
  const { t } = useTranslation();
  const departments = useDepartments().data?.items ?? [];
  const nameOf = useDepartmentName();
  return (
    <MultiSelect
      label={t('staff:tab.departments')}
      data={departments.map(({ id }) => ({ value: id, label: nameOf(id) ?? '' }))}
      {...input}
    />
  );
}
