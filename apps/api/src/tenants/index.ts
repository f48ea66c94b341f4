export { ProvisionTenant } from './provision-tenant';
export { OwnTenantStore } from './tenant.store';
export { type NewTenant } from './tenant.dto';
export { TenantsModule } from './tenants.module';
