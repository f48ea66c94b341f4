import { useTranslation } from 'react-i18next';
import { answer, api, queryKeys, type ApiProblem, type Department } from '../../lib/api';
import { useDepartments, useNumbers } from '../../lib/directory';
import { phoneNumber } from '../../lib/format';
import { RemoveButton } from '../../ui/remove-button';

const changed = [queryKeys.departments, queryKeys.agents, queryKeys.numbers, queryKeys.hours];

/** Returns what must be changed first where rules for after hours send callers to the department: a rule's owners. */
function useAdvice() {
  const { t, i18n } = useTranslation();
  const departments = useDepartments().data?.items ?? [];
  const numbers = useNumbers().data?.items ?? [];
  const ownerAt = (fault: string): string | undefined => {
    const [, kind, id] = fault.split('.');
    if (kind === 'business') return t('hours:after.owner_business');
    if (kind === 'department')
      return departments.find((one) => one.id === id)?.names[i18n.language === 'es' ? 'es' : 'en'];
    const number = numbers.find((one) => one.id === id);
    return number && phoneNumber(number.e164);
  };
  return ({ code, fields }: ApiProblem): string | null => {
    const owners = Object.keys(fields).flatMap((fault) => ownerAt(fault) ?? []);
    return code === 'department_in_use' && owners.length > 0
      ? t('hours:after.in_use', { owners: owners.join(', ') })
      : null;
  };
}

/** Removes a department; asks first where other departments or numbers depend on it, and says what becomes of them. */
export function RemoveDepartment({ department, onDone }: { department: Department; onDone: () => void }) {
  const { t, i18n } = useTranslation();
  const parts = useDepartments().data?.items.filter(({ parentId }) => parentId === department.id).length ?? 0;
  const numbers = useNumbers().data?.items.filter(({ departmentId }) => departmentId === department.id).length ?? 0;
  const adviceOn = useAdvice();
  const path = { id: department.id };
  const query = { version: String(department.version) };
  const consequences = [
    parts > 0 ? t('departments:remove_parts', { count: parts }) : '',
    numbers > 0 ? t('departments:remove_numbers', { count: numbers }) : '',
    t('departments:remove_people'),
  ].filter(Boolean);
  return (
    <RemoveButton
      name={i18n.language === 'es' ? department.names.es : department.names.en}
      {...(parts + numbers > 0 && { text: consequences.join(' ') })}
      remove={() => answer(api.DELETE('/api/v1/departments/{id}', { params: { path, query } }))}
      restore={() => answer(api.POST('/api/v1/departments/{id}/restoration', { params: { path } }))}
      changed={changed}
      adviceOn={adviceOn}
      onDone={onDone}
    />
  );
}
