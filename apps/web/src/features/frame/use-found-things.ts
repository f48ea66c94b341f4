import { useDebouncedValue } from '@mantine/hooks';
import type { SpotlightActionGroupData } from '@mantine/spotlight';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { answer, api, queryKeys, type Found } from '../../lib/api';
import { useDirectory } from '../../lib/directory';
import { callerOf, phoneNumber, useTimes } from '../../lib/format';
import { useOutcome } from '../../ui/outcome';
import type { PageLink } from './pages';

/** One letter is too little to search for; a search starts this long after the last key, ms. */
const leastTyped = 2;
const pause = 200;

/** Finds the people, departments, knowledge, numbers and calls of the business that match what is typed. */
export function useFoundThings(
  asked: string,
  pages: readonly PageLink[],
): { groups: SpotlightActionGroupData[]; isLooking: boolean } {
  const [typed] = useDebouncedValue(asked.trim(), pause);
  // Users without calls have none of the others either: the platform's administrators.
  const enabled = typed.length >= leastTyped && pages.some(({ name }) => name === 'calls');
  const { data, isFetching } = useQuery({
    queryKey: queryKeys.found(typed),
    queryFn: () => answer(api.GET('/api/v1/find', { params: { query: { q: typed } } })),
    enabled,
    staleTime: 10_000,
    placeholderData: (before) => before,
  });
  const groups = useGroups(enabled ? data : undefined);
  return { groups, isLooking: isFetching || asked.trim() !== typed };
}

function useGroups(found: Found | undefined): SpotlightActionGroupData[] {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const times = useTimes();
  const outcome = useOutcome(useDirectory());
  const mine = (names: { en: string; es: string }) =>
    i18n.language === 'es' ? names.es || names.en : names.en || names.es;
  const to = (path: string) => ({ onClick: () => void navigate(path) });
  if (!found) return [];
  return [
    {
      group: t('frame:found.people'),
      actions: found.people.map(({ id, name, extension }) => ({
        id,
        label: name,
        description: t('frame:found.extension', { extension }),
        ...to(`/people?agent=${id}`),
      })),
    },
    {
      group: t('frame:found.departments'),
      actions: found.departments.map(({ id, names }) => ({
        id,
        label: mine(names),
        description: t('frame:found.department_calls'),
        ...to(`/calls?departmentId=${id}`),
      })),
    },
    {
      group: t('frame:found.entries'),
      actions: found.entries.map(({ id, question }) => ({
        id,
        label: mine(question),
        ...to(`/knowledge?entry=${id}`),
      })),
    },
    {
      group: t('frame:found.numbers'),
      actions: found.numbers.map(({ id, e164, label }) => ({
        id,
        label: phoneNumber(e164),
        description: label,
        ...to('/numbers'),
      })),
    },
    {
      group: t('frame:found.calls'),
      actions: found.calls.map((call) => ({
        id: call.id,
        label: callerOf(call, t('calls:unknown_caller')),
        description: `${outcome(call)} · ${times.when(call.startedAt)}`,
        ...to(`/calls/${call.id}`),
      })),
    },
  ];
}
