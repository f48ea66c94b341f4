import { openIfReadable, type Seal } from '../platform/sealing';
import type { AgentRow } from './agent.store';
import type { Agent } from './directory.dto';

/**
 * Returns an agent as the API shows it. A value that cannot be unsealed is empty, so that one bad row does not break a
 * list.
 */
export function agentOf(row: AgentRow, tenant: Seal, installation: Seal): Agent {
  const { nameSealed, emailSealed, statusSeq: _seq, statusAt, passwordAskedAt, skills, ...shown } = row;
  const { personId } = row;
  const name = { table: 'memberships', column: 'name_sealed', row: personId };
  const email = { table: 'people', column: 'email_sealed', row: personId };
  return {
    ...shown,
    skills: Object.entries(skills)
      .map(([name, level]) => ({ name, level }))
      .sort((a, b) => a.name.localeCompare(b.name)),
    statusAt: statusAt.getTime(),
    passwordAskedAt: passwordAskedAt?.getTime() ?? null,
    name: openIfReadable(tenant, name, nameSealed) ?? '',
    email: openIfReadable(installation, email, emailSealed) ?? '',
  };
}
