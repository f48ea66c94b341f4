import type { TenantTx } from '@voicecore/database';
import { heardOutcomes, type SetUpFacts } from '@voicecore/domain/set-up';

/** What a business has so far, counted no further than to one. */
export class SetUpFactsStore {
  constructor(private readonly tx: TenantTx) {}

  async read(): Promise<SetUpFacts> {
    const [row] = await this.tx.query<SetUpFacts>(
      `select
         (exists (select from knowledge_entries where enabled))::int as "usedEntries",
         (exists (select from agents a
            join memberships m on m.tenant_id = a.tenant_id and m.person_id = a.person_id and m.disabled_at is null
            join people p on p.id = a.person_id and p.disabled_at is null and not p.invited
          where a.deleted_at is null))::int as "peopleWithExtension",
         (exists (select from numbers where removed_at is null))::int as numbers,
         (exists (select from calls where outcome = any($1)))::int as "heardCalls"`,
      [heardOutcomes],
    );
    return row ?? { usedEntries: 0, peopleWithExtension: 0, numbers: 0, heardCalls: 0 };
  }
}
