import { openIfReadable, type Seal } from '../platform/sealing';
import type { AgentRow } from './agent.store';
import type { Agent } from './directory.dto';

/**
 * Returns an agent as the API shows it. A value that cannot be unsealed is empty, so that one bad row does not break a
 * list.
 */
export function agentOf(row: AgentRow, tenant: Seal, installation: Seal): Agent {
  const { id, personId, extension, role, status, statusReason, callId, departmentIds, disabled, invited, version } =
    row;
  const name = { table: 'memberships', column: 'name_sealed', row: personId };
  const email = { table: 'people', column: 'email_sealed', row: personId };
  return {
    ...{ id, personId, extension, role, status, statusReason, callId, departmentIds, disabled, invited, version },
    statusAt: row.statusAt.getTime(),
    passwordAskedAt: row.passwordAskedAt?.getTime() ?? null,
    name: openIfReadable(tenant, name, row.nameSealed) ?? '',
    email: openIfReadable(installation, email, row.emailSealed) ?? '',
  };
}
