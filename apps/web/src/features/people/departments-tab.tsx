import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { inTreeOrder } from '@voicecore/domain/departments';
import { useState } from 'react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Department } from '../../lib/api';
import { useDepartments, useDirectory } from '../../lib/directory';
import { EmptyState } from '../../ui/empty-state';
import { ListBar, ResourceList } from '../../ui/resource-list';
import { DepartmentDrawer } from './department-drawer';
import css from './people.module.css';

export function DepartmentsTab({ admin }: { admin: boolean }) {
  const { t } = useTranslation();
  const departments = useDepartments();
  const [open, setOpen] = useState<Department | 'new' | null>(null);
  const add = admin ? (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setOpen('new')}>
      {t('staff:add_department')}
    </Button>
  ) : undefined;
  return (
    <>
      <ResourceList
        query={{ ...departments, data: departments.data && { items: inTreeOrder(departments.data.items) } }}
        rows={4}
        head={<ListBar>{add}</ListBar>}
        empty={
          <EmptyState title={t('staff:no_departments.title')} action={add}>
            {t('staff:no_departments.text')}
          </EmptyState>
        }
      >
        {({ node, depth }) => (
          <DepartmentRow key={node.id} department={node} depth={depth} onEdit={admin ? () => setOpen(node) : null} />
        )}
      </ResourceList>
      {open && (
        <DepartmentDrawer
          department={open === 'new' ? null : open}
          position={departments.data?.items.length ?? 0}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  );
}

interface RowProps {
  department: Department;
  /** How many departments it is part of. */
  depth: number;
  onEdit: (() => void) | null;
}

function DepartmentRow({ department, depth, onEdit }: RowProps) {
  const { t, i18n } = useTranslation();
  const directory = useDirectory();
  const { names, agentIds, managerIds } = department;
  const managers = managerIds.map(directory.agent).filter(Boolean);
  const people = agentIds.map(directory.agent).filter(Boolean);
  const mine = i18n.language === 'es' ? names.es : names.en;
  const other = i18n.language === 'es' ? names.en : names.es;
  return (
    <li className={css.department}>
      <span className={css.grow} style={{ paddingInlineStart: `${Math.min(depth, deepest) * step}px` }}>
        <span className={css.name}>{mine}</span>
        <span className={css.quiet}>{other}</span>
        {depth > 0 && (
          <span className={`${css.quiet} ${css.line}`}>
            {t('departments:part_of_short', { name: directory.department(department.parentId) })}
          </span>
        )}
      </span>
      <span className={`${css.grow} ${css.quiet}`}>
        <span>{people.length > 0 ? inShort(people, t) : t('staff:nobody_in_department')}</span>
        {managers.length > 0 && (
          <span className={css.line}>{t('departments:managed_by', { names: inShort(managers, t) })}</span>
        )}
      </span>
      {onEdit && (
        <Button variant="default" size="xs" onClick={onEdit} aria-label={t('staff:edit_named', { name: mine })}>
          {t('staff:edit')}
        </Button>
      )}
    </li>
  );
}

/** How far a part is set in, px, and the last level that is set in farther: a telephone has no room for more. */
const [step, deepest] = [20, 4];

/** The number of names that fit in a row. */
const named = 6;

/** Returns the names of the members; for a long list the first few, and how many more there are. */
function inShort(people: readonly (string | null)[], t: TFunction): string {
  const first = people.slice(0, named).join(', ');
  return people.length > named ? t('staff:and_more', { names: first, count: people.length - named }) : first;
}
