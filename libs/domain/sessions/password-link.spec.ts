import { endOfPasswordLink } from '.';

const now = 1_000_000;
const unknown = { expiresAt: null, wasUsed: false, wasReplaced: false };

it.each([
  ['nothing is kept of it', unknown, null],
  ['it may be used for a moment more', { ...unknown, expiresAt: now + 1 }, null],
  ['its time ends now', { ...unknown, expiresAt: now }, 'expired'],
  ['its time is over', { ...unknown, expiresAt: now - 1 }, 'expired'],
  ['it was used', { ...unknown, wasUsed: true }, 'used'],
  ['a newer one was made', { ...unknown, wasReplaced: true }, 'replaced'],
] as const)('a link of which %s', (_, record, end) => {
  expect(endOfPasswordLink(record, now)).toBe(end);
});
