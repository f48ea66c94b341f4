import { Injectable } from '@nestjs/common';
import type { TenantTx } from '@voicecore/database';
import type { ScreeningPolicy, ScreeningRule } from '@voicecore/domain/screening';
import { Clock } from '../platform/clock';

/** How long a process keeps the rules, ms: that late a change of the super admin takes effect. */
const keptMs = 5_000;

/** The rules of the installation, which are added to those of each business. */
@Injectable()
export class InstallationRules {
  private known: { readonly rules: readonly ScreeningRule[]; readonly until: number } | null = null;

  constructor(private readonly clock: Clock) {}

  /** Returns a business's policy with the rules of the installation beneath its own; the thresholds are its own. */
  async beneath(tx: TenantTx, policy: ScreeningPolicy): Promise<ScreeningPolicy> {
    const rules = await this.read(tx);
    return rules.length === 0 ? policy : { ...policy, rules: [...policy.rules, ...rules] };
  }

  private async read(tx: TenantTx): Promise<readonly ScreeningRule[]> {
    const now = this.clock.now();
    if (this.known !== null && now < this.known.until) return this.known.rules;
    const [row] = await tx.query<{ rules: ScreeningRule[] }>('select app.installation_rules() as rules');
    // No business can give its own rule such an id.
    const rules = (row?.rules ?? []).map((rule) => ({ ...rule, id: `installation:${rule.id}` }));
    this.known = { rules, until: now + keptMs };
    return rules;
  }
}
