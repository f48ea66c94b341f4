import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity';
import { Agents } from './agents';
import { AgentsController } from './agents.controller';
import { DepartmentsController } from './departments.controller';
import { Members } from './members';
import { AdministratorsController, MembersController } from './members.controller';
import { Memberships } from './memberships';

@Module({
  imports: [IdentityModule],
  controllers: [AdministratorsController, AgentsController, DepartmentsController, MembersController],
  providers: [Agents, Members, Memberships],
  exports: [Agents],
})
export class DirectoryModule {}
