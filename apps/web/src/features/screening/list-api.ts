import { answer, api, type ListedNumber, type NewListedNumber } from '../../lib/api';

type ListName = ListedNumber['list'];
const at = (list: ListName, cursor: string | null) => ({
  params: { query: { list, ...(cursor !== null && { cursor }) } },
});

/** The requests about lists of numbers: those of one's own business, or of the whole installation. */
export const listApis = {
  business: {
    page: (list: ListName, cursor: string | null) => answer(api.GET('/api/v1/screening/numbers', at(list, cursor))),
    add: (body: NewListedNumber) => answer(api.POST('/api/v1/screening/numbers', { body })),
    addMany: (list: ListName, numbers: string[]) =>
      answer(api.POST('/api/v1/screening/batches', { body: { list, numbers } })),
    file: (list: ListName) =>
      answer(api.GET('/api/v1/screening/file', { params: { query: { list } }, parseAs: 'blob' })),
    remove: (id: string) => answer(api.DELETE('/api/v1/screening/numbers/{id}', { params: { path: { id } } })),
  },
  installation: {
    page: (list: ListName, cursor: string | null) =>
      answer(api.GET('/api/v1/installation-screening/numbers', at(list, cursor))),
    add: (body: NewListedNumber) => answer(api.POST('/api/v1/installation-screening/numbers', { body })),
    addMany: (list: ListName, numbers: string[]) =>
      answer(api.POST('/api/v1/installation-screening/batches', { body: { list, numbers } })),
    file: (list: ListName) =>
      answer(api.GET('/api/v1/installation-screening/file', { params: { query: { list } }, parseAs: 'blob' })),
    remove: (id: string) =>
      answer(api.DELETE('/api/v1/installation-screening/numbers/{id}', { params: { path: { id } } })),
  },
};

/** Whose lists and rules these are. */
export type Home = keyof typeof listApis;
