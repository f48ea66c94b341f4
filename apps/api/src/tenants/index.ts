export { defaults, ProvisionTenant, type Provisioned } from './provision-tenant';
export { configuration, type Configuration, type NewTenant } from './tenant.dto';
export { TenantsModule } from './tenants.module';
