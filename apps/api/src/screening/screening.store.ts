import { randomUUID } from 'node:crypto';
import type { TenantTx } from '@voicecore/database';
import type { Instant } from '@voicecore/domain/kernel';
import {
  listedAs,
  listPrefixes,
  longestFrequencyMs,
  reasonsFor,
  writeListed,
  type Attestation,
  type CallMark,
  type ListedText,
  type ListName,
  type ScreeningFacts,
  type ScreeningPolicy,
  type Verdict,
} from '@voicecore/domain/screening';
import { openIfReadable, type Sealing } from '../platform/sealing';
import type { ListedNumber, NewListedNumber } from './screening.dto';

/** A caller as the carrier announces them. */
export interface ScreenedCaller {
  /** In E.164; null when withheld. */
  readonly number: string | null;
  readonly attestation: Attestation;
  readonly now: Instant;
  /** The call that is being decided, which is not one of the caller's earlier ones. */
  readonly callId: string | null;
}

interface Row {
  readonly id: string;
  readonly list: ListName;
  readonly number_sealed: Buffer;
  readonly is_prefix: boolean;
  readonly created: number;
}

/** What is stored about a number. */
interface Known {
  readonly lists: readonly ListName[];
  readonly earlier: readonly string[];
  readonly marks: readonly CallMark[] | null;
}
const nothingKnown: Known = { lists: [], earlier: [], marks: null };

/** The most earlier calls and marks of a number that are counted. */
const mostCounted = 100;

/** Reads and writes the lists of a business, and finds what is known of a caller. */
export class ScreeningStore {
  constructor(
    private readonly tx: TenantTx,
    private readonly sealing: Sealing,
  ) {}

  /** Returns the list that a caller is on and the rules that match them: one query, or none for a withheld number. */
  async facts(policy: ScreeningPolicy, caller: ScreenedCaller): Promise<ScreeningFacts> {
    const { number, attestation, now } = caller;
    const { lists, earlier, marks } = number === null ? nothingKnown : await this.read(policy, number, caller);
    const reasons = reasonsFor(policy, { number, attestation, earlier: earlier.map(Number), marks: marks ?? [], now });
    return { listed: listedAs(lists), reasons };
  }

  private async read(policy: ScreeningPolicy, number: string, { now, callId }: ScreenedCaller) {
    const { tenantId } = this.tx;
    const lookup = (text: string): Buffer => this.sealing.lookup(tenantId, text);
    const names = [
      number,
      ...listPrefixes(number).map((prefix) => writeListed({ number: prefix, isPrefix: true })),
    ].map(lookup);
    const [found] = await this.tx.query<Known>(
      `select
         array(select list from screening_numbers where tenant_id = $1 and number_hmac = any($2)) as lists,
         array(select extract(epoch from started_at) * 1000 from calls
                where tenant_id = $1 and caller_hmac = $3 and started_at >= $4 and id is distinct from $5
                order by started_at desc limit ${mostCounted}) as earlier,
         (select jsonb_agg(jsonb_build_object('isSpam', is_spam, 'at', (extract(epoch from marked_at) * 1000)::bigint))
            from (select is_spam, marked_at from screening_marks where tenant_id = $1 and number_hmac = $3
                   order by marked_at desc limit ${mostCounted}) as newest) as marks`,
      [tenantId, names, lookup(number), new Date(now - longestFrequencyMs(policy)), callId],
    );
    return found ?? nothingKnown;
  }

  /** Returns `limit + 1` entries of a list, newest first, starting after the given one. */
  async page(list: ListName, after: readonly [number, string] | null, limit: number): Promise<ListedNumber[]> {
    const rows = await this.tx.query<Row>(
      `select id, list, number_sealed, is_prefix, (extract(epoch from created_at) * 1000)::float8 as created
         from screening_numbers where tenant_id = $1 and list = $2
          and ($3::timestamptz is null or (created_at, id) < ($3, $4::uuid))
        order by created_at desc, id desc limit $5`,
      [this.tx.tenantId, list, after && new Date(after[0]), after?.[1] ?? null, limit + 1],
    );
    const seal = await this.sealing.tenant(this.tx);
    return rows.map(({ id, list: on, number_sealed, is_prefix, created }) => ({
      id,
      list: on,
      number: openIfReadable(seal, numberPlace(id), number_sealed),
      isPrefix: is_prefix,
      createdAt: created,
    }));
  }

