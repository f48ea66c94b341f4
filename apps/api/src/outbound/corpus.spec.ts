import { defaultPolicy, faultOfDestination, type OutboundPolicy } from '@voicecore/domain/outbound';
import { readFileSync } from 'node:fs';
import { readDestination } from './read-destination';

interface Dialed {
  readonly verdict: 'good' | 'never';
  readonly kind: string;
  readonly text: string;
}

const read = (part: string) =>
  JSON.parse(readFileSync(`apps/api/test/outbound/numbers-${part}.json`, 'utf8')) as readonly Dialed[];

/** A business in New York that also calls Great Britain, Spain and Mexico. */
const policy: OutboundPolicy = { ...defaultPolicy([]), countries: ['US', 'GB', 'ES', 'MX'] };
const isAllowed = ({ text }: Dialed) => faultOfDestination(policy, readDestination(text, 'US')) === null;

describe.each(['open', 'locked'])('the %s part of the 500 dialed texts', (part) => {
  const dialed = read(part);

  it('lets nothing through that must never be dialed', () => {
    const never = dialed.filter(({ verdict }) => verdict === 'never');
    expect(never.length).toBeGreaterThan(100);
    expect(never.filter(isAllowed)).toEqual([]);
  });

  it('refuses at most one in a hundred ordinary numbers', () => {
    const good = dialed.filter(({ verdict }) => verdict === 'good');
    expect(good.length).toBeGreaterThanOrEqual(80);
    const refused = good.filter((one) => !isAllowed(one)).map(({ kind, text }) => `${kind}: ${text}`);
    expect(refused.length / good.length > 0.01 ? refused : []).toEqual([]);
  });
});
