export { afterHoursRule } from './after-hours.dto';
export { AfterHoursStore, type RuleOwner } from './after-hours.store';
export { ProvisionTenant } from './provision-tenant';
export { screeningPolicy, screeningRules } from './screening-policy.dto';
export { OwnTenantStore } from './tenant.store';
export { type NewTenant } from './tenant.dto';
export { TenantNotesStore, type NoteKind } from './tenant-notes.store';
export { TenantsModule } from './tenants.module';
