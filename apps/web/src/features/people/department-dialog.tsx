import { Stack, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answer, api, queryKeys, type Department } from '../../lib/api';
import { useDraft } from '../../lib/drafts';
import { leave } from '../../lib/leaving';
import { DraftForm } from '../../ui/draft-form';
import { FormFoot } from '../../ui/edit-drawer';
import { useNotify } from '../../ui/notify';
import { Overlay } from '../../ui/overlay';
import { RemoveButton } from '../../ui/remove-button';

interface Props {
  department: Department | null;
  /** Where a new one is put in the order of the list. */
  position: number;
  onClose: () => void;
}

export function DepartmentDialog({ department, position, onClose }: Props) {
  const { t } = useTranslation();
  return (
    <Overlay
      kind="center"
      title={t(department ? 'people:edit_department' : 'people:add_department')}
      onClose={() => leave(onClose)}
    >
      <DepartmentForm department={department} position={position} onClose={onClose} />
    </Overlay>
  );
}

function DepartmentForm({ department, position, onClose }: Props) {
  const { t } = useTranslation();
  const notify = useNotify();
  const client = useQueryClient();
  const needed = (value: string) => (value.trim() ? null : t('people:needed'));
  const draft = useDraft({
    name: 'department',
    of: department?.id ?? null,
    stored: department,
    valuesOf: (stored) => ({ names: stored?.names ?? { en: '', es: '' } }),
    validate: { names: { en: needed, es: needed } },
    save: (body, stored) =>
      stored
        ? answer(
            api.PATCH('/api/v1/departments/{id}', {
              params: { path: { id: stored.id } },
              body: { ...body, version: stored.version },
            }),
          )
        : answer(api.POST('/api/v1/departments', { body: { ...body, position } })),
    onSaved: () => {
      void client.invalidateQueries({ queryKey: queryKeys.departments });
      notify.done(t('people:saved'));
      onClose();
    },
    onFailed: notify.failed,
  });
  const { form } = draft;
  const onRemoved = () => {
    draft.settle();
    onClose();
  };
  return (
    <DraftForm draft={draft}>
      <Stack>
        <TextInput label={t('people:name_en')} maxLength={120} data-autofocus {...form.getInputProps('names.en')} />
        <TextInput label={t('people:name_es')} maxLength={120} lang="es" {...form.getInputProps('names.es')} />
        <FormFoot busy={draft.isBusy} onCancel={onClose}>
          {department && <RemoveDepartment department={department} onDone={onRemoved} />}
        </FormFoot>
      </Stack>
    </DraftForm>
  );
}

function RemoveDepartment({ department, onDone }: { department: Department; onDone: () => void }) {
  const { i18n } = useTranslation();
  const path = { id: department.id };
  const query = { version: String(department.version) };
  return (
    <RemoveButton
      name={i18n.language === 'es' ? department.names.es : department.names.en}
      remove={() => answer(api.DELETE('/api/v1/departments/{id}', { params: { path, query } }))}
      restore={() => answer(api.POST('/api/v1/departments/{id}/restoration', { params: { path } }))}
      changed={[queryKeys.departments, queryKeys.agents, queryKeys.numbers, queryKeys.hours]}
      onDone={onDone}
    />
  );
}
