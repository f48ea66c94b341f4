import { openIfReadable, type Seal } from '../platform/sealing';
import type { Member } from './member.dto';
import type { MemberRow } from './member.store';

/**
 * Returns a member as the API shows it. A value that cannot be unsealed is empty, so that one bad row does not break a
 * list.
 */
export function memberOf(row: MemberRow, tenant: Seal, installation: Seal): Member {
  const { personId, role, agentId, disabled, invited, createdAt, passwordAskedAt, version } = row;
  const name = { table: 'memberships', column: 'name_sealed', row: personId };
  const email = { table: 'people', column: 'email_sealed', row: personId };
  return {
    ...{ id: personId, role, agentId, disabled, invited, createdAt: createdAt.getTime(), version },
    passwordAskedAt: passwordAskedAt?.getTime() ?? null,
    name: openIfReadable(tenant, name, row.nameSealed) ?? '',
    email: openIfReadable(installation, email, row.emailSealed) ?? '',
  };
}
