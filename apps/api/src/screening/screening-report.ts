import type { TenantTx } from '@voicecore/database';
import type { Instant } from '@voicecore/domain/kernel';
import type { ReasonKind, ScreeningAction } from '@voicecore/domain/screening';
import type { ScreeningReport } from './screening.dto';

/** The calls of one day in the tenant's time zone. */
type Day = ScreeningReport['days'][number];

const columnOf: Readonly<Record<Exclude<ScreeningAction, 'pass'>, keyof Omit<Day, 'day' | 'calls'>>> = {
  flag: 'flagged',
  challenge: 'challenged',
  block: 'blocked',
};

/** Counts what screening did in the last days, today included, and what people said of it. */
export class ScreeningReporter {
  constructor(private readonly tx: TenantTx) {}

  async read(days: number, now: Instant): Promise<ScreeningReport> {
    const { zone, since } = await this.period(days, now);
    const byDay = await this.calls(zone, since);
    for (const { day, action, count } of await this.actions(zone, since)) {
      const row = byDay.get(day);
      if (row && action !== 'pass') row[columnOf[action]] = count;
    }
    return {
      since: since.getTime(),
      days: [...byDay.values()],
      reasons: await this.reasons(since),
      ...(await this.marks(since)),
    };
  }

  /** Returns the tenant's time zone and the beginning of its first day. */
  private async period(days: number, now: Instant): Promise<{ zone: string; since: Date }> {
    const [found] = await this.tx.query<{ zone: string; since: Date }>(
      `select time_zone as zone,
         (date_trunc('day', $2::timestamptz at time zone time_zone) - make_interval(days => $3 - 1)) at time zone time_zone as since
       from tenants where id = $1`,
      [this.tx.tenantId, new Date(now), days],
    );
    if (found === undefined) throw new Error('the tenant does not exist');
    return found;
  }

  private async calls(zone: string, since: Date): Promise<Map<string, Day>> {
    const rows = await this.tx.query<{ day: string; calls: number }>(
      `select (started_at at time zone $2)::date::text as day, count(*)::int as calls from calls
        where tenant_id = $1 and started_at >= $3 group by 1 order by 1`,
      [this.tx.tenantId, zone, since],
    );
    return new Map(rows.map(({ day, calls }) => [day, { day, calls, flagged: 0, challenged: 0, blocked: 0 }]));
  }

  private actions(zone: string, since: Date) {
    return this.tx.query<{ day: string; action: ScreeningAction; count: number }>(
      `select (decided_at at time zone $2)::date::text as day, action, count(*)::int as count from screening_verdicts
        where tenant_id = $1 and decided_at >= $3 group by 1, 2`,
      [this.tx.tenantId, zone, since],
    );
  }

  /** Returns why callers were not simply let through, most frequent first. */
  private reasons(since: Date) {
    return this.tx.query<{ kind: ReasonKind | 'block_list'; count: number }>(
      `select kind, count(*)::int as count from screening_verdicts,
         unnest(case when listed = 'block' then array['block_list'] else kinds end) as kind
        where tenant_id = $1 and decided_at >= $2 and action <> 'pass' group by 1 order by 2 desc, 1`,
      [this.tx.tenantId, since],
    );
  }

  /** Returns how many of the calls that were not simply let through people have rated, and how many are not spam. */
  private async marks(since: Date): Promise<{ rated: number; notSpam: number }> {
    const [found] = await this.tx.query<{ rated: number; notSpam: number }>(
      `select count(*)::int as rated, count(*) filter (where not m.is_spam)::int as "notSpam"
         from screening_verdicts v join screening_marks m on m.tenant_id = v.tenant_id and m.call_id = v.call_id
        where v.tenant_id = $1 and v.decided_at >= $2 and v.action <> 'pass'`,
      [this.tx.tenantId, since],
    );
    return found ?? { rated: 0, notSpam: 0 };
  }
}
