import type { AgentId, TenantId } from '@voicecore/domain/kernel';

/**
 * Returns the softphone's identity at the carrier, using only the allowed characters: `t<tenant>_a<agent>` without
 * dashes.
 */
export function softphoneIdentity(tenantId: TenantId, agentId: AgentId): string {
  return `t${tenantId.replaceAll('-', '')}_a${agentId.replaceAll('-', '')}`;
}
