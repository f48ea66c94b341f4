import { Injectable } from '@nestjs/common';
import { TenantDb, type TenantTx } from '@voicecore/database';
import { plainRequest } from '@voicecore/domain/understanding';
import type { Instant, TenantId } from '@voicecore/domain/kernel';
import { AskedQuestions, type AskedQuestion } from '../calls';
import { Clock } from '../platform/clock';
import { Sealing } from '../platform/sealing';
import type { Settlement, UnansweredQuestion } from './learning.dto';

const dayMs = 86_400_000;
/** How far back questions count, and the maximum number of lookups read for it, latest first. */
export const lookBack = { ms: 90 * dayMs, lookups: 2_000 };

/** The position where a list continues: the last row shown. */
export interface AfterQuestion {
  readonly lastAt: Instant;
  readonly id: string;
}

interface Settled {
  readonly id: string;
  readonly how: Settlement['how'];
  readonly at: Instant;
}

/** Callers' questions that found no answer, and what was done about them. */
@Injectable()
export class UnansweredQuestions {
  constructor(
    private readonly tenants: TenantDb,
    private readonly asked: AskedQuestions,
    private readonly sealing: Sealing,
    private readonly clock: Clock,
  ) {}

  /** Returns at most `limit` questions, each once, latest first. */
  list(tenantId: TenantId, limit: number, after: AfterQuestion | null): Promise<UnansweredQuestion[]> {
    return this.tenants.run(tenantId, async (tx) => {
      const asked = await this.asked.unanswered(tx, this.clock.now() - lookBack.ms, lookBack.lookups);
      const groups = grouped(asked, (words) => this.sealing.lookup(tenantId, `asked\0${words}`).toString('hex'));
      const open = withoutSettled(groups, await settledIn(tx));
      return open
        .sort(byLatest)
        .filter((one) => after === null || byLatest(one, after) > 0)
        .slice(0, limit);
    });
  }

  settle(tenantId: TenantId, { id, how }: Settlement): Promise<void> {
    return this.tenants.run(tenantId, async (tx) => {
      await tx.query(
        `insert into settled_questions (tenant_id, question_hmac, how, settled_at)
         values ($1, decode($2, 'hex'), $3, to_timestamp($4::float8 / 1000))
         on conflict (tenant_id, question_hmac) do update set how = excluded.how, settled_at = excluded.settled_at`,
        [tx.tenantId, id, how, this.clock.now()],
      );
    });
  }
}

/** Groups questions with the same words, ignoring polite phrases; the latest wording represents the group. */
function grouped(asked: readonly AskedQuestion[], idOf: (words: string) => string): UnansweredQuestion[] {
  const groups = new Map<string, UnansweredQuestion>();
  for (const { question, language, at, callId } of asked) {
    const words = plainRequest(question);
    if (words === '') continue;
    const found = groups.get(words);
    if (found) groups.set(words, { ...found, count: found.count + 1 });
    else groups.set(words, { id: idOf(words), question, language, count: 1, lastAt: at, callId });
  }
  return [...groups.values()];
}

/**
 * Leaves out settled questions. An answered question returns when it has found nothing since; a dismissed one does not.
 */
function withoutSettled(groups: readonly UnansweredQuestion[], settled: readonly Settled[]): UnansweredQuestion[] {
  const how = new Map(settled.map((one) => [one.id, one]));
  return groups.filter(({ id, lastAt }) => {
    const found = how.get(id);
    return found === undefined || (found.how === 'answered' && lastAt > found.at);
  });
}

function byLatest(a: AfterQuestion, b: AfterQuestion): number {
  return b.lastAt - a.lastAt || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

function settledIn(tx: TenantTx): Promise<Settled[]> {
  return tx.query(
    `select encode(question_hmac, 'hex') as id, how, (extract(epoch from settled_at) * 1000)::float8 as at
       from settled_questions order by settled_at desc limit 10000`,
  );
}
