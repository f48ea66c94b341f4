import { AgentEntity } from './agent.entity';
import { DepartmentAgentEntity, DepartmentEntity } from './department.entity';
import { HoursEntity } from './hours.entity';
import { KnowledgeEntity } from './knowledge.entity';
import { NumberEntity } from './number.entity';
import { SpecialDayEntity } from './special-day.entity';

export {
  AgentEntity,
  DepartmentAgentEntity,
  DepartmentEntity,
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
  HoursEntity,
  KnowledgeEntity,
  NumberEntity,
  SpecialDayEntity,
];
