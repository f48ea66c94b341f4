import { answer, api, queryKeys, wholeList, type Member, type MemberChange, type NewMember } from '../api';

/**
 * The people a screen manages: those of the user's own business without an extension, or another business's
 * administrators.
 */
export interface MemberSource {
  readonly queryKey: readonly string[];
  readonly list: () => Promise<{ items: Member[] }>;
  /** Returns the invitation to hand over. */
  readonly add: (body: NewMember) => Promise<string | null>;
  readonly change: (id: string, body: MemberChange) => Promise<unknown>;
  readonly inviteAgain: (id: string) => Promise<string | null>;
  /** Returns the secret of a link for setting a new password. */
  readonly passwordLink: (id: string) => Promise<string>;
  /** @param version the version that was read */
  readonly remove: (id: string, version: number) => Promise<unknown>;
  readonly restore: (id: string) => Promise<unknown>;
}

export const ownMembers: MemberSource = {
  queryKey: queryKeys.members,
  list: () => wholeList((query) => answer(api.GET('/api/v1/members', { params: { query } }))),
  add: async (body) => (await answer(api.POST('/api/v1/members', { body }))).invitation,
  change: (id, body) => answer(api.PATCH('/api/v1/members/{id}', { params: { path: { id } }, body })),
  inviteAgain: async (id) =>
    (await answer(api.POST('/api/v1/members/{id}/invitation', { params: { path: { id } } }))).invitation,
  passwordLink: async (id) =>
    (await answer(api.POST('/api/v1/members/{id}/password-link', { params: { path: { id } } }))).token,
  remove: (id, version) =>
    answer(api.DELETE('/api/v1/members/{id}', { params: { path: { id }, query: { version: String(version) } } })),
  restore: (id) => answer(api.POST('/api/v1/members/{id}/restoration', { params: { path: { id } } })),
};

export function administratorsOf(id: string): MemberSource {
  const one = (personId: string) => ({ params: { path: { id, personId } } });
  return {
    queryKey: queryKeys.administratorsOf(id),
    list: () =>
      wholeList((query) => answer(api.GET('/api/v1/tenants/{id}/administrators', { params: { path: { id }, query } }))),
    add: async (body) =>
      (await answer(api.POST('/api/v1/tenants/{id}/administrators', { params: { path: { id } }, body }))).invitation,
    change: (personId, body) =>
      answer(api.PATCH('/api/v1/tenants/{id}/administrators/{personId}', { ...one(personId), body })),
    inviteAgain: async (personId) =>
      (await answer(api.POST('/api/v1/tenants/{id}/administrators/{personId}/invitation', one(personId)))).invitation,
    passwordLink: async (personId) =>
      (await answer(api.POST('/api/v1/tenants/{id}/administrators/{personId}/password-link', one(personId)))).token,
    remove: (personId, version) => {
      const params = { ...one(personId).params, query: { version: String(version) } };
      return answer(api.DELETE('/api/v1/tenants/{id}/administrators/{personId}', { params }));
    },
    restore: (personId) =>
      answer(api.POST('/api/v1/tenants/{id}/administrators/{personId}/restoration', one(personId))),
  };
}