  /** Adds a number to a list; one that is on the other list moves. Returns its entry. */
  async add({ list, ...listed }: NewListedNumber, now: Instant): Promise<ListedNumber> {
    const [id = ''] = await this.put(list, [listed], now);
    this.tx.audit('screening_number.added', id, { list, isPrefix: listed.isPrefix });
    return { id, list, ...listed, createdAt: now };
  }

  /** Adds many numbers; those on the other list move. Returns how many there are, each counted once. */
  async addMany(list: ListName, numbers: readonly ListedText[], now: Instant): Promise<number> {
    // In one order, so that two imports at the same time do not wait for each other's rows.
    const each = [...new Map(numbers.map((one) => [writeListed(one), one] as const))]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, one]) => one);
    await this.put(list, each, now);
    this.tx.audit('screening_numbers.imported', null, { list, numbers: each.length });
    return each.length;
  }

  /** Puts numbers, each given once, on a list, and takes them off the other; returns the ids of their entries. */
  private async put(list: ListName, numbers: readonly ListedText[], now: Instant): Promise<string[]> {
    const { tenantId } = this.tx;
    const seal = await this.sealing.tenant(this.tx);
    const ids = numbers.map(() => randomUUID() as string);
    await this.tx.query(
      `insert into screening_numbers (tenant_id, id, list, number_hmac, number_sealed, is_prefix, created_at)
       select $1, id, $2, hmac, sealed, is_prefix, $7
         from unnest($3::uuid[], $4::bytea[], $5::bytea[], $6::boolean[]) as made (id, hmac, sealed, is_prefix)
       on conflict (tenant_id, number_hmac) do update
         set id = excluded.id, list = excluded.list, number_sealed = excluded.number_sealed, created_at = excluded.created_at`,
      [
        ...[tenantId, list, ids],
        numbers.map((one) => this.sealing.lookup(tenantId, writeListed(one))),
        numbers.map(({ number }, at) => seal.seal(numberPlace(ids[at] ?? ''), number)),
        ...[numbers.map(({ isPrefix }) => isPrefix), new Date(now)],
      ],
    );
    return ids;
  }

  /** Keeps what was decided about the caller of a call, for the report. */
  async keepVerdict(callId: string, { action, listed, reasons }: Verdict, now: Instant): Promise<void> {
    await this.tx.query(
      `insert into screening_verdicts (tenant_id, call_id, action, listed, kinds, decided_at) values ($1, $2, $3, $4, $5, $6)`,
      [this.tx.tenantId, callId, action, listed, [...new Set(reasons.map(({ kind }) => kind))], new Date(now)],
    );
  }

  /** Keeps what a person says of a call: spam, not spam, or nothing (null). */
  async mark(callId: string, isSpam: boolean | null, now: Instant): Promise<void> {
    const own = [this.tx.tenantId, callId];
    if (isSpam === null) await this.tx.query('delete from screening_marks where tenant_id = $1 and call_id = $2', own);
    else
      await this.tx.query(
        `insert into screening_marks (tenant_id, call_id, number_hmac, is_spam, marked_at)
         select $1, id, caller_hmac, $3, $4 from calls where tenant_id = $1 and id = $2
         on conflict (tenant_id, call_id) do update set is_spam = excluded.is_spam, marked_at = excluded.marked_at`,
        [...own, isSpam, new Date(now)],
      );
    this.tx.audit('call.marked', callId, { isSpam });
  }

  /** Returns what a person said of a call; null when nobody has. */
  async markOf(callId: string): Promise<boolean | null> {
    const [row] = await this.tx.query<{ isSpam: boolean }>(
      'select is_spam as "isSpam" from screening_marks where tenant_id = $1 and call_id = $2',
      [this.tx.tenantId, callId],
    );
    return row?.isSpam ?? null;
  }

  /** Returns false when there is no such entry. */
  async remove(id: string): Promise<boolean> {
    const removed = await this.tx.query<{ list: ListName }>(
      'delete from screening_numbers where tenant_id = $1 and id = $2 returning list',
      [this.tx.tenantId, id],
    );
    if (removed[0] === undefined) return false;
    this.tx.audit('screening_number.removed', id, { list: removed[0].list });
    return true;
  }
}

function numberPlace(id: string) {
  return { table: 'screening_numbers', column: 'number_sealed', row: id };
}
