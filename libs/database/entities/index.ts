import { AgentEntity } from './agent.entity';
import { DepartmentAgentEntity, DepartmentEntity, DepartmentManagerEntity } from './department.entity';
import { HoursEntity } from './hours.entity';
import { KnowledgeEntity } from './knowledge.entity';
import { NumberEntity } from './number.entity';
import { SpecialDayEntity } from './special-day.entity';

export {
  AgentEntity,
  DepartmentAgentEntity,
  DepartmentEntity,
  DepartmentManagerEntity,
  HoursEntity,
  KnowledgeEntity,
  NumberEntity,
  SpecialDayEntity,
};
export type { TenantRow } from './tenant-row.entity';

/** Tables that are read and written row by row. Rows have no relations: joins are written as SQL in a store. */
export const entities = [
  AgentEntity,
  DepartmentAgentEntity,
  DepartmentEntity,
  DepartmentManagerEntity,
  HoursEntity,
  KnowledgeEntity,
  NumberEntity,
  SpecialDayEntity,
];
