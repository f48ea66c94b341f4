import { Select, Stack, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api, queryKeys, type Language } from '../../lib/api';
import { useDraft } from '../../lib/drafts';
import { asE164 } from '../../lib/format/typed-number';
import { DraftForm } from '../../ui/draft-form';
import { EditDrawer, FormFoot } from '../../ui/edit-drawer';
import { useNotify } from '../../ui/notify';
import { OneTimeLink } from '../../ui/one-time-link';

export function TenantDrawer({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const [invitation, setInvitation] = useState<string | null>(null);
  return (
    <EditDrawer title={t('platform:add')} onClose={onClose}>
      {invitation ? (
        <OneTimeLink kind="invitation" token={invitation} onDone={onClose} />
      ) : (
        <TenantForm onCreated={(token) => (token ? setInvitation(token) : onClose())} onCancel={onClose} />
      )}
    </EditDrawer>
  );
}

interface FormProps {
  onCreated: (invitation: string | null) => void;
  onCancel: () => void;
}

const emptyTenant = () => ({
  name: '',
  defaultLanguage: 'en' as Language,
  timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  number: '',
  admin: { name: '', email: '' },
});

/**
 * A new business works right away, with a receptionist, a department and hours; its administrator gets an invitation.
 */
function TenantForm({ onCreated, onCancel }: FormProps) {
  const { t } = useTranslation();
  const notify = useNotify();
  const client = useQueryClient();
  const zones = useMemo(() => Intl.supportedValuesOf('timeZone'), []);
  const needed = (value: string) => (value.trim() ? null : t('people:needed'));
  const draft = useDraft({
    name: 'tenant',
    stored: null,
    valuesOf: emptyTenant,
    validate: {
      name: needed,
      number: (value) => (!value || asE164(value) ? null : t('numbers:needed')),
      admin: {
        name: needed,
        email: (value) => (/^\S+@\S+\.\S+$/.test(value.trim()) ? null : t('people:needed_email')),
      },
    },
    save: ({ number, ...body }) =>
      answer(api.POST('/api/v1/tenants', { body: { ...body, ...(number && { number: asE164(number) ?? number }) } })),
    onSaved: ({ tenant, invitation }) => {
      void client.invalidateQueries({ queryKey: queryKeys.tenants });
      notify.done(t('platform:created', { name: tenant.name }));
      onCreated(invitation);
    },
    onFailed: notify.failed,
    fieldOfCode: { number_taken: 'number' },
  });
  const { form } = draft;
  return (
    <DraftForm draft={draft}>
      <Stack>
        <TextInput label={t('settings:name')} maxLength={200} data-autofocus {...form.getInputProps('name')} />
        <Select
          label={t('settings:default_language')}
          allowDeselect={false}
          data={(['en', 'es'] as const).map((value) => ({ value, label: t(`calls:language.${value}`) }))}
          {...form.getInputProps('defaultLanguage')}
        />
        <Select
          label={t('settings:time_zone')}
          allowDeselect={false}
          searchable
          limit={60}
          nothingFoundMessage={t('frame:nothing_found')}
          data={zones.includes(form.values.timeZone) ? zones : [form.values.timeZone, ...zones]}
          {...form.getInputProps('timeZone')}
        />
        <TextInput
          label={t('numbers:number')}
          description={t('platform:number_hint')}
          type="tel"
          {...form.getInputProps('number')}
        />
        <TextInput label={t('platform:admin_name')} maxLength={120} {...form.getInputProps('admin.name')} />
        <TextInput label={t('platform:admin_email')} type="email" {...form.getInputProps('admin.email')} />
        <FormFoot yes={t('platform:create')} busy={draft.isBusy} onCancel={onCancel} />
      </Stack>
    </DraftForm>
  );
}
