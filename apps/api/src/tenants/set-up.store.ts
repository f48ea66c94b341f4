import type { TenantTx } from '@voicecore/database';
import { heardOutcomes } from '@voicecore/domain/call';
import type { SetUpView } from './tenant.dto';

/** How far a new business has been set up, read from its own rows and not from a browser's storage. */
export class SetUpStore {
  constructor(private readonly tx: TenantTx) {}

  async read(): Promise<SetUpView> {
    const [row] = await this.tx.query<SetUpView>(
      `select
         exists (select from knowledge_entries where enabled) as knowledge,
         exists (select from agents a
            join memberships m on m.tenant_id = a.tenant_id and m.person_id = a.person_id and m.disabled_at is null
            join people p on p.id = a.person_id and p.disabled_at is null and not p.invited
          where a.deleted_at is null) as people,
         exists (select from numbers where removed_at is null) as number,
         exists (select from calls where outcome = any($1)) as call`,
      [heardOutcomes],
    );
    return row ?? { knowledge: false, people: false, number: false, call: false };
  }
}
