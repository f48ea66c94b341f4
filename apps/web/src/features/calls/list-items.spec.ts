import type { Call } from '../../lib/api';
import { itemsOf, scaleOf } from './list-items';

const call = (id: string, at: string) => ({ id, startedAt: Date.parse(at) }) as Call;
const calls = [call('a', '2026-11-24T15:00:00Z'), call('b', '2026-11-24T03:00:00Z'), call('c', '2026-11-23T20:00:00Z')];

describe('the lines of the list', () => {
  it('have a head for each day of the business’s zone', () => {
    const keys = (zone: string) => itemsOf(calls, 'newest', zone).map(({ key }) => key);
    expect(keys('UTC')).toEqual(['2026-11-24', 'a', 'b', '2026-11-23', 'c']);
    expect(keys('America/New_York')).toEqual(['2026-11-24', 'a', '2026-11-23', 'b', 'c']);
  });

  it('have none where they are sorted by length', () => {
    expect(itemsOf(calls, 'longest', 'UTC').map(({ key }) => key)).toEqual(['a', 'b', 'c']);
  });

  it('are drawn to one scale that most of them fit, and that a single long one does not stretch', () => {
    expect(scaleOf([])).toBe(30_000);
    expect(scaleOf([29_000, 88_000])).toBe(120_000);
    expect(scaleOf(Array.from({ length: 20 }, (_, n) => (n === 0 ? 7_200_000 : 100_000)))).toBe(120_000);
    expect(scaleOf([9_000_000, 9_000_000])).toBe(9_000_000);
  });
});
