import { Module } from '@nestjs/common';
import { DirectoryModule } from '../directory';
import { IdentityModule } from '../identity';
import { TenantsModule } from '../tenants';
import { DemoDesk } from './demo-desk';
import { DemoTenant } from './demo-tenant';
import { FirstStart } from './first-start';
import { InstallationController } from './installation.controller';
import { WrappedKeys } from './wrapped-keys';

@Module({
  imports: [IdentityModule, TenantsModule, DirectoryModule],
  controllers: [InstallationController],
  providers: [DemoDesk, DemoTenant, FirstStart, WrappedKeys],
  exports: [FirstStart],
})
export class OperationsModule {}
