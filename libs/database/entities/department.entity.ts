import type { AgentId, DepartmentId } from '@voicecore/domain/kernel';
import type { EscalationRule, Strategy } from '@voicecore/domain/routing';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { TenantRow } from './tenant-row.entity';

/** A department of a business; a deleted one is kept for the records of its calls. */
@Entity('departments')
export class DepartmentEntity extends TenantRow {
  @PrimaryColumn('uuid')
  id!: DepartmentId;

  @Column('text', { name: 'name_en' })
  nameEn!: string;

  @Column('text', { name: 'name_es' })
  nameEs!: string;

  @Column('int')
  position!: number;

  /** The department that it is part of; null for one at the top. */
  @Column('uuid', { name: 'parent_id', nullable: true })
  parentId!: DepartmentId | null;

  @Column('text')
  strategy!: Strategy;

  /** The skill that its callers need; null if none in particular. */
  @Column('text', { nullable: true })
  skill!: string | null;

  /** How long its callers wait before they ring in the department above as well; null if they never do. */
  @Column('int', { name: 'escalate_after_seconds', nullable: true })
  escalateAfterSeconds!: number | null;

  @Column('text', { name: 'escalate_to', nullable: true })
  escalateTo!: EscalationRule['people'] | null;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'deleted_at', nullable: true })
  deletedAt!: Date | null;

  /** What was removed together with it, to be restored with it. */
  @Column('jsonb', { name: 'removed_with', nullable: true })
  removedWith!: object | null;

  /** Counts the changes, from 1. */
  @Column('int')
  version!: number;

  /** Counts the changes of its hours, from 1. */
  @Column('int', { name: 'hours_version' })
  hoursVersion!: number;
}

/** An agent's membership in a department. */
@Entity('department_agents')
export class DepartmentAgentEntity extends TenantRow {
  @PrimaryColumn('uuid', { name: 'department_id' })
  departmentId!: DepartmentId;

  @PrimaryColumn('uuid', { name: 'agent_id' })
  agentId!: AgentId;
}

/** Somebody who manages a department, and with it all that are part of it. */
@Entity('department_managers')
export class DepartmentManagerEntity extends TenantRow {
  @PrimaryColumn('uuid', { name: 'department_id' })
  departmentId!: DepartmentId;

  @PrimaryColumn('uuid', { name: 'agent_id' })
  agentId!: AgentId;
}
