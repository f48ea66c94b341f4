import { Group, Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Draft } from '../../lib/drafts';
import { WholeNumber } from '../../ui/whole-number';
import { places, ruleKinds, type DayValues } from './special-days';
import { useDayWords } from './use-day-words';

const months = Array.from({ length: 12 }, (_, at) => at + 1);
const weekdays = months.slice(0, 7);

/** On which days a special day is: the kind of rule, and what that kind needs to know. */
export function RuleFields({ form }: { form: Draft<DayValues>['form'] }) {
  const { t } = useTranslation();
  return (
    <>
      <Select
        label={t('hours:special.when')}
        allowDeselect={false}
        data={ruleKinds.map((value) => ({ value, label: t(`hours:special.kind.${value}`) }))}
        {...form.getInputProps('kind')}
      />
      <KindFields form={form} />
    </>
  );
}

function KindFields({ form }: { form: Draft<DayValues>['form'] }) {
  const { t } = useTranslation();
  const words = useDayWords();
  const { kind } = form.values;
  const date = (name: 'date' | 'from' | 'to') => (
    <TextInput type="date" label={t(`hours:special.${name}`)} {...form.getInputProps(name)} />
  );
  const choice = (name: 'month' | 'nth' | 'weekday', all: readonly number[], label: (one: number) => string) => (
    <Select
      label={t(`hours:special.${name}`)}
      allowDeselect={false}
      data={all.map((value) => ({ value: String(value), label: label(value) }))}
      {...form.getInputProps(name)}
    />
  );
  switch (kind) {
    case 'date':
      return date('date');
    case 'range':
      return (
        <Group grow align="flex-start">
          {date('from')}
          {date('to')}
        </Group>
      );
    case 'yearly':
      return (
        <Group grow align="flex-start">
          {choice('month', months, words.month)}
          <WholeNumber label={t('hours:special.day')} min={1} max={31} {...form.getInputProps('dayOfMonth')} />
        </Group>
      );
    case 'weekday':
      return (
        <Group grow align="flex-start">
          {choice('nth', places, words.place)}
          {choice('weekday', weekdays, words.weekday)}
          {choice('month', months, words.month)}
        </Group>
      );
    case 'easter':
      return (
        <WholeNumber
          label={t('hours:special.days')}
          description={t('hours:special.days_hint')}
          min={-70}
          max={70}
          {...form.getInputProps('days')}
        />
      );
  }
}
