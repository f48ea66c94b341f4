import { trials } from '@voicecore/testing';
import fc from 'fast-check';
import type { Instant } from '../kernel';
import { decideRefresh, graceMs, restMs, type Refresh, type RefreshToken } from '.';

const minute = 60_000;
const week = 7 * 24 * 60 * minute;

interface Kept extends RefreshToken {
  readonly id: string;
}

/**
 * The sessions as the server stores them; as there, a successor's name is derived from its token's and the client's.
 */
class Family {
  private readonly tokens = new Map<string, Kept>();

  constructor(first: string) {
    this.put(first, 0);
  }

  /** Returns the decision, and the token that is sent with the response. */
  present(id: string, client: string, now: Instant): { decided: Refresh; sent: string | null } {
    const token = this.tokens.get(id);
    if (!token) throw new Error('a token that was never issued');
    const next = `${id}/${client}`;
    const decided = decideRefresh(token, this.tokens.get(next) ?? null, now);
    if (decided === 'same') return { decided, sent: null };
    if (decided === 'again') return { decided, sent: next };
    if (decided === 'next') {
      this.tokens.set(id, { ...token, usedAt: now });
      this.put(next, now);
      return { decided, sent: next };
    }
    if (decided === 'stolen')
      for (const one of this.tokens.values()) this.tokens.set(one.id, { ...one, revokedAt: now });
    return { decided, sent: null };
  }

  get isOver(): boolean {
    return [...this.tokens.values()].every(({ revokedAt }) => revokedAt !== null);
  }

  private put(id: string, now: Instant): void {
    this.tokens.set(id, { id, createdAt: now, usedAt: null, revokedAt: null, expiresAt: week });
  }
}

/**
 * One request of one tab: when it is sent, and how long it takes there and back, ms. Half the grace each way is already
 * slow.
 */
const request = fc.record({
  at: fc.oneof(
    fc.integer({ min: 0, max: restMs + 2 * graceMs }),
    fc.integer({ min: 0, max: 2 * minute }),
    fc.integer({ min: 0, max: 30 * minute }),
  ),
  there: fc.integer({ min: 1, max: graceMs / 2 }),
  back: fc.integer({ min: 1, max: graceMs / 2 }),
});
type Request = typeof request extends fc.Arbitrary<infer R> ? R : never;

/** Returns everything that happens, in order; the tabs share one cookie and do not wait for each other. */
function browse(requests: readonly Request[], family: Family): Refresh[] {
  let cookie = 'first';
  const heard: Refresh[] = [];
  const queue = requests.map(({ at, there, back }) => ({ at, run: () => send(at, there, back) }));
  const send = (at: Instant, there: number, back: number) => {
    const presented = cookie;
    queue.push({ at: at + there, run: () => arrive(presented, at + there, back) });
  };
  const arrive = (presented: string, at: Instant, back: number) => {
    const { decided, sent } = family.present(presented, 'browser', at);
    heard.push(decided);
    queue.push({ at: at + back, run: () => void (cookie = sent ?? cookie) });
  };
  while (queue.length > 0) {
    queue.sort((one, other) => one.at - other.at);
    queue.shift()?.run();
  }
  return heard;
}

describe('a sign-in and its refresh tokens', () => {
  it('tabs of one browser never end it, however their requests cross', () => {
    fc.assert(
      fc.property(fc.array(request, { minLength: 1, maxLength: 40 }), (requests) => {
        const heard = browse(requests, new Family('first'));
        expect(heard).toHaveLength(requests.length);
        expect(heard.filter((one) => one === 'stolen' || one === 'over')).toEqual([]);
      }),
      { numRuns: trials(300) },
    );
  });

  it('ends once two who hold the same token have both gone on with it', () => {
    const later = fc.integer({ min: restMs + graceMs, max: 10 * minute });
    const holder = fc.constantFrom('owner' as const, 'thief' as const);
    fc.assert(
      fc.property(fc.array(fc.tuple(holder, later), { minLength: 1, maxLength: 8 }), (steps) => {
        const family = new Family('first');
        const holds: Record<'owner' | 'thief', string | null> = { owner: 'first', thief: 'first' };
        const seen = new Set<string>();
        let now = 0;
        for (const [who, pause] of steps) {
          now += pause;
          const held = holds[who];
          if (held !== null) holds[who] = family.present(held, who, now).sent;
          seen.add(who);
        }
        expect(family.isOver).toBe(seen.size === 2);
      }),
      { numRuns: trials(200) },
    );
  });

  it('a token of another client ends it even within the grace', () => {
    const used = { createdAt: 0, usedAt: restMs, revokedAt: null, expiresAt: week };
    const successor = { createdAt: restMs, usedAt: null, revokedAt: null, expiresAt: week };
    expect(decideRefresh(used, null, restMs + 1)).toBe('stolen');
    expect(decideRefresh(used, successor, restMs + graceMs)).toBe('again');
    expect(decideRefresh(used, successor, restMs + graceMs + 1)).toBe('stolen');
    expect(decideRefresh(successor, null, 2 * restMs - 1)).toBe('same');
    expect(decideRefresh(successor, null, 2 * restMs)).toBe('next');
  });

  it('what is revoked or too old is over, whatever else is true', () => {
    const token = { createdAt: 0, usedAt: null, revokedAt: null, expiresAt: week };
    expect(decideRefresh({ ...token, revokedAt: 1 }, null, 2)).toBe('over');
    expect(decideRefresh(token, null, week)).toBe('over');
    expect(decideRefresh(token, null, week - 1)).toBe('next');
  });
});
