import type { TenantId } from '@voicecore/domain/kernel';

/** The reserved tenant whose members are the super admins, so that every session belongs to a tenant. */
export const platformTenant = '00000000-0000-7000-8000-000000000001' as TenantId;
