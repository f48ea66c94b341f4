import type { TenantId } from '@voicecore/domain/kernel';
import type { FindManyOptions, FindOptionsWhere, ObjectLiteral, QueryDeepPartialEntity, Repository } from 'typeorm';
import type { TenantRow } from './entities';
import type { Session } from './source';

/** The class of a row. */
export type RowClass<Row extends TenantRow> = new () => Row;

/** Column values of a row; the tenant is the transaction's own. An omitted column takes its default. */
export type RowValues<Row extends TenantRow> = QueryDeepPartialEntity<Omit<Row, 'tenantId'>>;

/** Selects rows: those that match every named column by equality, or by its operator. */
export type RowFilter<Row extends TenantRow> = FindOptionsWhere<Omit<Row, 'tenantId'>>;

/** Selects rows: which, in what order, how many, and whether they are locked until the end of the transaction. */
export type RowQuery<Row extends TenantRow> = Pick<
  FindManyOptions<Omit<Row, 'tenantId'>>,
  'order' | 'take' | 'lock'
> & {
  where?: RowFilter<Row>;
};

/**
 * A table of the tenant, row by row, in the tenant's running transaction and on its connection: rows hidden by
 * row-level security do not exist for it, and once the transaction is over every method refuses. A failure is a
 * `DatabaseFault` without values.
 */
export class TenantRepository<Row extends TenantRow> {
  constructor(
    private readonly session: Session,
    private readonly tenantId: TenantId,
    private readonly row: RowClass<Row>,
  ) {}

  async find(query: RowQuery<Row> = {}): Promise<Row[]> {
    const found = await this.on((rows) => rows.find({ ...query, where: this.own(query.where ?? {}) }));
    return found as Row[];
  }

  /** The first row, or null. */
  async findOne(where: RowFilter<Row>, query: Omit<RowQuery<Row>, 'where' | 'take'> = {}): Promise<Row | null> {
    const [row] = await this.find({ ...query, where, take: 1 });
    return row ?? null;
  }

  async insert(...values: RowValues<Row>[]): Promise<void> {
    if (values.length === 0) return;
    await this.on((rows) => rows.insert(values.map((one) => this.own(one))));
  }

  /** Returns how many rows were changed; values that are undefined in `change` are kept. */
  async update(where: RowFilter<Row>, change: RowValues<Row>): Promise<number> {
    if (Object.values(change).every((value) => value === undefined)) return 0;
    return (await this.on((rows) => rows.update(this.named(where), change))).affected ?? 0;
  }

  /** Returns how many rows were deleted. */
  async delete(where: RowFilter<Row>): Promise<number> {
    return (await this.on((rows) => rows.delete(this.named(where)))).affected ?? 0;
  }

  private on<T>(work: (rows: Repository<ObjectLiteral>) => Promise<T>): Promise<T> {
    return this.session.manage((manager) => work(manager.getRepository(this.row)));
  }

  private own<Values extends object>(values: Values): Values & { tenantId: TenantId } {
    return { ...values, tenantId: this.tenantId };
  }

  /** Requires a filter that names something: a forgotten value must not mean every row of the tenant. */
  private named(where: RowFilter<Row>): FindOptionsWhere<ObjectLiteral> {
    if (Object.keys(where).length === 0) throw new Error('The filter must name at least one column.');
    return this.own(where);
  }
}
