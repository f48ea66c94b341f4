import { Select, Stack, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { inTreeOrder, makesCycle } from '@voicecore/domain/departments';
import { useTranslation } from 'react-i18next';
import { answer, api, queryKeys, type Department } from '../../lib/api';
import { useDepartments, useDirectory } from '../../lib/directory';
import { useDraft } from '../../lib/drafts';
import { DraftForm } from '../../ui/draft-form';
import { EditDrawer, FormFoot } from '../../ui/edit-drawer';
import { useNotify } from '../../ui/notify';
import { useUndo } from '../../ui/use-undo';
import { DepartmentPeople } from './department-people';
import { departmentOf, departmentValuesOf, type DepartmentValues } from './department-values';
import { RemoveDepartment } from './remove-department';
import { RoutingFields } from './routing-fields';

const changed = [queryKeys.departments, queryKeys.agents];

/** Changes the department at the version that is known, and returns the changed department. */
const change = ({ id, version }: Department, values: DepartmentValues) => {
  const body = { ...departmentOf(values), version };
  return answer(api.PATCH('/api/v1/departments/{id}', { params: { path: { id } }, body }));
};

async function add(values: DepartmentValues, position: number): Promise<Department> {
  const { names, parentId } = values;
  const added = await answer(api.POST('/api/v1/departments', { body: { names, parentId, position } }));
  return change(added, values);
}

interface Props {
  department: Department | null;
  /** The position of a new department in the list. */
  position: number;
  onClose: () => void;
}

export function DepartmentDrawer({ department, position, onClose }: Props) {
  const { t } = useTranslation();
  return (
    <EditDrawer title={t(department ? 'staff:edit_department' : 'staff:add_department')} onClose={onClose}>
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
    valuesOf: departmentValuesOf,
    validate: {
      names: { en: needed, es: needed },
      seconds: (value, { escalates }) =>
        !escalates || (value !== '' && value >= 10 && value <= 3_600) ? null : t('departments:no_seconds'),
    },
    save: async (values, stored) => {
      if (stored) return { before: stored, after: await change(stored, values) };
      return { before: null, after: await add(values, position) };
    },
    onSaved: ({ before, after }) => {
      for (const queryKey of changed) void client.invalidateQueries({ queryKey });
      if (before)
        offerUndo({ message: t('people:saved'), undo: () => change(after, departmentValuesOf(before)), changed });
      else notify.done(t('people:saved'));
      onClose();
    },
    onFailed: notify.failed,
  });
  const { form } = draft;
  const show = (path: string, value: unknown) => {
    if (path === 'parentId') return directory.department(value as string | null) ?? t('departments:part_of_none');
    if (path === 'strategy') return t(`departments:routing.${value as DepartmentValues['strategy']}`);
    if (path === 'people') return t(`departments:escalate_to.${value as DepartmentValues['people']}`);
    return path === 'agentIds' || path === 'managerIds'
      ? (value as string[]).map(directory.agent).filter(Boolean).join(', ')
      : null;
  };
  const labels: Readonly<Record<string, string>> = {
    parentId: t('departments:part_of'),
    agentIds: t('staff:members'),
    managerIds: t('departments:managers'),
  };
  const { agentIds, managerIds } = form.values;
  const onRemoved = () => {
    draft.settle();
    onClose();
  };
  return (
    <DraftForm draft={draft} show={show} label={(path) => labels[path] ?? null}>
      <Stack>
        <TextInput label={t('staff:name_en')} maxLength={120} data-autofocus {...form.getInputProps('names.en')} />
        <TextInput label={t('staff:name_es')} maxLength={120} lang="es" {...form.getInputProps('names.es')} />
        <PartOf id={department?.id ?? null} {...form.getInputProps('parentId')} />
        <RoutingFields form={form} />
        <DepartmentPeople
          path="agentIds"
          label={t('staff:members')}
          count={t('staff:members_count', { count: agentIds.length })}
          add={t('staff:add_member')}
          ids={agentIds}
          error={form.errors['agentIds']}
          onChange={(ids) => form.setFieldValue('agentIds', ids)}
        />
        <DepartmentPeople
          path="managerIds"
          label={t('departments:managers')}
          count={t('departments:managers_count', { count: managerIds.length })}
          add={t('departments:add_manager')}
          text={t('departments:managers_text')}
          ids={managerIds}
          error={form.errors['managerIds']}
          onChange={(ids) => form.setFieldValue('managerIds', ids)}
        />
        <FormFoot busy={draft.isBusy} onCancel={onClose}>
          {department && <RemoveDepartment department={department} onDone={onRemoved} />}
        </FormFoot>
      </Stack>
    </DraftForm>
  );
}

/** The department that one is part of: any but itself and its own parts. */
function PartOf({ id, value, ...field }: { id: string | null; value?: string | null }) {
  const { t } = useTranslation();
  const directory = useDirectory();
  const departments = useDepartments().data?.items ?? [];
  const rows = inTreeOrder(departments).filter(({ node }) => id === null || !makesCycle(id, node.id, departments));
  if (rows.length === 0) return null;
  return (
    <Select
      label={t('departments:part_of')}
      placeholder={t('departments:part_of_none')}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('departments:part_of_none') }}
      data={rows.map(({ node }) => ({ value: node.id, label: directory.department(node.id) ?? '' }))}
      value={value ?? null}
      {...field}
    />
  );
}
