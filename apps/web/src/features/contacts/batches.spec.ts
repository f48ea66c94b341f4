import { inBatches } from './batches';

it('sends things in their order, few enough and small enough for the server', () => {
  expect(inBatches([])).toEqual([]);
  const small = Array.from({ length: 1_201 }, (_, at) => ({ at }));
  expect(inBatches(small).map(({ length }) => length)).toEqual([500, 500, 201]);
  expect(inBatches(small).flat()).toEqual(small);
  const large = Array.from({ length: 60 }, () => ({ notes: 'ñ'.repeat(2_000) }));
  const batches = inBatches(large);
  expect(batches.flat()).toEqual(large);
  for (const batch of batches) expect(Buffer.byteLength(JSON.stringify({ contacts: batch }))).toBeLessThan(128 * 1024);
  expect(batches.length).toBeLessThan(4);
});
