import { trials } from '@voicecore/testing';
import fc from 'fast-check';
import { peopleAfter, peopleOrders, peopleStates, personFits, placeOf, type ListedPerson, type PeopleFilter } from '.';

const runs = trials(300);

const name = fc.constantFrom(
  'Ana Ruiz',
  'ana ruiz',
  'Ána Rüiz',
  'Bo Li',
  'Zoë',
  'Łukasz',
  '李',
  'Ben Carter',
  'ß',
  '😀 Tom',
);
const person: fc.Arbitrary<ListedPerson> = fc.record({
  name: fc.oneof(name, fc.string({ maxLength: 60 })),
  email: fc.constantFrom('ana@acme.example', 'b.li@acme.example', ''),
  extension: fc.integer({ min: 10, max: 99_999 }).map(String),
  departmentIds: fc.subarray(['d1', 'd2']),
  status: fc.constantFrom('available' as const, 'busy' as const, 'not_available' as const),
  invited: fc.boolean(),
  disabled: fc.boolean(),
});
const business = fc.uniqueArray(person, { maxLength: 40, selector: ({ extension }) => extension });
const filter: fc.Arbitrary<PeopleFilter> = fc.record(
  {
    q: fc.constantFrom('ana', 'RUIZ a', 'acme', '1', 'tom', 'li ben', '@'),
    departmentId: fc.constantFrom('d1', 'd2'),
    state: fc.constantFrom(...peopleStates),
  },
  { requiredKeys: [] },
);

describe('a list of people', () => {
  it('that is read page after page while people come shows everybody who was there once, in order', () => {
    fc.assert(
      fc.property(
        business,
        fc.array(business, { maxLength: 6 }),
        filter,
        fc.constantFrom(...peopleOrders),
        fc.integer({ min: 1, max: 7 }),
        (start, arrivals, asked, order, limit) => {
          const all = new Map(start.map((one) => [one.extension, one]));
          const seen: ListedPerson[] = [];
          let after: ReturnType<typeof placeOf> | null = null;
          for (let page = 0; page < 200; page += 1) {
            const { rows, count } = peopleAfter([...all.values()], { ...asked, order, after, limit });
            expect(count).toBe([...all.values()].filter((one) => personFits(one, asked)).length);
            seen.push(...rows.slice(0, limit));
            if (rows.length <= limit) break;
            after = placeOf(rows[limit - 1]!, order);
            for (const one of arrivals[page] ?? []) if (!all.has(one.extension)) all.set(one.extension, one);
          }
          const extensions = seen.map(({ extension }) => extension);
          expect(new Set(extensions).size).toBe(extensions.length);
          for (const one of start.filter((each) => personFits(each, asked)))
            expect(extensions).toContain(one.extension);
          const places = seen.map((one) => placeOf(one, order).join('\u0000'));
          const sorted = [...places].sort((a, b) => (a < b ? -1 : 1));
          expect(places).toEqual(order.endsWith('_down') ? sorted.reverse() : sorted);
        },
      ),
      { numRuns: runs },
    );
  });

  it('holds each person in one state, and the states together hold everybody', () => {
    fc.assert(
      fc.property(business, (people) => {
        const counts = peopleStates.map((state) => people.filter((one) => personFits(one, { state })).length);
        expect(counts.reduce((sum, one) => sum + one, 0)).toBe(people.length);
      }),
      { numRuns: runs },
    );
  });

  const sofia: ListedPerson = {
    name: 'Sofía Herrera-Peña',
    email: 'S.Herrera@acme.example',
    extension: '2041',
    departmentIds: ['d1'],
    status: 'available',
    invited: false,
    disabled: false,
  };

  it.each([
    'sofia',
    'SOFÍA',
    'pena',
    'herrera sof',
    '204',
    's.herrera@',
    'acme.EXAMPLE',
    'sofia 20',
    ' her ',
    'herrera',
  ])('finds her by “%s”', (q) => expect(personFits(sofia, { q })).toBe(true));

  it.each([
    [{ disabled: true, invited: true }, 'no_access'],
    [{ disabled: true }, 'no_access'],
    [{ invited: true }, 'invited'],
    [{}, 'available'],
  ] as const)('%j, she is among those who are %s', (change, state) => {
    const states = peopleStates.filter((one) => personFits({ ...sofia, ...change }, { state: one }));
    expect(states).toEqual([state]);
  });

  it.each(['ana', '041', 'sofia ana', '*', 'd1'])('does not find her by “%s”', (q) =>
    expect(personFits(sofia, { q })).toBe(false),
  );
});
