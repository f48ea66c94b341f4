import { Injectable } from '@nestjs/common';
import { LimitsDb } from '@voicecore/database';

interface Counted {
  readonly hits: number;
  readonly secondsLeft: number;
}

/**
 * Counters shared by all processes, in fixed windows that begin with the first hit. Keys are keyed hashes, so the table
 * reveals nothing about anyone; the next hit starts an expired window again, and the worker deletes the others.
 */
@Injectable()
export class RateLimits {
  constructor(private readonly rows: LimitsDb) {}

  /** Counts one hit and returns how many the window has now. */
  async hit(key: Buffer, windowSeconds: number): Promise<Counted> {
    const rows = await this.rows.query<Counted>(
      `insert into rate_limits as r (key, hits, expires_at) values ($1, 1, now() + make_interval(secs => $2))
       on conflict (key) do update set
         hits = case when r.expires_at <= now() then 1 else r.hits + 1 end,
         expires_at = case when r.expires_at <= now() then excluded.expires_at else r.expires_at end
       returning hits, least($2, greatest(0, ceil(extract(epoch from expires_at - now()))))::int as "secondsLeft"`,
      [key, windowSeconds],
    );
    return rows[0] ?? { hits: 1, secondsLeft: windowSeconds };
  }

  /** Uncounts one hit that turned out not to count. */
  async takeBack(key: Buffer): Promise<void> {
    await this.rows.query('update rate_limits set hits = greatest(0, hits - 1) where key = $1', [key]);
  }

  /** Deletes windows that are over; called by the worker's schedule. */
  async sweep(): Promise<void> {
    await this.rows.query('delete from rate_limits where expires_at < now()');
  }
}
