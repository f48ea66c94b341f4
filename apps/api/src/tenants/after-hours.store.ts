import type { TenantTx } from '@voicecore/database';
import { firstAfterHours, type AfterHours, type AfterHoursRule } from '@voicecore/domain/hours';
import type { DepartmentId } from '@voicecore/domain/kernel';

/** Whose rule it is. */
export type RuleOwner = { readonly kind: 'business' } | { readonly kind: 'department' | 'number'; readonly id: string };

interface Row {
  readonly version: number;
  readonly rules: AfterHours | null;
  /** The departments and numbers that have not been removed. */
  readonly present: readonly string[];
}

const read = `select t.config_version as version, c.config -> 'afterHours' as rules, array(
      select id::text from departments where deleted_at is null union all select id::text from numbers where removed_at is null
    ) as present
  from tenants t join configurations c on c.tenant_id = t.id and c.version = t.config_version`;

/**
 * Reads and writes what callers get after hours. The rules are part of the configuration, so that a call keeps those of
 * its ring; those of a removed department or number are kept there for its restoration, and not shown.
 */
export class AfterHoursStore {
  constructor(private readonly tx: TenantTx) {}

  /** Returns the rules for calls that begin now. One whose department is gone reads as what callers get: a message. */
  async read(): Promise<AfterHours> {
    const { rules, present } = await this.row(read);
    const shown = (rule: AfterHoursRule): AfterHoursRule =>
      rule.kind === 'department' && !present.includes(rule.departmentId) ? { kind: 'message' } : rule;
    return ofPresent(rules ?? firstAfterHours, present, shown);
  }

  /**
   * Sets a rule, or removes it (null), in a new version of the configuration: it applies to calls that begin after it.
   * Locks the tenant's row, so departments are locked before.
   */
  async set(owner: RuleOwner, rule: AfterHoursRule | null): Promise<void> {
    const { version, rules } = await this.row(`${read} for update of t`);
    const next = changed(rules ?? firstAfterHours, owner, rule);
    await this.tx.query(
      `insert into configurations (tenant_id, version, config, default_language)
         select tenant_id, version + 1, config || jsonb_build_object('afterHours', $2::jsonb), default_language
           from configurations where version = $1`,
      [version, next],
    );
    await this.tx.query('update tenants set config_version = $1', [version + 1]);
  }

  /** Returns the owners of the rules that send callers to a department. */
  async sendingTo(departmentId: DepartmentId): Promise<readonly RuleOwner[]> {
    const { rules, present } = await this.row(read);
    const { business, departments, numbers } = ofPresent(rules ?? firstAfterHours, present);
    const sends = (rule: AfterHoursRule) => rule.kind === 'department' && rule.departmentId === departmentId;
    const among = (all: Readonly<Record<string, AfterHoursRule>>, kind: 'department' | 'number'): RuleOwner[] =>
      Object.entries(all).flatMap(([id, rule]) => (sends(rule) ? [{ kind, id }] : []));
    const own: RuleOwner[] = sends(business) ? [{ kind: 'business' }] : [];
    return [...own, ...among(departments, 'department'), ...among(numbers, 'number')];
  }

  private async row(sql: string): Promise<Row> {
    const [row] = await this.tx.query<Row>(sql);
    if (!row) throw new Error('the tenant does not exist');
    return row;
  }
}

/** Returns the rules whose owners have not been removed, each as `shown` gives it. */
function ofPresent(
  { business, departments, numbers }: AfterHours,
  present: readonly string[],
  shown: (rule: AfterHoursRule) => AfterHoursRule = (rule) => rule,
): AfterHours {
  const own = (all: Readonly<Record<string, AfterHoursRule>>) =>
    Object.fromEntries(
      Object.entries(all).flatMap(([id, rule]) => (present.includes(id) ? [[id, shown(rule)] as const] : [])),
    );
  return { business: shown(business), departments: own(departments), numbers: own(numbers) };
}

function changed(rules: AfterHours, owner: RuleOwner, rule: AfterHoursRule | null): AfterHours {
  if (owner.kind === 'business') return { ...rules, business: rule ?? firstAfterHours.business };
  const group = owner.kind === 'department' ? 'departments' : 'numbers';
  const { [owner.id]: _before, ...others } = rules[group];
  return { ...rules, [group]: rule === null ? others : { ...others, [owner.id]: rule } };
}
