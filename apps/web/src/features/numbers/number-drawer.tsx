import { Button, Drawer, Group, Radio, Select, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api, asProblem, queryKeys, type PhoneNumber } from '../../lib/api';
import { useDepartments } from '../../lib/directory';
import { asE164, phoneNumber } from '../../lib/format';
import { Confirm } from '../../ui/confirm';
import { useNotify } from '../../ui/notify';

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
  };
}

export function NumberDrawer({ number, onClose }: Props) {
  const { t } = useTranslation();
  return (
    <Drawer
      opened
      onClose={onClose}
      size={440}
      title={t(number ? 'numbers:edit' : 'numbers:add')}
      closeButtonProps={{ 'aria-label': t('frame:close') }}
    >
      <NumberForm number={number} onClose={onClose} />
    </Drawer>
  );
}

function NumberForm({ number, onClose }: Props) {
  const { t, i18n } = useTranslation();
  const notify = useNotify();
  const client = useQueryClient();
  const departments = useDepartments().data?.items ?? [];
  const form = useForm({
    initialValues: valuesOf(number),
    validate: { e164: (value) => (number || asE164(value) ? null : t('numbers:needed')) },
  });
  const save = useMutation({
    mutationFn: ({ e164, ...body }: typeof form.values) =>
      number
        ? answer(api.PATCH('/api/v1/numbers/{id}', { params: { path: { id: number.id } }, body }))
        : answer(api.POST('/api/v1/numbers', { body: { ...body, e164: asE164(e164) ?? e164 } })),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: queryKeys.numbers });
      notify.done(t('numbers:saved'));
      onClose();
    },
    onError: (error) => {
      if (asProblem(error).code === 'number_taken') form.setFieldError('e164', t('problems:number_taken.failed'));
      else notify.failed(error);
    },
  });
  return (
    <form onSubmit={form.onSubmit((values) => save.mutate(values))}>
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
        <Group mt="md">
          {number && <RemoveNumber number={number} onDone={onClose} />}
          <Button variant="default" ml="auto" onClick={onClose}>
            {t('frame:cancel')}
          </Button>
          <Button type="submit" loading={save.isPending}>
            {t('frame:save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function RemoveNumber({ number, onDone }: { number: PhoneNumber; onDone: () => void }) {
  const { t } = useTranslation();
  const notify = useNotify();
  const client = useQueryClient();
  const [asking, setAsking] = useState(false);
  const name = phoneNumber(number.e164);
  const remove = useMutation({
    mutationFn: () => answer(api.DELETE('/api/v1/numbers/{id}', { params: { path: { id: number.id } } })),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: queryKeys.numbers });
      notify.done(t('people:removed', { name }));
      onDone();
    },
    onError: notify.failed,
  });
  return (
    <>
      <Button variant="subtle" color="red" onClick={() => setAsking(true)}>
        {t('people:remove')}
      </Button>
      <Confirm
        opened={asking}
        title={t('people:remove_title', { name })}
        yes={t('people:remove')}
        busy={remove.isPending}
        onYes={() => remove.mutate()}
        onClose={() => setAsking(false)}
      >
        {t('numbers:remove_text')}
      </Confirm>
    </>
  );
}
