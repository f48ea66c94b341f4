import { Inject, Injectable } from '@nestjs/common';
import { TenantDb, type TenantTx } from '@voicecore/database';
import type { Instant, PersonId, TenantId } from '@voicecore/domain/kernel';
import { decideRefresh } from '@voicecore/domain/sessions';
import { randomUUID } from 'node:crypto';
import type { Env } from '../env';
import { Clock } from '../platform/clock';
import { ENV } from '../platform/tokens';
import { Principals } from './principals';
import { hashOf, newSecret, sameHash, successorOf, writeRefreshToken, type RefreshToken } from './refresh-token';
import { SessionStore, type SessionRow } from './session.store';

/** Maximum length of a sign-in regardless of activity, ms: one week. */
export const sessionLastsMs = 7 * 86_400_000;

/** A live sign-in: the person, and the token that continues it. */
export interface Session {
  readonly tenantId: TenantId;
  readonly personId: PersonId;
  readonly family: string;
  /** Null when the presented token stays valid: sending it again could overwrite its successor if it arrives later. */
  readonly refreshToken: string | null;
  readonly expiresAt: Instant;
}

/** Manages refresh tokens: hashed, in families, and used up according to `decideRefresh`. */
@Injectable()
export class Sessions {
  constructor(
    @Inject(ENV) private readonly env: Env,
    private readonly tenants: TenantDb,
    private readonly clock: Clock,
    private readonly principals: Principals,
  ) {}

  begin(tenantId: TenantId, personId: PersonId): Promise<Session> {
    const now = this.clock.now();
    const family = randomUUID();
    return this.tenants.run(tenantId, (tx) =>
      add(tx, { personId, family, expiresAt: new Date(now + sessionLastsMs) }, newSecret(), now),
    );
  }

  /** Continues a sign-in. Returns null for a token that is unknown, expired, revoked or used by two clients. */
  async continue(token: RefreshToken, client: string): Promise<Session | null> {
    const now = this.clock.now();
    const next = successorOf(token.secret, client, this.env.VOICECORE_JWT_SECRET);
    const outcome = await this.tenants.run(token.tenantId, async (tx) => {
      const store = new SessionStore(tx);
      const row = await store.lock(token.id);
      if (!row || !sameHash(row.tokenHash, token.secret)) return null;
      const successor = row.usedAt === null ? null : await store.byHash(hashOf(next));
      const decided = decideRefresh(timesOf(row), successor && timesOf(successor), now);
      if (decided === 'same') return { ...sessionOf(tx.tenantId, row, token.secret), refreshToken: null };
      if (decided === 'again' && successor) return sessionOf(tx.tenantId, successor, next);
      if (decided === 'next') {
        await store.markUsed(row.id, now);
        return add(tx, row, next, now);
      }
      if (decided === 'over') return null;
      await store.revokeFamily(row.family, now);
      return { ended: row.family };
    });
    if (outcome === null || !('ended' in outcome)) return outcome;
    this.principals.forget(outcome.ended);
    return null;
  }

  /** Returns those of one browser's tokens that still carry a sign-in, most recently used first. */
  async living(tokens: readonly RefreshToken[]): Promise<RefreshToken[]> {
    const now = this.clock.now();
    const found: { token: RefreshToken; at: number }[] = [];
    for (const tenantId of new Set(tokens.map((token) => token.tenantId))) {
      const mine = tokens.filter((token) => token.tenantId === tenantId);
      const ids = mine.map(({ id }) => id);
      const rows = await this.tenants.run(tenantId, (tx) => new SessionStore(tx).living(ids, now));
      for (const { id, tokenHash, lastAt } of rows) {
        const token = mine.find((one) => one.id === id && sameHash(tokenHash, one.secret));
        if (token) found.push({ token, at: lastAt.getTime() });
      }
    }
    return found.sort((a, b) => b.at - a.at).map(({ token }) => token);
  }

  /** Ends the sign-in that the token belongs to, if the token is one of ours. */
  async end(token: RefreshToken): Promise<void> {
    const now = this.clock.now();
    const family = await this.tenants.run(token.tenantId, async (tx) => {
      const store = new SessionStore(tx);
      const row = await store.lock(token.id);
      if (!row || !sameHash(row.tokenHash, token.secret)) return null;
      await store.revokeFamily(row.family, now);
      return row.family;
    });
    if (family) this.principals.forget(family);
  }

  /** Ends every sign-in of a person, inside the transaction that disables or changes them. */
  async endAll(tx: TenantTx, personId: PersonId, kept: string | null = null): Promise<void> {
    await new SessionStore(tx).revokePerson(personId, this.clock.now(), kept);
    this.principals.forgetAll();
  }
}

function timesOf({ createdAt, usedAt, revokedAt, expiresAt }: SessionRow) {
  return {
    createdAt: createdAt.getTime(),
    usedAt: usedAt?.getTime() ?? null,
    revokedAt: revokedAt?.getTime() ?? null,
    expiresAt: expiresAt.getTime(),
  };
}

async function add(
  tx: TenantTx,
  row: Pick<SessionRow, 'personId' | 'family' | 'expiresAt'>,
  secret: string,
  now: Instant,
): Promise<Session> {
  const { personId, family, expiresAt } = row;
  const id = await new SessionStore(tx).add({ personId, family, expiresAt, tokenHash: hashOf(secret) }, now);
  return sessionOf(tx.tenantId, { id, personId, family, expiresAt }, secret);
}

function sessionOf(
  tenantId: TenantId,
  row: Pick<SessionRow, 'id' | 'personId' | 'family' | 'expiresAt'>,
  secret: string,
): Session {
  return {
    tenantId,
    personId: row.personId,
    family: row.family,
    refreshToken: writeRefreshToken({ tenantId, id: row.id, secret }),
    expiresAt: row.expiresAt.getTime(),
  };
}
