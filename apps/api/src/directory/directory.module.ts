import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity';
import { Agents } from './agents';
import { AgentsController } from './agents.controller';
import { DepartmentsController } from './departments.controller';

@Module({
  imports: [IdentityModule],
  controllers: [AgentsController, DepartmentsController],
  providers: [Agents],
  exports: [Agents],
})
export class DirectoryModule {}
