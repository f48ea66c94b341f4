import { answer, api, queryKeys, type Contact, type ContactToImport } from '../../lib/api';

/** What shows contacts: the list itself, calls, and the desk. */
export const changedByContacts = [queryKeys.contacts.every, queryKeys.calls.every, queryKeys.desk];

export const contactApi = {
  page: (q: string, cursor: string) =>
    answer(api.GET('/api/v1/contacts', { params: { query: { ...(q && { q }), ...(cursor && { cursor }) } } })),
  one: (id: string) => answer(api.GET('/api/v1/contacts/{id}', { params: { path: { id } } })),
  /** @param moveNumbers whether numbers and the account code may be taken from other contacts */
  add: (contact: ContactToImport, moveNumbers: boolean) =>
    answer(api.POST('/api/v1/contacts', { body: { ...contact, moveNumbers } })),
  change: ({ id, version }: Contact, wanted: ContactToImport, moveNumbers: boolean) =>
    answer(api.PATCH('/api/v1/contacts/{id}', { params: { path: { id } }, body: { ...wanted, moveNumbers, version } })),
  remove: ({ id, version }: Contact) =>
    answer(api.DELETE('/api/v1/contacts/{id}', { params: { path: { id }, query: { version: String(version) } } })),
  addMany: (contacts: ContactToImport[]) => answer(api.POST('/api/v1/contact-book/batches', { body: { contacts } })),
  file: () => answer(api.GET('/api/v1/contact-book/file', { parseAs: 'blob' })),
};
