import type { Agent, AgentPage } from '../../lib/api';
import { followed, type PeoplePages } from './followed-pages';

const person = (id: string, change: Partial<Agent> = {}): Agent =>
  ({
    ...{ id, extension: id, name: `Person ${id}`, email: `${id}@acme.example`, departmentIds: [] },
    ...{ status: 'available', invited: false, disabled: false },
    ...change,
  }) as Agent;
const page = (ids: string[], next: string | null, total: number | null): AgentPage => ({
  items: ids.map((id) => person(id)),
  next,
  total,
});
const data = (...pages: AgentPage[]): PeoplePages => ({ pages, pageParams: pages.map(() => '') });
const ids = ({ pages }: PeoplePages) => pages.map(({ items }) => items.map(({ id }) => id));

describe('a list of people that is on the screen', () => {
  const two = data(page(['101', '102'], 'more', 9), page(['103', '104'], 'more', null));

  it('changes a row in place', () => {
    const after = followed(two, { order: 'extension' }, '103', person('103', { status: 'busy' }));
    expect(ids(after)).toEqual([
      ['101', '102'],
      ['103', '104'],
    ]);
    expect(after.pages[1]?.items[0]?.status).toBe('busy');
    expect(after.pages[0]?.total).toBe(9);
  });

  it('takes a row away that does not fit any more, and counts it out', () => {
    const asked = { order: 'extension', state: 'available' } as const;
    const after = followed(two, asked, '101', person('101', { status: 'busy' }));
    expect(ids(after).flat()).toEqual(['102', '103', '104']);
    expect(after.pages[0]?.total).toBe(8);
    expect(ids(followed(two, asked, '104', null)).flat()).toEqual(['101', '102', '103']);
  });

  it('puts somebody new where the server would', () => {
    const asked = { order: 'extension' } as const;
    const after = followed(two, asked, '1021', person('1021'));
    expect(ids(after).flat()).toEqual(['101', '102', '1021', '103', '104']);
    expect(after.pages[0]?.total).toBe(10);
  });

  it('leaves somebody to the page that is not read yet, and counts them', () => {
    const after = followed(two, { order: 'extension' }, '200', person('200'));
    expect(ids(after).flat()).toEqual(['101', '102', '103', '104']);
    expect(after.pages[0]?.total).toBe(10);
    const whole = data(page(['101'], null, 1));
    expect(ids(followed(whole, { order: 'extension' }, '200', person('200'))).flat()).toEqual(['101', '200']);
  });

  it('lets somebody be who was never there', () => {
    expect(followed(two, { order: 'extension', q: 'zoe' }, '200', person('200'))).toBe(two);
    expect(followed(two, { order: 'extension' }, '999', null)).toBe(two);
  });
});
