import { defaultPolicy } from '@voicecore/domain/outbound';
import { trials } from '@voicecore/testing/trials';
import fc from 'fast-check';
import type { OutboundPolicy } from '../../lib/api';
import { faultsOf, policyOf, valuesOf, type Values } from './policy-values';

const plain: OutboundPolicy = {
  ...defaultPolicy([]),
  countries: ['US'],
  allowedPrefixes: [],
  blockedPrefixes: ['+1900', '+1809'],
  lines: ['mobile'],
};
const policy = fc.record({
  countries: fc.subarray(['US', 'MX', 'ES']),
  allowedPrefixes: fc.subarray(['+44', '+4420', '+371']),
  blockedPrefixes: fc.subarray(['+1809', '+1876']),
  lines: fc.subarray(['fixed_line' as const, 'mobile' as const, 'voip' as const, 'toll_free' as const]),
  opens: fc.integer({ min: 0, max: 700 }),
  closes: fc.integer({ min: 701, max: 1_440 }),
  concurrent: fc.integer({ min: 1, max: 1_000 }),
  startsPerHour: fc.integer({ min: 1, max: 100_000 }),
  minutesPerDay: fc.integer({ min: 1, max: 1_000_000 }),
  microsPerDay: fc.integer({ min: 0, max: 1_000_000_000_000 }),
  microsPerMinute: fc.integer({ min: 1, max: 100_000_000 }),
  longestMinutes: fc.integer({ min: 1, max: 240 }),
});

describe('the form of outgoing calls', () => {
  it('saves what it shows, when nothing was changed', () => {
    fc.assert(
      fc.property(policy, (one) => {
        expect(faultsOf(valuesOf(one))).toEqual({});
        expect(policyOf(valuesOf(one))).toEqual(one);
      }),
      { numRuns: trials(300) },
    );
  });

  it.each<[Partial<Values>, object]>([
    [{ allowedPrefixes: '44' }, { allowedPrefixes: 'prefix' }],
    [{ blockedPrefixes: '+12125550' }, { blockedPrefixes: 'prefix' }],
    [{ blockedPrefixes: 'nobody' }, { blockedPrefixes: 'prefix' }],
    [{ opens: '' }, { opens: 'time' }],
    [{ closes: '24:30' }, { closes: 'time' }],
    [{ opens: '21:00', closes: '08:00' }, { closes: 'order' }],
    [{ opens: '09:00', closes: '09:00' }, { closes: 'order' }],
    [{ opens: '09:00', closes: '00:00' }, {}],
    [{ concurrent: '' }, { concurrent: 'count' }],
    [
      { concurrent: 1.5, longestMinutes: 241 },
      { concurrent: 'count', longestMinutes: 'count' },
    ],
    [
      { spendPerDay: '-1', pricePerMinute: '0' },
      { spendPerDay: 'amount', pricePerMinute: 'amount' },
    ],
    [{ spendPerDay: ' 12.50', pricePerMinute: '0.0000001' }, { pricePerMinute: 'amount' }],
    [
      { spendPerDay: '1,000', pricePerMinute: '' },
      { spendPerDay: 'amount', pricePerMinute: 'amount' },
    ],
    [{ spendPerDay: '0', allowedPrefixes: ' +44,  +371; ' }, {}],
  ])('says what is wrong with %j', (change, faults) => {
    expect(faultsOf({ ...valuesOf(plain), ...change })).toEqual(faults);
  });

  it('reads prefixes however they are separated, each once', () => {
    const values = { ...valuesOf(plain), blockedPrefixes: '+1900, +1809;+1900\n+1876' };
    expect(policyOf(values).blockedPrefixes).toEqual(['+1900', '+1809', '+1876']);
  });
});
