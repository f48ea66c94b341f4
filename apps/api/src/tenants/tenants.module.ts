import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity';
import { ProvisionTenant } from './provision-tenant';
import { OwnTenantController, TenantsController } from './tenants.controller';

@Module({
  imports: [IdentityModule],
  controllers: [TenantsController, OwnTenantController],
  providers: [ProvisionTenant],
  exports: [ProvisionTenant],
})
export class TenantsModule {}
