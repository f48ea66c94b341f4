import type { TenantTx } from '@voicecore/database';
import type { Instant, TenantId } from '@voicecore/domain/kernel';
import {
  listedAs,
  listPrefixes,
  longestFrequencyMs,
  neighborhoodOf,
  reasonsFor,
  writeListed,
  type Attestation,
  type CallMark,
  type CallsOf,
  type ListName,
  type ScreeningFacts,
  type ScreeningPolicy,
  type Verdict,
} from '@voicecore/domain/screening';
import { ContactStore } from '../contacts';
import type { Sealing } from '../platform/sealing';

/** A caller as the carrier announces them. */
export interface ScreenedCaller {
  /** In E.164; null when withheld. */
  readonly number: string | null;
  readonly attestation: Attestation;
  readonly now: Instant;
  /** The call that is being decided, which is not one of the caller's earlier ones. */
  readonly callId: string | null;
}

/** What is stored about a caller; times are in ms. */
interface Known extends Record<CallsOf, readonly string[]> {
  readonly lists: readonly ListName[];
  readonly installation: readonly ListName[];
  readonly marks: readonly CallMark[] | null;
}

/** The most earlier calls and marks of a number that are counted. */
const mostCounted = 100;

/** Returns what may be on a list for this number: it, and each of its prefixes. */
function listNames(number: string): string[] {
  return [number, ...listPrefixes(number).map((prefix) => writeListed({ number: prefix, isPrefix: true }))];
}

/** Returns the keyed hash by which a number's neighbors are counted; it is never the hash of a whole number. */
export function neighborsHash(sealing: Sealing, tenantId: TenantId, number: string): Buffer {
  return sealing.lookup(tenantId, writeListed({ number: neighborhoodOf(number), isPrefix: true }));
}

/** Finds what is known of a caller, and keeps what was decided and what people say. */
export class ScreeningStore {
  constructor(
    private readonly tx: TenantTx,
    private readonly sealing: Sealing,
  ) {}

  /** Returns the list that a caller is on and the rules that match them; a VIP is never screened out. */
  async facts(policy: ScreeningPolicy, caller: ScreenedCaller): Promise<ScreeningFacts> {
    const { lists, installation, marks, number, neighbors, everyone } = await this.read(policy, caller);
    const earlier = {
      number: number.map(Number),
      neighbors: neighbors.map(Number),
      everyone: everyone.map(Number),
    };
    const reasons = reasonsFor(policy, { ...caller, earlier, marks: marks ?? [] });
    return { listed: (await this.isVip(caller)) ? 'allow' : listedAs(lists, installation), reasons };
  }

  private async isVip({ number }: ScreenedCaller): Promise<boolean> {
    if (number === null) return false;
    const { tx, sealing } = this;
    return (await new ContactStore(tx, sealing).vipOf(sealing.lookup(tx.tenantId, number))) !== null;
  }

  /** A withheld number is on no list, and counts only among the calls of everyone. */
  private async read(policy: ScreeningPolicy, { number, now, callId }: ScreenedCaller): Promise<Known> {
    const { tenantId } = this.tx;
    const names = number === null ? [] : listNames(number);
    const since = (of: CallsOf) => new Date(now - longestFrequencyMs(policy, of));
    const hash = (text: string | null) => (text === null ? null : this.sealing.lookup(tenantId, text));
    const calls = (where: string) =>
      `array(select extract(epoch from started_at) * 1000 from calls
              where tenant_id = $1 and id is distinct from $2 and ${where}
              order by started_at desc limit ${mostCounted})`;
    const [found] = await this.tx.query<Known>(
      `select
         array(select list from screening_numbers where tenant_id = $1 and number_hmac = any($3)) as lists,
         app.installation_lists($4) as installation,
         ${calls('caller_hmac = $5 and started_at >= $6')} as number,
         ${calls('neighbors_hmac = $7 and started_at >= $8')} as neighbors,
         ${calls('started_at >= $9')} as everyone,
         (select jsonb_agg(jsonb_build_object('isSpam', is_spam, 'at', (extract(epoch from marked_at) * 1000)::bigint))
            from (select is_spam, marked_at from screening_marks where tenant_id = $1 and number_hmac = $5
                   order by marked_at desc limit ${mostCounted}) as newest) as marks`,
      [
        ...[tenantId, callId, names.map((name) => this.sealing.lookup(tenantId, name))],
        names.map((name) => this.sealing.installationLookup(name)),
        ...[hash(number), since('number')],
        ...[number === null ? null : neighborsHash(this.sealing, tenantId, number), since('neighbors')],
        since('everyone'),
      ],
    );
    if (found === undefined) throw new Error('the database returned nothing about a caller');
    return found;
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
}

/** Keeps what was decided about the caller of a call, for the report; what they say may change it. */
export async function keepVerdict(
  tx: TenantTx,
  callId: string,
  { action, listed, reasons }: Verdict,
  now: Instant,
): Promise<void> {
  await tx.query(
    `insert into screening_verdicts (tenant_id, call_id, action, listed, kinds, decided_at) values ($1, $2, $3, $4, $5, $6)
     on conflict (tenant_id, call_id) do update set action = excluded.action, kinds = excluded.kinds`,
    [tx.tenantId, callId, action, listed, [...new Set(reasons.map(({ kind }) => kind))], new Date(now)],
  );
}
