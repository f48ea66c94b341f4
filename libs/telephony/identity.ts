import type { AgentId, TenantId } from '@voicecore/domain/kernel';

/** The softphone's identity at the carrier, of the characters that it allows: `t<tenant>_a<agent>` without dashes. */
export function softphoneIdentity(tenantId: TenantId, agentId: AgentId): string {
  return `t${tenantId.replaceAll('-', '')}_a${agentId.replaceAll('-', '')}`;
}
