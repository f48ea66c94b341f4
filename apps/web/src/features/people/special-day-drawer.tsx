import { Stack, Switch, Text, TextInput } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Hours, SpecialDay } from '../../lib/api';
import { useDraft } from '../../lib/drafts';
import { DraftForm } from '../../ui/draft-form';
import { EditDrawer, FormFoot } from '../../ui/edit-drawer';
import { useNotify } from '../../ui/notify';
import { DaySpans } from './day-spans';
import { RuleFields } from './rule-fields';
import { dayIn, faultsOf, valuesOf, type DayValues } from './special-days';
import { useDayWords } from './use-day-words';
import { ownDaysOf, useSpecialDays, type OwnDays } from './use-special-days';
import type { Span } from './week';

interface Props {
  hours: Hours;
  departmentId: string | null;
  /** The special day that is changed; null for a new one. */
  id: string | null;
  today: number;
  onClose: () => void;
}

export function SpecialDayDrawer(props: Props) {
  const { t } = useTranslation();
  const title = t(props.id === null ? 'hours:special.add' : 'hours:special.edit');
  return (
    <EditDrawer title={title} onClose={props.onClose}>
      <SpecialDayForm {...props} />
    </EditDrawer>
  );
}

function SpecialDayForm({ hours, departmentId, id, today, onClose }: Props) {
  const { t } = useTranslation();
  const draft = useDayDraft({ hours, departmentId, id, today, onClose });
  const words = useDayWords();
  const { values, errors, getInputProps, setFieldValue } = draft.form;
  const show = (path: string, value: unknown): string | null => {
    if (path === 'spans')
      return (value as readonly Span[]).map(({ opens, closes }) => `${opens} – ${closes}`).join(', ');
    if (path === 'kind') return t(`hours:special.kind.${value as DayValues['kind']}`);
    if (path === 'month') return words.month(Number(value));
    if (path === 'weekday') return words.weekday(Number(value));
    return path === 'nth' ? words.place(Number(value)) : null;
  };
  const label = (path: string) => (path === 'spans' ? t('hours:special.hours') : null);
  return (
    <DraftForm draft={draft} show={show} label={label}>
      <Stack>
        <TextInput
          label={t('people:name')}
          placeholder={t('hours:special.name_example')}
          maxLength={80}
          data-autofocus
          {...getInputProps('name')}
        />
        <RuleFields form={draft.form} />
        <Switch
          label={t('hours:special.closed_all_day')}
          {...getInputProps('isClosed', { type: 'checkbox' })}
          mt="xs"
        />
        {!values.isClosed && (
          <div data-path="spans">
            <DaySpans spans={values.spans} onChange={(spans) => setFieldValue('spans', spans)} />
            {errors['spans'] && (
              <Text size="xs" c="var(--vc-bad)" role="alert">
                {errors['spans']}
              </Text>
            )}
          </div>
        )}
        <FormFoot busy={draft.isBusy} onCancel={onClose} />
      </Stack>
    </DraftForm>
  );
}

type Stored = OwnDays & { readonly day: SpecialDay | null };

function storedIn(hours: Hours, departmentId: string | null, id: string | null): Stored {
  const own = ownDaysOf(hours, departmentId);
  return { ...own, day: own.days.find((day) => day.id === id) ?? null };
}

function useDayDraft({ hours, departmentId, id, today, onClose }: Props) {
  const { t } = useTranslation();
  const notify = useNotify();
  const { put, offerBack } = useSpecialDays(departmentId);
  const stored = useMemo(() => storedIn(hours, departmentId, id), [hours, departmentId, id]);
  return useDraft<DayValues, Stored, { hours: Hours; before: OwnDays }>({
    name: 'special-day',
    of: `${departmentId ?? 'business'}:${id ?? 'new'}`,
    stored,
    valuesOf: (own) => valuesOf(own?.day ?? null, today),
    storedOf: (current) => storedIn(current as Hours, departmentId, id),
    validate: (values) =>
      Object.fromEntries(
        Object.entries(faultsOf(values)).map(([path, fault]) => [path, t(`hours:special.fault.${fault}`)]),
      ),
    save: async (values, own) => {
      const { days, version, day } = own ?? stored;
      const wanted = dayIn(values);
      const next = day === null ? [...days, wanted] : days.map((one) => (one.id === id ? { ...wanted, id } : one));
      return { hours: await put(next, version), before: { days, version } };
    },
    onSaved: ({ hours: after, before }) => {
      offerBack(t('people:saved'), after, before);
      onClose();
    },
    onFailed: notify.failed,
  });
}
