import { asQuery, readFilters } from './filters';

const read = (search: string) => readFilters(new URLSearchParams(search));

describe('filters in the address', () => {
  it('cut days in the zone of the business, wherever the reader sits', () => {
    const { filters } = read('from=2026-11-24&to=2026-11-24');
    expect(asQuery(filters, 'America/New_York')).toEqual({
      from: '2026-11-24T05:00:00.000Z',
      to: '2026-11-25T05:00:00.000Z',
    });
    expect(asQuery(filters, 'Asia/Tokyo').from).toBe('2026-11-23T15:00:00.000Z');
  });

  it.each(['from=banana', 'to=2026-02-30', 'outcome=put_through', 'agentId=ben', 'stage=x', 'order=up', 'q=12'])(
    'that cannot be read are said and left out: %s',
    (search) => {
      const value = search.split('=')[1];
      expect(read(`${search}&endedBy=caller`)).toEqual({ filters: { endedBy: 'caller' }, unread: [value] });
    },
  );

  it('may be all of them at once', () => {
    const id = '0b1e7a52-94c5-4d6a-8f6e-0d3a4b5c6d7e';
    const search = `q=whitening&stage=ended&outcome=missed&endedBy=caller&departmentId=${id}&agentId=${id}&from=2026-11-01&to=2026-11-24&order=longest`;
    expect(read(search).unread).toEqual([]);
    expect(Object.keys(asQuery(read(search).filters, 'UTC')).sort()).toEqual(
      ['agentId', 'departmentId', 'endedBy', 'from', 'order', 'outcome', 'q', 'stage', 'to'].sort(),
    );
  });
});
