export { ProvisionTenant } from './provision-tenant';
export { type NewTenant } from './tenant.dto';
export { TenantsModule } from './tenants.module';
