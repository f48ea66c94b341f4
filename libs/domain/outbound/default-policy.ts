import { rangeOf, type Destination } from './destination';
import type { OutboundPolicy } from './permission';

/** What a business may call before anyone has decided: ordinary numbers of the countries of its own numbers, by day. */
export function defaultPolicy(own: readonly Destination[]): OutboundPolicy {
  const countries = own.flatMap(({ country }) => country ?? []);
  // A business at home in a high-risk range may call its neighbors.
  const prefixes = own.flatMap(({ e164 }) => {
    const range = rangeOf(e164);
    return range?.kind === 'high_risk' ? [range.prefix] : [];
  });
  return {
    countries: [...new Set(countries)].sort(),
    allowedPrefixes: [...new Set(prefixes)].sort(),
    blockedPrefixes: [],
    lines: ['fixed_line', 'mobile', 'voip'],
    opens: 8 * 60,
    closes: 21 * 60,
    concurrent: 5,
    startsPerHour: 60,
    minutesPerDay: 600,
    microsPerDay: 50_000_000,
    microsPerMinute: 50_000,
    longestMinutes: 60,
  };
}
