import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity';
import { AgentList } from './agent-list';
import { Agents } from './agents';
import { AgentsController } from './agents.controller';
import { DepartmentsController } from './departments.controller';
import { Extensions } from './extensions';
import { Members } from './members';
import { AdministratorsController, MembersController } from './members.controller';
import { Memberships } from './memberships';

@Module({
  imports: [IdentityModule],
  controllers: [AdministratorsController, AgentsController, DepartmentsController, MembersController],
  providers: [AgentList, Agents, Extensions, Members, Memberships],
  exports: [AgentList, Agents],
})
export class DirectoryModule {}
