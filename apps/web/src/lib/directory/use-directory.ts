import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api, keptByPushes, queryKeys, wholeList } from '../api';
import { useMe } from '../session';

export function useInstallation() {
  return useQuery({
    queryKey: queryKeys.installation,
    queryFn: () => answer(api.GET('/api/v1/installation')),
    staleTime: Infinity,
  });
}

/** True when the platform has suspended the business; known from the sign-in and read again after a push. */
export function useSuspended(): boolean {
  const me = useMe();
  const { data } = useQuery({
    queryKey: queryKeys.standing,
    queryFn: () => answer(api.GET('/api/v1/auth/me')),
    initialData: me,
    staleTime: Infinity,
  });
  return data.suspended;
}

/**
 * All people with an extension and their statuses. A push names the person who changed, and only that person is
 * read again.
 */
export function useAgents(enabled = true) {
  return useQuery({
    queryKey: queryKeys.agents,
    queryFn: () => wholeList((query) => answer(api.GET('/api/v1/agents', { params: { query } }))),
    ...keptByPushes,
    enabled,
  });
}

export function useDepartments() {
  return useQuery({
    queryKey: queryKeys.departments,
    queryFn: () => wholeList((query) => answer(api.GET('/api/v1/departments', { params: { query } }))),
  });
}

export function useNumbers() {
  return useQuery({
    queryKey: queryKeys.numbers,
    queryFn: () => wholeList((query) => answer(api.GET('/api/v1/numbers', { params: { query } }))),
  });
}

/** Returns a department's name by id, in the user's language; null if it has been removed. */
export function useDepartmentName(): (id: string) => string | null {
  const { i18n } = useTranslation();
  const departments = useDepartments().data;
  return useMemo(() => {
    const names = new Map(
      departments?.items.map(({ id, names: own }) => [id, i18n.language === 'es' ? own.es : own.en]),
    );
    return (id) => names.get(id) ?? null;
  }, [departments, i18n.language]);
}

/**
 * Returns the names of agents and departments by id, in the user's language; null for one that has been removed.
 */
export interface Directory {
  readonly agent: (id: string | null) => string | null;
  readonly department: (id: string | null) => string | null;
}

export function useDirectory(): Directory {
  const { i18n } = useTranslation();
  const agents = useAgents().data;
  const departments = useDepartments().data;
  return useMemo(() => {
    const people = new Map(agents?.items.map(({ id, name }) => [id, name]));
    const places = new Map(
      departments?.items.map(({ id, names }) => [id, i18n.language === 'es' ? names.es : names.en]),
    );
    return {
      agent: (id) => (id ? (people.get(id) ?? null) : null),
      department: (id) => (id ? (places.get(id) ?? null) : null),
    };
  }, [agents, departments, i18n.language]);
}
