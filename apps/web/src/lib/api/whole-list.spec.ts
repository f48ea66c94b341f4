import { wholeList } from './whole-list';

const people = Array.from({ length: 451 }, (_, index) => `person ${index}`);

/** Pages like the API: at most 200 rows a page, whatever the request says. */
const read = ({ limit, cursor }: { limit: number; cursor?: string }) => {
  const from = Number(cursor ?? 0);
  const to = from + Math.min(limit, 200);
  return Promise.resolve({ items: people.slice(from, to), next: to < people.length ? String(to) : null });
};

describe('a list that is read whole', () => {
  it('misses nobody in a business with more people than a page holds', async () => {
    expect((await wholeList(read)).items).toEqual(people);
  });

  it('is empty where there is nobody', async () => {
    expect(await wholeList(() => Promise.resolve({ items: [], next: null }))).toEqual({ items: [] });
  });
});
