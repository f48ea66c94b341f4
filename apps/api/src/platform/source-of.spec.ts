import type { Request } from 'express';
import { KeyedHash } from './keyed-hash';
import { sourceOf } from './source-of';

const from = (ip: string): string => sourceOf({ ip } as Request);

describe('what a stranger is counted by', () => {
  it('is the address, and for IPv6 the network of a household', () => {
    expect(from('203.0.113.9')).toBe('203.0.113.9');
    expect(from('::ffff:203.0.113.9')).toBe('203.0.113.9');
    expect(from('2001:db8:1:2:aaaa::1')).toBe(from('2001:db8:1:2:bbbb:c:d:e'));
    expect(from('2001:db8:1:2::1')).not.toBe(from('2001:db8:1:3::1'));
    expect(from('::1')).toBe('0:0:0:0');
  });

  it('is kept as a hash that nobody without the key can make, and that is another tomorrow', () => {
    const hash = new KeyedHash('secret');
    const today = hash.ofToday('login', '203.0.113.9', 0);
    expect(today).toHaveLength(32);
    expect(today).toEqual(hash.ofToday('login', '203.0.113.9', 86_399_999));
    expect(today).not.toEqual(hash.ofToday('login', '203.0.113.9', 86_400_000));
    expect(today).not.toEqual(hash.ofToday('api', '203.0.113.9', 0));
    expect(today).not.toEqual(new KeyedHash('other').ofToday('login', '203.0.113.9', 0));
  });
});
