import { Radio, Select, Stack, Switch, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { fieldsOfRule, ruleInFields, ruleThatHolds } from '../../lib/after-hours';
import { answer, api, queryKeys, type PhoneNumber } from '../../lib/api';
import { useDepartments, useDirectory } from '../../lib/directory';
import { useDraft } from '../../lib/drafts';
import { phoneNumber } from '../../lib/format';
import { asE164 } from '../../lib/format/typed-number';
import { AfterHoursFields, type AfterHoursWords } from '../../ui/after-hours-fields';
import { DraftForm } from '../../ui/draft-form';
import { EditDrawer, FormFoot } from '../../ui/edit-drawer';
import { useNotify } from '../../ui/notify';
import { RemoveButton } from '../../ui/remove-button';

interface Props {
  number: PhoneNumber | null;
  onClose: () => void;
}

function valuesOf(number: PhoneNumber | null) {
  return {
    e164: number ? phoneNumber(number.e164) : '',
    label: number?.label ?? '',
    answerWith: number?.answerWith ?? 'auto',
    departmentId: number?.departmentId ?? null,
    screened: number?.screened ?? true,
    afterHours: fieldsOfRule(number?.afterHours ?? null),
  };
}

export function NumberDrawer({ number, onClose }: Props) {
  const { t } = useTranslation();
  return (
    <EditDrawer title={t(number ? 'numbers:edit' : 'numbers:add')} onClose={onClose}>
      <NumberForm number={number} onClose={onClose} />
    </EditDrawer>
  );
}

function NumberForm({ number, onClose }: Props) {
  const { t, i18n } = useTranslation();
  const notify = useNotify();
  const client = useQueryClient();
  const departments = useDepartments().data?.items ?? [];
  const directory = useDirectory();
  const hours = useQuery({ queryKey: queryKeys.hours, queryFn: () => answer(api.GET('/api/v1/hours')) }).data;
  const words: AfterHoursWords = (key, values) =>
    key === 'question' || key === 'inherit' ? t(`numbers:after_hours.${key}`) : t(`hours:after.${key}`, values ?? {});
  const draft = useDraft({
    name: 'number',
    of: number?.id ?? null,
    stored: number,
    valuesOf,
    validate: {
      e164: (value) => (number || asE164(value) ? null : t('numbers:needed')),
      afterHours: {
        departmentId: (value, { afterHours }) =>
          afterHours.kind === 'department' && value === null ? t('hours:after.to_needed') : null,
      },
    },
    save: ({ e164, ...values }, stored) => {
      const body = { ...values, afterHours: ruleInFields(values.afterHours) };
      return stored
        ? answer(
            api.PATCH('/api/v1/numbers/{id}', {
              params: { path: { id: stored.id } },
              body: { ...body, version: stored.version },
            }),
          )
        : answer(api.POST('/api/v1/numbers', { body: { ...body, e164: asE164(e164) ?? e164 } }));
    },
    onSaved: () => {
      void client.invalidateQueries({ queryKey: queryKeys.numbers });
      notify.done(t('numbers:saved'));
      onClose();
    },
    onFailed: notify.failed,
    fieldOfCode: { number_taken: 'e164' },
  });
  const { form } = draft;
  const show = (path: string, value: unknown) => {
    if (path === 'answerWith') return t(`numbers:answer_with.${String(value)}`);
    if (path === 'afterHours.kind') return words(value === 'inherit' ? 'inherit' : `kind.${String(value)}`);
    return path.endsWith('departmentId') && typeof value === 'string' ? (directory.department(value) ?? null) : null;
  };
  return (
    <DraftForm draft={draft} show={show}>
      <Stack>
        <TextInput
          label={t('numbers:number')}
          data-autofocus={number === null || undefined}
          type="tel"
          disabled={number !== null}
          {...form.getInputProps('e164')}
        />
        <TextInput
          data-autofocus={number !== null || undefined}
          label={t('numbers:label')}
          description={t('numbers:label_hint')}
          maxLength={120}
          {...form.getInputProps('label')}
        />
        <Radio.Group label={t('numbers:answered_by')} {...form.getInputProps('answerWith')}>
          <Stack gap="xs" mt="xs">
            {(['auto', 'menu'] as const).map((value) => (
              <Radio
                key={value}
                value={value}
                label={t(`numbers:answer_with.${value}`)}
                description={t(`numbers:answer_with_hint.${value}`)}
              />
            ))}
          </Stack>
        </Radio.Group>
        <Select
          label={t('numbers:department')}
          description={t('numbers:department_hint')}
          clearable
          clearButtonProps={{ 'aria-label': t('numbers:no_department') }}
          placeholder={t('numbers:no_department')}
          data={departments.map(({ id, names }) => ({
            value: id,
            label: i18n.language === 'es' ? names.es : names.en,
          }))}
          {...form.getInputProps('departmentId')}
        />
        {hours && (
          <AfterHoursFields
            words={words}
            fields={form.values.afterHours}
            inputProps={(field) => form.getInputProps(`afterHours.${field}`)}
            inherited={ruleThatHolds(hours, form.values.departmentId)}
            except={null}
          />
        )}
        <Switch
          label={t('numbers:screened')}
          description={t('numbers:screened_hint')}
          {...form.getInputProps('screened', { type: 'checkbox' })}
        />
        <FormFoot busy={draft.isBusy} onCancel={onClose}>
          {number && (
            <RemoveNumber
              number={number}
              onDone={() => {
                draft.settle();
                onClose();
              }}
            />
          )}
        </FormFoot>
      </Stack>
    </DraftForm>
  );
}

function RemoveNumber({ number, onDone }: { number: PhoneNumber; onDone: () => void }) {
  const path = { id: number.id };
  const query = { version: String(number.version) };
  return (
    <RemoveButton
      name={phoneNumber(number.e164)}
      remove={() => answer(api.DELETE('/api/v1/numbers/{id}', { params: { path, query } }))}
      restore={() => answer(api.POST('/api/v1/numbers/{id}/restoration', { params: { path } }))}
      changed={[queryKeys.numbers]}
      onDone={onDone}
    />
  );
}
