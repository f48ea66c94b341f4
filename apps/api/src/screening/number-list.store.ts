import { randomUUID } from 'node:crypto';
import type { PlatformTx, TenantTx } from '@voicecore/database';
import type { Instant } from '@voicecore/domain/kernel';
import { writeListed, type ListedText, type ListName } from '@voicecore/domain/screening';
import { openIfReadable, type Seal, type Sealing } from '../platform/sealing';
import type { ListedNumber, NewListedNumber } from './screening.dto';

interface Row {
  readonly id: string;
  readonly list: ListName;
  readonly number_sealed: Buffer;
  readonly is_prefix: boolean;
  readonly created: number;
}

/** Whose lists these are: the rows of one business, or those of the installation. */
interface Home {
  readonly table: 'screening_numbers' | 'installation_numbers';
  /** The tenant; null for the installation, whose table has no such column. */
  readonly owner: string | null;
  readonly seal: Seal;
  readonly lookup: (text: string) => Buffer;
}

/** Reads and writes the lists of numbers that are always put through, or always blocked. */
export class NumberListStore {
  private constructor(
    private readonly tx: Pick<TenantTx, 'query'>,
    private readonly home: Home,
  ) {}

  static async ofTenant(tx: TenantTx, sealing: Sealing): Promise<NumberListStore> {
    const seal = await sealing.tenant(tx);
    const lookup = (text: string) => sealing.lookup(tx.tenantId, text);
    return new NumberListStore(tx, { table: 'screening_numbers', owner: tx.tenantId, seal, lookup });
  }

  static ofInstallation(tx: PlatformTx, sealing: Sealing): NumberListStore {
    const lookup = (text: string) => sealing.installationLookup(text);
    return new NumberListStore(tx, { table: 'installation_numbers', owner: null, seal: sealing.installation, lookup });
  }

  /** Returns `limit + 1` entries of a list, newest first, starting after the given one. */
  async page(list: ListName, after: readonly [number, string] | null, limit: number): Promise<ListedNumber[]> {
    const rows = await this.tx.query<Row>(
      `select id, list, number_sealed, is_prefix, (extract(epoch from created_at) * 1000)::float8 as created
         from ${this.home.table} where ${this.isOwn()} and list = $2
          and ($3::timestamptz is null or (created_at, id) < ($3, $4::uuid))
        order by created_at desc, id desc limit $5`,
      [this.home.owner, list, after && new Date(after[0]), after?.[1] ?? null, limit + 1],
    );
    return rows.map(({ id, list: on, number_sealed, is_prefix, created }) => ({
      id,
      list: on,
      number: openIfReadable(this.home.seal, this.place(id), number_sealed),
      isPrefix: is_prefix,
      createdAt: created,
    }));
  }

  /** Adds a number to a list; one that is on the other list moves. Returns its entry. */
  async add({ list, ...listed }: NewListedNumber, now: Instant): Promise<ListedNumber> {
    const [id = ''] = await this.put(list, [listed], now);
    return { id, list, ...listed, createdAt: now };
  }

  /** Adds many numbers; those on the other list move. Returns how many there are, each counted once. */
  async addMany(list: ListName, numbers: readonly ListedText[], now: Instant): Promise<number> {
    // In one order, so that two imports at the same time do not wait for each other's rows.
    const each = [...new Map(numbers.map((one) => [writeListed(one), one] as const))]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, one]) => one);
    await this.put(list, each, now);
    return each.length;
  }

  /** Removes an entry and returns the list it was on; null when there is no such entry. */
  async remove(id: string): Promise<ListName | null> {
    const sql = `delete from ${this.home.table} where ${this.isOwn()} and id = $2 returning list`;
    const removed = await this.tx.query<{ list: ListName }>(sql, [this.home.owner, id]);
    return removed[0]?.list ?? null;
  }

  /** Puts numbers, each given once, on a list, and takes them off the other; returns the ids of their entries. */
  private async put(list: ListName, numbers: readonly ListedText[], now: Instant): Promise<string[]> {
    const { table, owner, seal, lookup } = this.home;
    const ids = numbers.map(() => randomUUID() as string);
    const [column, value, only] = owner === null ? ['', '', 'where $1::uuid is null'] : ['tenant_id, ', '$1, ', ''];
    await this.tx.query(
      `insert into ${table} (${column}id, list, number_hmac, number_sealed, is_prefix, created_at)
       select ${value}id, $2, hmac, sealed, is_prefix, $7
         from unnest($3::uuid[], $4::bytea[], $5::bytea[], $6::boolean[]) as made (id, hmac, sealed, is_prefix) ${only}
       on conflict (${column}number_hmac) do update
         set id = excluded.id, list = excluded.list, number_sealed = excluded.number_sealed, created_at = excluded.created_at`,
      [
        ...[owner, list, ids],
        numbers.map((one) => lookup(writeListed(one))),
        numbers.map(({ number }, at) => seal.seal(this.place(ids[at] ?? ''), number)),
        ...[numbers.map(({ isPrefix }) => isPrefix), new Date(now)],
      ],
    );
    return ids;
  }

  private isOwn(): string {
    return this.home.owner === null ? '$1::uuid is null' : 'tenant_id = $1';
  }

  private place(id: string) {
    return { table: this.home.table, column: 'number_sealed', row: id };
  }
}
