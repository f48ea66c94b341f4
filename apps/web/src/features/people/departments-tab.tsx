import { Button, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconPlus } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api, queryKeys, type Department } from '../../lib/api';
import { useDepartments, useDirectory } from '../../lib/directory';
import { FormFoot } from '../../ui/edit-drawer';
import { EmptyState } from '../../ui/empty-state';
import { useNotify } from '../../ui/notify';
import { Overlay } from '../../ui/overlay';
import { RemoveButton } from '../../ui/remove-button';
import { ListBar, ResourceList } from '../../ui/resource-list';
import css from './people.module.css';

export function DepartmentsTab({ admin }: { admin: boolean }) {
  const { t } = useTranslation();
  const departments = useDepartments();
  const [open, setOpen] = useState<Department | 'new' | null>(null);
  const add = admin ? (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setOpen('new')}>
      {t('people:add_department')}
    </Button>
  ) : undefined;
  return (
    <>
      <ResourceList
        query={departments}
        rows={4}
        head={<ListBar>{add}</ListBar>}
        empty={
          <EmptyState title={t('people:no_departments.title')} action={add}>
            {t('people:no_departments.text')}
          </EmptyState>
        }
      >
        {(department) => (
          <DepartmentRow
            key={department.id}
            department={department}
            onEdit={admin ? () => setOpen(department) : null}
          />
        )}
      </ResourceList>
      {open && (
        <DepartmentModal
          department={open === 'new' ? null : open}
          position={departments.data?.items.length ?? 0}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  );
}

function DepartmentRow({ department, onEdit }: { department: Department; onEdit: (() => void) | null }) {
  const { t, i18n } = useTranslation();
  const directory = useDirectory();
  const { names, agentIds } = department;
  const people = agentIds.map(directory.agent).filter(Boolean);
  const mine = i18n.language === 'es' ? names.es : names.en;
  const other = i18n.language === 'es' ? names.en : names.es;
  return (
    <li className={css.department}>
      <span className={css.grow}>
        <span className={css.name}>{mine}</span>
        <span className={css.quiet}>{other}</span>
      </span>
      <span className={`${css.grow} ${css.quiet}`}>
        {people.length > 0 ? people.join(', ') : t('people:nobody_in_department')}
      </span>
      {onEdit && (
        <Button variant="default" size="xs" onClick={onEdit} aria-label={t('people:edit_named', { name: mine })}>
          {t('people:edit')}
        </Button>
      )}
    </li>
  );
}

interface ModalProps {
  department: Department | null;
  /** Where a new one is put in the order of the list. */
  position: number;
  onClose: () => void;
}

function DepartmentModal({ department, position, onClose }: ModalProps) {
  const { t } = useTranslation();
  const notify = useNotify();
  const client = useQueryClient();
  const needed = (value: string) => (value.trim() ? null : t('people:needed'));
  const form = useForm({
    initialValues: { names: department?.names ?? { en: '', es: '' } },
    validate: { names: { en: needed, es: needed } },
  });
  const save = useMutation({
    mutationFn: (body: typeof form.values) =>
      department
        ? answer(api.PATCH('/api/v1/departments/{id}', { params: { path: { id: department.id } }, body }))
        : answer(api.POST('/api/v1/departments', { body: { ...body, position } })),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: queryKeys.departments });
      notify.done(t('people:saved'));
      onClose();
    },
    onError: notify.failed,
  });
  return (
    <Overlay kind="center" title={t(department ? 'people:edit_department' : 'people:add_department')} onClose={onClose}>
      <form onSubmit={form.onSubmit((values) => save.mutate(values))}>
        <Stack>
          <TextInput label={t('people:name_en')} maxLength={120} data-autofocus {...form.getInputProps('names.en')} />
          <TextInput label={t('people:name_es')} maxLength={120} lang="es" {...form.getInputProps('names.es')} />
          <FormFoot busy={save.isPending} onCancel={onClose}>
            {department && <RemoveDepartment department={department} onDone={onClose} />}
          </FormFoot>
        </Stack>
      </form>
    </Overlay>
  );
}

function RemoveDepartment({ department, onDone }: { department: Department; onDone: () => void }) {
  const { t, i18n } = useTranslation();
  const remove = () => answer(api.DELETE('/api/v1/departments/{id}', { params: { path: { id: department.id } } }));
  return (
    <RemoveButton
      name={i18n.language === 'es' ? department.names.es : department.names.en}
      text={t('people:remove_department_text')}
      remove={remove}
      changed={[queryKeys.departments, queryKeys.agents]}
      onDone={onDone}
    />
  );
}
