import { Stack, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answer, api, queryKeys, type Department } from '../../lib/api';
import { useDirectory } from '../../lib/directory';
import { useDraft } from '../../lib/drafts';
import { DraftForm } from '../../ui/draft-form';
import { EditDrawer, FormFoot } from '../../ui/edit-drawer';
import { useNotify } from '../../ui/notify';
import { RemoveButton } from '../../ui/remove-button';
import { useUndo } from '../../ui/use-undo';
import { DepartmentMembers } from './department-members';

const changed = [queryKeys.departments, queryKeys.agents];

/** Changes the department at the version that is known, and returns the changed department. */
const change = ({ id, version }: Department, wanted: Partial<Pick<Department, 'names' | 'agentIds'>>) =>
  answer(api.PATCH('/api/v1/departments/{id}', { params: { path: { id } }, body: { ...wanted, version } }));

interface Props {
  department: Department | null;
  /** The position of a new department in the list. */
  position: number;
  onClose: () => void;
}

export function DepartmentDrawer({ department, position, onClose }: Props) {
  const { t } = useTranslation();
  return (
    <EditDrawer title={t(department ? 'people:edit_department' : 'people:add_department')} onClose={onClose}>
      <DepartmentForm department={department} position={position} onClose={onClose} />
    </EditDrawer>
  );
}

function DepartmentForm({ department, position, onClose }: Props) {
  const { t } = useTranslation();
  const notify = useNotify();
  const client = useQueryClient();
  const offerUndo = useUndo();
  const directory = useDirectory();
  const needed = (value: string) => (value.trim() ? null : t('people:needed'));
  const draft = useDraft({
    name: 'department',
    of: department?.id ?? null,
    stored: department,
    valuesOf: (stored) => ({ names: stored?.names ?? { en: '', es: '' }, agentIds: stored?.agentIds ?? [] }),
    validate: { names: { en: needed, es: needed } },
    save: async ({ names, agentIds }, stored) => {
      if (stored) return { before: stored, after: await change(stored, { names, agentIds }) };
      const added = await answer(api.POST('/api/v1/departments', { body: { names, position } }));
      return { before: null, after: agentIds.length > 0 ? await change(added, { agentIds }) : added };
    },
    onSaved: ({ before, after }) => {
      for (const queryKey of changed) void client.invalidateQueries({ queryKey });
      if (before)
        offerUndo({
          message: t('people:saved'),
          undo: () => change(after, { names: before.names, agentIds: before.agentIds }),
          changed,
        });
      else notify.done(t('people:saved'));
      onClose();
    },
    onFailed: notify.failed,
  });
  const { form } = draft;
  const show = (path: string, value: unknown) =>
    path === 'agentIds' ? (value as string[]).map(directory.agent).filter(Boolean).join(', ') : null;
  const label = (path: string) => (path === 'agentIds' ? t('people:members') : null);
  const onRemoved = () => {
    draft.settle();
    onClose();
  };
  return (
    <DraftForm draft={draft} show={show} label={label}>
      <Stack>
        <TextInput label={t('people:name_en')} maxLength={120} data-autofocus {...form.getInputProps('names.en')} />
        <TextInput label={t('people:name_es')} maxLength={120} lang="es" {...form.getInputProps('names.es')} />
        <DepartmentMembers
          ids={form.values.agentIds}
          error={form.errors['agentIds']}
          onChange={(ids) => form.setFieldValue('agentIds', ids)}
        />
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
